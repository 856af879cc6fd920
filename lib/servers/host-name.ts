// The host name of a company's own for a server, which AWS keeps in tags only. Pure; runs in the browser too.

import type { Tag } from '@aws-sdk/client-transfer';
import type { TagChange } from '@/lib/tags/rules';

/** What the API takes (AWS: "Working with custom hostnames"); AWS's own console writes the same behind `aws:`. */
export const HOST_TAG = 'transfer:customHostname';
export const ZONE_TAG = 'transfer:route53HostedZoneId';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const HOST = new RegExp(`^${LABEL}(?:\\.${LABEL})+$`, 'i');

export function hostNameProblem(text: string): string | undefined {
  if (text === '' || (text.length <= 253 && HOST.test(text))) return undefined;
  return 'Enter a full host name, such as sftp.example.com.';
}

export function zoneProblem(text: string): string | undefined {
  return text === '' || /^(\/hostedzone\/)?[A-Z0-9]{1,32}$/.test(text)
    ? undefined
    : 'The id of a hosted zone looks like Z0123456789ABCDEFGHIJ.';
}

export interface HostNameFields {
  CustomHostname: string;
  HostedZoneId: string;
}

export interface CustomHostName {
  host: string;
  /** Without the `/hostedzone/` in front; absent where another DNS holds the name. */
  zone?: string | undefined;
  /** Written by AWS's own console: the API takes no change of it. */
  byAws: boolean;
}

export function customHostName(tags: readonly Tag[] | undefined): CustomHostName | undefined {
  const tagged = (key: string) => tags?.find((tag) => tag.Key === key)?.Value || undefined;
  const own = tagged(HOST_TAG);
  const host = own ?? tagged(`aws:${HOST_TAG}`);
  if (!host) return undefined;
  const zone = own ? tagged(ZONE_TAG) : tagged(`aws:${ZONE_TAG}`);
  return { host, zone: zone?.replace('/hostedzone/', ''), byAws: !own };
}

export function hostNameTags({ CustomHostname, HostedZoneId }: HostNameFields) {
  if (!CustomHostname) return [];
  const zone = `/hostedzone/${HostedZoneId.replace('/hostedzone/', '')}`;
  return [
    { Key: HOST_TAG, Value: CustomHostname },
    ...(HostedZoneId ? [{ Key: ZONE_TAG, Value: zone }] : []),
  ];
}

/** What of the tags changes; nothing where the name stays. */
export function hostNameChange(before: readonly Tag[] | undefined, fields: HostNameFields): TagChange {
  const wanted = hostNameTags(fields);
  const present = new Map(before?.map(({ Key, Value }) => [Key, Value]));
  return {
    set: wanted.filter(({ Key, Value }) => present.get(Key) !== Value),
    remove: [HOST_TAG, ZONE_TAG].filter((key) => present.has(key) && !wanted.some((tag) => tag.Key === key)),
  };
}

// What a server's protocols ask of its other settings, and what makes sense without logins (API: CreateServer, Protocols). Pure.

import type { DescribedServer, Protocol } from '@aws-sdk/client-transfer';
import { list } from '@/lib/format';

/** In the order in which they are offered. */
export const protocols = ['SFTP', 'FTPS', 'FTP', 'AS2'] as const;

export const protocolMeanings: Record<Protocol, string> = {
  SFTP: 'Users log in with SSH keys or passwords, all of it encrypted by SSH.',
  FTPS: 'FTP inside TLS, for older clients. Needs a certificate, a VPC and an identity provider of your own.',
  FTP: 'Nothing is encrypted, passwords included. Inside a VPC only, with an identity provider of your own.',
  AS2: 'Trading partners post messages over HTTP, each under an agreement. Needs a VPC and Amazon S3.',
};

/** Whether anyone logs in: AS2 alone has no users, host keys or banners. What is not known yet is taken for a yes. */
export function takesLogins(spoken: readonly Protocol[] | undefined): boolean {
  return !spoken?.length || spoken.some((protocol) => protocol !== 'AS2');
}

export function speaksAs2(server: Pick<DescribedServer, 'Protocols'> | undefined): boolean {
  return server?.Protocols?.includes('AS2') ?? false;
}

/** FTP and FTPS have data connections of their own, and logins by password only. */
export function speaksFtp(spoken: readonly Protocol[]): boolean {
  return spoken.includes('FTP') || spoken.includes('FTPS');
}

/** `FTPS and AS2 need`, `AS2 needs`. */
function need(spoken: readonly Protocol[], ...which: Protocol[]): string | undefined {
  const found = protocols.filter((protocol) => which.includes(protocol) && spoken.includes(protocol));
  if (found.length === 0) return undefined;
  return `${list(found)} ${found.length > 1 ? 'need' : 'needs'}`;
}

export interface ProtocolReasons {
  PUBLIC?: string;
  EFS?: string;
  SERVICE_MANAGED?: string;
  FIPS?: string;
  /** Against Elastic IP addresses. */
  elastic?: string;
}

/** Why other choices do not go with the protocols. */
export function reasonsOfProtocols(spoken: readonly Protocol[]): ProtocolReasons {
  const vpc = need(spoken, 'FTP', 'FTPS', 'AS2');
  const provider = need(spoken, 'FTP', 'FTPS');
  const fips = list(protocols.filter((one) => (one === 'FTP' || one === 'AS2') && spoken.includes(one)));
  return {
    ...(vpc && { PUBLIC: `${vpc} an endpoint in a VPC.` }),
    ...(spoken.includes('AS2') && { EFS: 'AS2 keeps messages in Amazon S3 only.' }),
    ...(provider && {
      SERVICE_MANAGED: `${provider} passwords, which Transfer Family itself does not keep.`,
    }),
    ...(fips && { FIPS: `${fips} ${fips.includes(' and ') ? 'do' : 'does'} not go with a FIPS policy.` }),
    ...(spoken.includes('FTP') && {
      elastic: 'FTP is not served to the internet: take FTP off the protocols first.',
    }),
  };
}

/** Why a server that exists cannot take up a protocol; undefined where it can. */
export function reasonAgainstProtocol(server: DescribedServer, protocol: Protocol): string | undefined {
  if (server.Protocols?.includes(protocol)) return undefined;
  const reasons = reasonsOfProtocols([protocol]);
  if (reasons.EFS && server.Domain === 'EFS')
    return 'This server keeps files in EFS; AS2 keeps messages in S3 only.';
  if (reasons.PUBLIC && server.EndpointType === 'PUBLIC')
    return `${reasons.PUBLIC} Change the endpoint first.`;
  if (reasons.SERVICE_MANAGED && server.IdentityProviderType === 'SERVICE_MANAGED')
    return `${reasons.SERVICE_MANAGED} Change the identity provider first.`;
  if (reasons.FIPS && isFipsPolicy(server.SecurityPolicyName))
    return `${reasons.FIPS} Change the policy first.`;
  if (protocol === 'FTP' && server.EndpointDetails?.AddressAllocationIds?.length)
    return 'FTP is not served to the internet: remove the Elastic IP addresses first.';
  return undefined;
}

export function isFipsPolicy(name: string | undefined): boolean {
  return /FIPS/.test(name ?? '');
}

// Where a clone comes from and where it is made, as addresses tell it, and what is carried over of any kind. Runs in the browser too.

import type { Tag } from '@aws-sdk/client-transfer';

export type CloneKind = 'user' | 'server' | 'as2-connector' | 'sftp-connector';

const folders = {
  server: 'new-server',
  'as2-connector': 'new-connector',
  'sftp-connector': 'new-sftp-connector',
} as const satisfies Partial<Record<CloneKind, string>>;

/** The form for it in an environment, which asks for the original by the caller's own rights. `from` begins with the environment's id. */
export function cloneHref(
  kind: Exclude<CloneKind, 'user'>,
  environmentId: string,
  from: readonly string[],
): string {
  return `/e/${environmentId}/${folders[kind]}?${fromQuery(from)}`;
}

export function cloneUserHref(environmentId: string, serverId: string, from: readonly string[]): string {
  return `/e/${environmentId}/servers/${serverId}/new-user?${fromQuery(from)}`;
}

function fromQuery(from: readonly string[]): string {
  return new URLSearchParams({ from: from.join('/') }).toString();
}

/** As many parts as the kind has; undefined for an address that names no original. */
export function cloneSource(from: string | string[] | undefined, parts: number): string[] | undefined {
  if (typeof from !== 'string') return undefined;
  const found = from.split('/');
  return found.length === parts && found.every(Boolean) ? found : undefined;
}

/** What a form begins with, and what it could not take from the original, one sentence each. */
export interface Carried<Values> {
  values: Values;
  left: string[];
}

/** Without those that AWS keeps, and without the keys that have a field of their own. */
export function carriedTags(tags: readonly Tag[] | undefined, own: readonly string[] = []) {
  return (tags ?? []).flatMap(({ Key = '', Value = '' }) =>
    /^aws:/i.test(Key) || own.includes(Key) ? [] : [{ Key, Value }],
  );
}

/** The account and the Region of an ARN. */
export function homeOf(arn: string | undefined): { account: string; region: string } | undefined {
  const [, , , region = '', account = ''] = arn?.split(':') ?? [];
  return account ? { account, region } : undefined;
}

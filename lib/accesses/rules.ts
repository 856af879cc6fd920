// What accesses of directory groups mean: whom they let in, and what a member of several groups gets. Pure; runs in the browser too.

import type { ListedAccess } from '@aws-sdk/client-transfer';

/** Quota "Active Directory groups per server", which AWS may raise. */
export const ACCESSES_PER_SERVER = 100;

export interface AccessRow extends ListedAccess {
  ExternalId: string;
  /** What people call the group; AWS knows its SID only. */
  name: string | undefined;
}

export function accessLabel({ ExternalId, name }: { ExternalId: string; name?: string | undefined }): string {
  return name || ExternalId;
}

export function accessHref(environmentId: string, serverId: string, sid: string): string {
  return `/e/${environmentId}/servers/${serverId}/accesses/${encodeURIComponent(sid)}`;
}

const SID = /S-1-[\d-]{1,250}/g;

/** Finds SIDs in whatever a directory's tools print. */
export function sidsIn(text: string): string[] {
  return [...new Set(text.match(SID)?.map((sid) => sid.replace(/-+$/, '')) ?? [])];
}

export type MemberVerdict =
  | { kind: 'nothing' }
  | { kind: 'refused'; groups: number }
  | { kind: 'admitted'; access: AccessRow }
  | { kind: 'ambiguous'; accesses: AccessRow[] };

/** AWS lets a person in who is a direct member of exactly one group that has an access. */
export function memberVerdict(sids: readonly string[], accesses: readonly AccessRow[]): MemberVerdict {
  if (sids.length === 0) return { kind: 'nothing' };
  const found = accesses.filter(({ ExternalId }) => sids.includes(ExternalId));
  const [access] = found;
  if (!access) return { kind: 'refused', groups: sids.length };
  return found.length > 1 ? { kind: 'ambiguous', accesses: found } : { kind: 'admitted', access };
}

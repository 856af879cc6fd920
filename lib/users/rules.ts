// What a user's settings mean: how the home directory is laid out, what the role is called, what is missing. Runs in the browser too.

import type { HomeDirectoryType } from '@aws-sdk/client-transfer';
import type { ShownResource } from '@/lib/equivalents/equivalent';
import type { UserDetail } from './reads';

/** The ways to lay out a home: one folder as "/", several mappings, or real paths. */
export type HomeLayout = 'folder' | 'mappings' | 'path';

export function homeLayoutOf(user: {
  HomeDirectoryType?: HomeDirectoryType | undefined;
  HomeDirectoryMappings?: readonly { Entry?: string | undefined }[] | undefined;
}): HomeLayout {
  if (user.HomeDirectoryType !== 'LOGICAL') return 'path';
  const { HomeDirectoryMappings: mappings = [] } = user;
  return mappings.length === 1 && mappings[0]?.Entry === '/' ? 'folder' : 'mappings';
}

export const layoutNames: Record<HomeLayout, string> = {
  folder: 'Restricted to one folder',
  mappings: 'Restricted to mapped folders',
  path: 'Not restricted (real paths)',
};

/** `arn:aws:iam::111122223333:role/service/sftp-user` → `service/sftp-user`. */
export function roleName(arn: string | undefined): string {
  return arn?.replace(/^arn:[^:]*:iam::\d*:role\//, '') ?? '';
}

export function userHref(environmentId: string, serverId: string, userName: string): string {
  return `/e/${environmentId}/servers/${serverId}/users/${encodeURIComponent(userName)}`;
}

/** Quota "SSH public keys per user". */
export const KEYS_PER_USER = 50;

/** A user with its keys, as code shows it. */
export function shownUser(user: UserDetail): ShownResource {
  const { ServerId, UserName, SshPublicKeys } = user;
  return { kind: 'User', name: UserName, source: user, id: `${ServerId}/${UserName}`, keys: SshPublicKeys };
}

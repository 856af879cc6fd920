// What an agreement's settings mean: where received files go and what its state lets in. Pure; runs in the browser too.

import type { CustomDirectoriesType, DescribedAgreement } from '@aws-sdk/client-transfer';

/** One folder with AWS's own names below it, or a folder for each kind of file. */
export type DirectoryLayout = 'base' | 'custom';

export function layoutOf(agreement: Pick<DescribedAgreement, 'CustomDirectories'>): DirectoryLayout {
  return agreement.CustomDirectories ? 'custom' : 'base';
}

type Directory = keyof CustomDirectoriesType;

/** The five kinds of files, in the order of their importance. */
export const directories: readonly { member: Directory; label: string; help: string; example: string }[] = [
  {
    member: 'PayloadFilesDirectory',
    label: 'Received files',
    help: 'What partners send, decrypted and unpacked.',
    example: '/partner-inbox/payload',
  },
  {
    member: 'MdnFilesDirectory',
    label: 'Receipts',
    help: 'The MDNs that were sent back, as proof.',
    example: '/partner-inbox/mdn',
  },
  {
    member: 'StatusFilesDirectory',
    label: 'Status files',
    help: 'A JSON file for each message: ids, sizes, outcome.',
    example: '/partner-inbox/status',
  },
  {
    member: 'FailedFilesDirectory',
    label: 'Failed messages',
    help: 'Messages that could not be decrypted or verified.',
    example: '/partner-inbox/failed',
  },
  {
    member: 'TemporaryFilesDirectory',
    label: 'Temporary files',
    help: 'Used while a message is being worked on.',
    example: '/partner-inbox/processing',
  },
];

/** What AWS puts where below a base directory. */
export function baseFolders(base: string): { folder: string; holds: string }[] {
  const root = base.replace(/\/+$/, '');
  return [
    { folder: `${root}/processed`, holds: 'received files, their receipts and status files' },
    { folder: `${root}/failed`, holds: 'messages that could not be decrypted or verified' },
    { folder: `${root}/processing`, holds: 'temporary files' },
  ];
}

/** Why a text is no folder for received files; undefined where it is one. */
export function directoryProblem(path: string): string | undefined {
  if (!path) return 'Enter a bucket and a folder, such as /partner-inbox/acme.';
  if (!path.startsWith('/')) return 'Start with / and the name of the bucket: /partner-inbox/acme.';
  if (!/^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/|$)/.test(path))
    return 'After the first / comes the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens.';
  if (path.length > 1024) return 'At most 1,024 characters.';
  return undefined;
}

export const statusMarks = {
  ACTIVE: { word: 'Active', shape: 'filled' },
  INACTIVE: { word: 'Inactive', shape: 'hollow' },
} as const;

export function agreementHref(environmentId: string, serverId: string, agreementId: string) {
  return `/e/${environmentId}/servers/${serverId}/agreements/${agreementId}` as const;
}

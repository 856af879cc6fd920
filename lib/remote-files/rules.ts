// What is done on a partner's SFTP server, how it is called and how it stands, and which paths may be named. Pure.

import { isUnderWay } from '@/lib/transfers/rules';

export const remoteOperations = ['SEND', 'RETRIEVE', 'LIST', 'MOVE', 'DELETE'] as const;
export type RemoteOperation = (typeof remoteOperations)[number];

/** LOST: nothing tells what became of it. */
export const remoteStates = ['QUEUED', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'LOST'] as const;
export type RemoteState = (typeof remoteStates)[number];

export interface RemoteTask {
  connectorId: string;
  /** The id of the transfer, listing, move or deletion. */
  requestId: string;
  /** From 0, in the order of the request. */
  position: number;
  operation: RemoteOperation;
  path: string;
  /** A folder on either side, or the new path; empty for the home of the login. */
  target: string;
  state: RemoteState;
  failureCode?: string;
  failureMessage?: string;
  actorName: string;
  /** Epoch milliseconds. */
  at: number;
}

export const operationNames: Record<RemoteOperation, string> = {
  SEND: 'Send',
  RETRIEVE: 'Get',
  LIST: 'List',
  MOVE: 'Move',
  DELETE: 'Delete',
};

/** What the service's codes say, where its own sentence is missing. */
export const failureTitles: Record<string, string> = {
  ASSUME_ROLE_ERROR: 'AWS could not take on the role of the connector',
  CONNECTION_ERROR: 'The server could not be reached or refused the login',
  DELETE_ERROR: 'The server did not delete it',
  DIRECTORY_NOT_FOUND: 'There is no such folder',
  FILE_NOT_FOUND: 'There is no such file or folder',
  INTERNAL_ERROR: 'AWS failed',
  LIST_DIRECTORY_ERROR: 'The folder could not be listed',
  PATH_NOT_FOUND: 'There is no such path on the server',
  READ_FILE_ERROR: 'The file could not be read',
  RENAME_ERROR: 'The server did not move it; something may be there already',
  RETRIEVE_FILE_NOT_FOUND: 'There is no such file on the server',
  SEND_FILE_NOT_FOUND: 'The file to send is not there',
  TIMEOUT_ERROR: 'The server took too long',
  UNKNOWN_ERROR: 'It is not known what happened',
  UNSUPPORTED_OPERATION_ERROR: 'The server does not support this',
  WRITE_FILE_ERROR: 'The file could not be written',
};

export function failureTitle({ failureCode = '', failureMessage }: Partial<RemoteTask>): string {
  return failureTitles[failureCode] ?? failureMessage ?? failureCode;
}

/** One level of a folder, as a listing gives it. */
export interface RemoteEntry {
  /** From the root, or from where the login begins. */
  path: string;
  name: string;
  isFolder: boolean;
  size?: number;
  /** ISO 8601. */
  modified?: string;
}

export const MOST_LISTED = 1_000;

export function remoteFilesHref(environmentId: string, connectorId: string) {
  return `/e/${environmentId}/connectors/${connectorId}/files` as const;
}

/** How soon a moving task is worth asking for again. */
export function pollAfter(tasks: readonly Pick<RemoteTask, 'state' | 'at'>[], now: number): number | false {
  const moving = tasks.filter(({ state }) => isUnderWay(state));
  if (moving.length === 0) return false;
  const age = now - Math.max(...moving.map(({ at }) => at));
  if (age < 60_000) return 1_500;
  return age < 600_000 ? 10_000 : 60_000;
}

/** API shape `FilePath`. */
const MAX_PATH = 1_024;

export function remotePathProblem(path: string): string | undefined {
  if (path === '') return 'Enter a path on the server.';
  return path.length > MAX_PATH ? `A path has at most ${MAX_PATH} characters.` : undefined;
}

/** Why a text is no folder in S3; undefined where it is. */
export function localFolderProblem(path: string): string | undefined {
  const form = 'Enter a bucket and a folder in it, such as /partner-files/inbox.';
  if (!/^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/|$)/.test(path)) return form;
  return path.length > MAX_PATH ? `A path has at most ${MAX_PATH} characters.` : undefined;
}

/** `/inbox` of `/inbox/orders`, `/` of `/inbox`; empty where there is nothing above. */
export function parentOf(folder: string): string {
  const bare = folder.replace(/\/+$/, '');
  const at = bare.lastIndexOf('/');
  return at > 0 ? bare.slice(0, at) : bare.startsWith('/') && bare !== '' ? '/' : '';
}

export function inFolder(folder: string, name: string): string {
  return folder.endsWith('/') ? `${folder}${name}` : `${folder}/${name}`;
}

// What transfers and their messages are called, how they stand, and which paths and headers may be sent. Pure.

import { logWindows } from '@/lib/server-logs/rules';

export type Direction = 'sent' | 'received';

/** LOST: AWS forgot the transfer before the console had asked for its end. */
export const sentStates = ['QUEUED', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'LOST'] as const;
export type SentState = (typeof sentStates)[number];

interface StateLook {
  word: string;
  shape: 'filled' | 'hollow' | 'turning' | 'failed';
}

const stateLooks: Record<string, StateLook> = {
  QUEUED: { word: 'Queued', shape: 'turning' },
  IN_PROGRESS: { word: 'Under way', shape: 'turning' },
  PROCESSING: { word: 'Under way', shape: 'turning' },
  MDN_TRANSMIT: { word: 'Receipt pending', shape: 'turning' },
  MDN_RECEIVE: { word: 'Receipt pending', shape: 'turning' },
  COMPLETED: { word: 'Completed', shape: 'filled' },
  FAILED: { word: 'Failed', shape: 'failed' },
  LOST: { word: 'Unknown', shape: 'hollow' },
};

/** AWS may know states that this console does not. */
export function stateLook(state: string): StateLook {
  return stateLooks[state] ?? { word: state, shape: 'hollow' };
}

export function isUnderWay(state: string): boolean {
  return state === 'QUEUED' || state === 'IN_PROGRESS';
}

/** One file that the console had sent: one AS2 message. */
export interface SentFile {
  connectorId: string;
  transferId: string;
  /** From 0, in the order of the request. */
  position: number;
  /** `/bucket/key`. */
  path: string;
  state: SentState;
  failureCode?: string;
  failureMessage?: string;
  actorName: string;
  /** Epoch milliseconds. */
  at: number;
}

/** How soon a list is worth asking for again: often at first, for receipts that take hours seldom. */
export function pollAfter(files: readonly Pick<SentFile, 'state' | 'at'>[], now: number): number | false {
  const moving = files.filter(({ state }) => isUnderWay(state));
  if (moving.length === 0) return false;
  const age = now - Math.max(...moving.map(({ at }) => at));
  if (age < 60_000) return 2_000;
  return age < 600_000 ? 10_000 : 60_000;
}

export function sentHref(
  environmentId: string,
  { transferId, position }: Pick<SentFile, 'transferId' | 'position'>,
) {
  return `/e/${environmentId}/transfers/sent/${transferId}/${position + 1}` as const;
}

/** The moment narrows the search in the log, which may hold months. */
export function receivedHref(environmentId: string, serverId: string, messageId: string, at: number) {
  const query = new URLSearchParams({ server: serverId, message: messageId, at: String(at) });
  return `/e/${environmentId}/transfers/received/message?${query}` as const;
}

/** The form for sending, filled in with what was sent before. */
export function sendHref(environmentId: string, connectorId?: string, paths: readonly string[] = []) {
  const query = new URLSearchParams(connectorId ? { connector: connectorId } : {});
  for (const path of paths) query.append('path', path);
  const text = query.toString();
  return `/e/${environmentId}/send-files${text && `?${text}`}`;
}

export function fileName(path: string): string {
  return path.split('/').at(-1) || path;
}

/** `/bucket/folder` of `/bucket/folder/file`. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

/** API shape `FilePaths`. */
export const MAX_PATHS = 10;
/** API shape `FilePath`. */
const MAX_PATH_LENGTH = 1024;

/** Why a text names no file in S3; undefined where it may. */
export function pathProblem(path: string): string | undefined {
  if (!path.startsWith('/')) return 'Start with / and the name of the bucket: /outbox/orders/order-1.edi.';
  if (!/^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/|$)/.test(path))
    return 'After the first / comes the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens.';
  if (/^\/[^/]+\/?$/.test(path))
    return 'This names a bucket. Add the key of a file: /outbox/orders/order-1.edi.';
  if (path.endsWith('/')) return 'This names a folder. Name a file in it; several take a line each.';
  if (path.length > MAX_PATH_LENGTH) return `A path has at most ${MAX_PATH_LENGTH} characters.`;
  return undefined;
}

/** The paths of a text with one path in each line. */
export function pathsIn(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What is wrong with such a text as a whole; undefined where it can be sent. */
export function pathsProblem(text: string): string | undefined {
  const paths = pathsIn(text);
  if (paths.length === 0) return 'Name at least one file, such as /outbox/orders/order-1.edi.';
  if (paths.length > MAX_PATHS)
    return `One transfer takes at most ${MAX_PATHS} files; these are ${paths.length}.`;
  for (const path of paths) {
    const problem = pathProblem(path);
    if (problem) return paths.length > 1 ? `${path}: ${problem}` : problem;
  }
  const twice = paths.find((path, index) => paths.indexOf(path) !== index);
  return twice === undefined ? undefined : `${twice} is named twice; it would be sent as two messages.`;
}

/** Headers that the message itself has, which AWS keeps for itself. */
const OWN_HEADERS =
  /^(as2-.*|authorization|connection|content-.*|date|disposition-notification-.*|expect|from|host|keep-alive|message-id|mime-version|proxy-.*|receipt-delivery-option|subject|te|trailer|transfer-encoding|upgrade)$/i;

/** Why a name is none for a custom header; the limits are those of API shape `CustomHttpHeaderKeyType`. */
export function headerNameProblem(name: string): string | undefined {
  if (!name) return 'Name the header.';
  if (!/^[a-zA-Z0-9-]{1,64}$/.test(name)) return 'Up to 64 letters, digits and hyphens.';
  if (OWN_HEADERS.test(name)) return `${name} is set by the connector itself.`;
  return undefined;
}

/** API shape `CustomHttpHeaderValueType`. */
export function headerValueProblem(value: string): string | undefined {
  if (/^[a-zA-Z0-9 +\-./:=@_]{0,256}$/.test(value)) return undefined;
  return 'Up to 256 letters, digits, spaces and + - . / : = @ _.';
}

/** How far back the list of received messages looks. */
/** As a server's log is asked, but for the shortest: messages are rarer than logins. */
const { hour, day, week, month } = logWindows;
export const timeWindows = { hour, day, week, month };
export type TimeWindow = keyof typeof timeWindows;

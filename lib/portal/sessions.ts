// Puts the log events of a user together: one entry for each login, with its files, newest first.

import 'server-only';
import { DescribeUserCommand } from '@aws-sdk/client-transfer';
import { notesOf } from '@/lib/key-notes/store';
import type { PortalContext } from '@/lib/transfer/portal';
import { findLogins, findTransfers, type LogEvent, type Silence } from './log-events';
import { type FileDeed, failureWords, type Home, refusalWords, seenPath, triedWords } from './log-words';
import { keyUserOf } from './user-keys';

const DAY_MS = 86_400_000;
/** Looked at one after the other, the newest first, until there is enough. */
const WINDOWS_DAYS = [1, 7, 30];
const MOST_LOGINS = 50;
const MOST_FILES = 50;

export interface FileEvent {
  at: number;
  deed: FileDeed;
  path: string;
  newPath?: string;
  bytes?: number;
  /** In words, of what failed. */
  failure?: string;
}

export interface LoginEvent {
  id: string;
  at: number;
  succeeded: boolean;
  address: string | null;
  client: string | null;
  keyFingerprint: string | null;
  /** The label of the key where it is one that the console knows of this user. */
  keyLabel: string | null;
  /** In words, of a login that was refused. */
  failure?: string;
  files: FileEvent[];
  /** Whether there were more files than these. */
  more: boolean;
}

export interface Logins {
  logins: LoginEvent[];
  silence?: Silence;
  /** How far back was looked. */
  days: number;
}

async function homeOf({ grant, send }: PortalContext): Promise<Home> {
  const reference = { ServerId: grant.serverId, UserName: grant.userName };
  const { User } = await send(new DescribeUserCommand(reference));
  return {
    userName: grant.userName,
    directory: User?.HomeDirectory,
    isLogical: User?.HomeDirectoryType === 'LOGICAL',
    mappings: User?.HomeDirectoryMappings ?? [],
  };
}

function toFile({ at, facts }: LogEvent, home: Home): FileEvent | undefined {
  const { path, operation, message } = facts;
  const activity = facts['activity-type'];
  if (path === undefined) return undefined;
  const seen = seenPath(path, home);
  const [sent, taken] = [facts['bytes-in'], facts['bytes-out']];
  if (activity === 'CLOSE' || activity === 'PARTIAL_CLOSE') {
    const finished = taken !== undefined && sent === undefined ? 'downloaded' : 'uploaded';
    const deed = activity === 'CLOSE' ? finished : 'upload broken off';
    return { at, deed, path: seen, bytes: Number(sent ?? taken ?? 0) };
  }
  if (activity === 'DELETE') return { at, deed: 'deleted', path: seen };
  if (activity === 'RENAME') {
    const target = facts['new-path'];
    return { at, deed: 'renamed', path: seen, ...(target && { newPath: seenPath(target, home) }) };
  }
  return { at, deed: 'failed', path: `${triedWords(operation)} ${seen}`, failure: failureWords(message) };
}

function toLogin(event: LogEvent, labels: Map<string, string>, files: FileEvent[]): LoginEvent {
  const { id, at, facts } = event;
  const succeeded = facts['activity-type'] === 'CONNECTED';
  const fingerprint = facts['ssh-public-key-fingerprint']?.replace(/=+$/, '') ?? null;
  return {
    ...{ id, at, succeeded },
    address: facts['source-ip'] ?? null,
    client: facts.client?.replace(/^SSH-[\d.]+-/, '') ?? null,
    keyFingerprint: fingerprint,
    keyLabel: (fingerprint && labels.get(fingerprint)) || null,
    ...(!succeeded && { failure: refusalWords(facts) }),
    files: files.slice(0, MOST_FILES),
    more: files.length > MOST_FILES,
  };
}

function together(logins: LogEvent[], transfers: LogEvent[], labels: Map<string, string>, home: Home) {
  const bySession = new Map<string, FileEvent[]>();
  for (const event of transfers) {
    const file = toFile(event, home);
    const session = event.facts['session-id'] ?? '';
    if (file) bySession.set(session, [...(bySession.get(session) ?? []), file]);
  }
  return logins
    .map((event) => {
      const isOpen = event.facts['activity-type'] === 'CONNECTED';
      return toLogin(event, labels, isOpen ? (bySession.get(event.facts['session-id'] ?? '') ?? []) : []);
    })
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST_LOGINS);
}

export async function lastLogins(context: PortalContext): Promise<Logins> {
  const to = Date.now();
  const [home, notes] = await Promise.all([homeOf(context), notesOf(keyUserOf(context))]);
  const labels = new Map(notes.map(({ fingerprint, label }) => [fingerprint, label]));
  let days = 0;
  for (days of WINDOWS_DAYS) {
    const from = to - days * DAY_MS;
    const found = await findLogins(context, from, to);
    const isEnough = found.events.length >= MOST_LOGINS || days === WINDOWS_DAYS.at(-1);
    if (!found.silence && !isEnough) continue;
    const transfers = found.silence ? [] : (await findTransfers(context, from, to)).events;
    const logins = together(found.events, transfers, labels, home);
    return { logins, days, ...(found.silence && { silence: found.silence }) };
  }
  return { logins: [], days };
}

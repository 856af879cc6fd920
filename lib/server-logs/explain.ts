// Says in words what a line of a server's log means, and what to do about what failed. Pure; runs in the browser.

import { bytes } from '@/lib/format';
import type { Facts } from './log-line';

export interface Explained {
  /** The event's kind in words: what people look for. */
  what: string;
  tone: 'ok' | 'failed' | 'quiet';
  /** More of it: the file, the key, AWS's own text. */
  detail?: string;
  /** What to do, of what failed. */
  advice?: string;
}

const size = (count: string | undefined) => (count === undefined ? '' : `, ${bytes(Number(count))}`);

function refusal({ method, message = '' }: Facts): string {
  if (/sha-?1|signature|algorithm/i.test(message))
    return 'The client signs with an algorithm that the security policy does not allow: update the client, or give the user an Ed25519 key.';
  if (/user ?name|unknown user|invalid user/i.test(message))
    return 'There is no such user on this server: compare the name, capitals included.';
  if (/role|policy|home/i.test(message))
    return 'The login was right, but the role, session policy or home directory is not: look at the user’s settings.';
  if (method === 'publickey')
    return 'None of the keys that the client offers is one of this user’s: compare the fingerprints, and name the key with “-i”.';
  if (method === 'password')
    return 'The password was refused. A service-managed user has keys only, no password.';
  return 'The server refused the login: compare user name, key and the identity provider’s answer.';
}

function disagreement({ message = '' }: Facts): string {
  const list = /host key/i.test(message)
    ? 'host key types'
    : /cipher/i.test(message)
      ? 'ciphers'
      : /mac/i.test(message)
        ? 'MACs'
        : 'key exchange methods';
  return `The client and the security policy have no ${list} in common: update the client, or compare the policies and choose one that allows what it offers.`;
}

const TRIED: Record<string, string> = {
  OPEN: 'Opening',
  GET: 'Downloading',
  PUT: 'Uploading',
  CLOSE: 'Storing',
  REMOVE: 'Deleting',
  DELETE: 'Deleting',
  RENAME: 'Renaming',
  MKDIR: 'Making a folder',
  RMDIR: 'Removing a folder',
  READDIR: 'Listing a folder',
  OPENDIR: 'Listing a folder',
};

function failure({ operation = '', path, message = '' }: Facts): Explained {
  const tried = TRIED[operation.toUpperCase()] ?? 'An operation';
  const denied = /denied|not authorized|forbidden/i.test(message);
  return {
    what: `${tried} failed`,
    tone: 'failed',
    detail: [path, message].filter(Boolean).join(': '),
    ...(denied && { advice: 'The role, or the session policy, does not allow this on this path.' }),
  };
}

type Explain = (facts: Facts) => Explained;

const KINDS: Record<string, Explain> = {
  CONNECTED: (facts) => ({
    what: 'Logged in',
    tone: 'ok',
    detail: [facts.client?.replace(/^SSH-[\d.]+-/, ''), facts['ssh-public-key-fingerprint'], facts.method]
      .filter(Boolean)
      .join(', '),
  }),
  DISCONNECTED: () => ({ what: 'Disconnected', tone: 'quiet' }),
  AUTH_FAILURE: (facts) => ({
    what: 'Login refused',
    tone: 'failed',
    detail: facts.message,
    advice: refusal(facts),
  }),
  KEX_FAILURE: (facts) => ({
    what: 'No algorithm in common',
    tone: 'failed',
    detail: facts.message,
    advice: disagreement(facts),
  }),
  TLS_RESUME_FAILURE: (facts) => ({
    what: 'TLS session not resumed',
    tone: 'failed',
    detail: facts.message,
    advice:
      'The client opens the data connection with a new TLS session. Set session resumption to Enabled instead of Enforced, or use a client that resumes.',
  }),
  OPEN: ({ path, mode = '' }) => ({
    what: /WRITE|CREATE/.test(mode) ? 'Began to upload' : 'Began to download',
    tone: 'quiet',
    detail: path,
  }),
  CLOSE: (facts) => ({
    what: facts['bytes-out'] !== undefined && facts['bytes-in'] === undefined ? 'Downloaded' : 'Uploaded',
    tone: 'ok',
    detail: `${facts.path ?? ''}${size(facts['bytes-in'] ?? facts['bytes-out'])}`,
  }),
  PARTIAL_CLOSE: (facts) => ({
    what: 'Upload broken off',
    tone: 'failed',
    detail: `${facts.path ?? ''}${size(facts['bytes-in'])}`,
    advice: 'The connection was lost; what had arrived was stored.',
  }),
  DELETE: ({ path }) => ({ what: 'Deleted', tone: 'ok', detail: path }),
  RENAME: (facts) => ({
    what: 'Renamed',
    tone: 'ok',
    detail: [facts.path, facts['new-path']].filter(Boolean).join(' → '),
  }),
  MKDIR: ({ path }) => ({ what: 'Made a folder', tone: 'ok', detail: path }),
  RMDIR: ({ path }) => ({ what: 'Removed a folder', tone: 'ok', detail: path }),
  CREATE_SYMLINK: ({ path }) => ({ what: 'Made a link', tone: 'ok', detail: path }),
  SETSTAT: ({ path }) => ({ what: 'Set attributes', tone: 'quiet', detail: path }),
  EXIT_REASON: ({ message }) => ({ what: 'Connection ended', tone: 'quiet', detail: message }),
  ERROR: failure,
};

/** Of the kinds that somebody who looks for trouble wants to see. */
export const FAILURES = ['AUTH_FAILURE', 'KEX_FAILURE', 'TLS_RESUME_FAILURE', 'PARTIAL_CLOSE', 'ERROR'];

export function explain(facts: Facts): Explained {
  const kind = facts['activity-type'] ?? facts.type ?? '';
  const explained = Object.hasOwn(KINDS, kind) ? KINDS[kind]?.(facts) : undefined;
  if (explained) return explained;
  const words = kind
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  const isFailure = /error|fail|throttl/i.test(kind);
  const what = words ? words.charAt(0).toUpperCase() + words.slice(1) : 'Event';
  return { what, tone: isFailure ? 'failed' : 'quiet', detail: facts.message ?? facts.path };
}

// What the portal says of keys: which of them still work, what expires when, and why one may not go. Pure; runs in the browser too.

import { relativeTime } from '@/lib/format';

export function grantHref(grantId: string): string {
  return `/portal/${encodeURIComponent(grantId)}`;
}

/** A key as the rules see it. */
export interface WorkingKey {
  fingerprint: string;
  /** Whether the server takes logins with keys of its type. */
  accepted: boolean;
  expiresAt: number | null;
  removeAt: number | null;
}

/** Whether a key will go on letting people in; one that is to be removed is spoken for. */
export function staysInUse(key: WorkingKey, removeExpired: boolean, now: number): boolean {
  if (!key.accepted || key.removeAt !== null) return false;
  return !(removeExpired && key.expiresAt !== null && key.expiresAt <= now);
}

export const LAST_KEY =
  'This is the last key that works. Add another one first, or nobody could sign in any more.';

/** Why a key may not be taken away; undefined where another one stays in use. */
export function reasonAgainstRemoval(
  keys: readonly WorkingKey[],
  fingerprint: string,
  removeExpired: boolean,
  now: number,
): string | undefined {
  const others = keys.filter((key) => key.fingerprint !== fingerprint);
  return others.some((key) => staysInUse(key, removeExpired, now)) ? undefined : LAST_KEY;
}

/** In the words of every other time on the page, so that no two of them count differently. */
export function endWords(at: number, removed: boolean, now: number): string {
  if (at <= now) return removed ? 'is being removed' : 'has expired';
  const when = at - now < 60_000 ? 'within a minute' : relativeTime(at, now);
  return `${removed ? 'is removed' : 'expires'} ${when}`;
}

/** Of a date that people pick, its last moment in UTC. */
export function endOfDay(day: string): number {
  return Date.parse(`${day}T23:59:59.999Z`);
}

/** How a key is named in sentences. */
export function nameOfKey(key: { label: string; comment: string; fingerprint: string }): string {
  return key.label || key.comment || key.fingerprint;
}

const operationWords: Record<string, string> = {
  ImportSshPublicKey: 'Added a key',
  DeleteSshPublicKey: 'Deleted a key',
  RequestKeyImport: 'Asked to add a key',
  RequestKeyDeletion: 'Asked to delete a key',
  WithdrawKeyRequest: 'Withdrew a request',
  AnnotateKey: 'Changed a key’s label or expiry',
  ScheduleKeyRemoval: 'Changed the date of a key’s removal',
  ChangePassword: 'Changed the password',
  EndSession: 'Ended a session',
  EndOtherSessions: 'Ended all other sessions',
  BeginSecondFactor: 'Began to set up a second factor',
  SetUpSecondFactor: 'Set up a second factor',
  MakeBackupCodes: 'Made new backup codes',
  TurnOffSecondFactor: 'Turned the second factor off',
  SignIn: 'Signed in',
  SignOut: 'Signed out',
};

/** Operations that stand in a partner's own history. */
export const toldOperations = Object.keys(operationWords);

export function operationInWords(operation: string): string {
  return operationWords[operation] ?? 'Did something else';
}

const resultWords: Record<string, string> = {
  refused: 'Refused',
  failed: 'Failed',
  unknown: 'Outcome not known',
  pending: 'Under way',
};

/** Undefined where it worked, which goes without saying. */
export function resultInWords(result: string): string | undefined {
  return resultWords[result];
}

/** What a partner reads where a user's keys were put aside for a time. */
export const SUSPENDED =
  'The people who invited you have suspended this user: its keys are put aside, nobody can sign in with it, and no key can be added until they resume it.';

// One look at all keys that end: sends the reminders that are due, then takes off what was announced.

import 'server-only';
import { getDatabase } from '@/lib/db/database';
import { utcDay } from '@/lib/format';
import type { KeyNote } from '@/lib/key-notes/store';
import { policyOf } from '@/lib/key-policies/store';
import { findEnvironment } from '@/lib/transfer/client';
import { announce } from './announce';
import { alone } from './lease';
import { removeKey } from './remove';
import { DAY_MS, dueReminder, type End, endsOf, mayRemove, reminderDays } from './rules';

const FURTHEST_MS = Math.max(...reminderDays) * DAY_MS;

function endingSoon(now: number): Promise<KeyNote[]> {
  const until = now + FURTHEST_MS;
  return getDatabase()
    .selectFrom('keyNote')
    .selectAll()
    .where('vanishedAt', 'is', null)
    .where((is) => is.or([is('expiresAt', '<=', until), is('removeAt', '<=', until)]))
    .orderBy('addedAt')
    .execute();
}

function ofKey(note: KeyNote) {
  const { environment, serverId, userName, fingerprint } = note;
  return { environment, serverId, userName, fingerprint };
}

async function remindersOf(note: KeyNote) {
  const { environment, serverId, userName, fingerprint } = ofKey(note);
  return getDatabase()
    .selectFrom('keyReminder')
    .select(['expiresAt', 'days', 'sentAt'])
    .where('environment', '=', environment)
    .where('serverId', '=', serverId)
    .where('userName', '=', userName)
    .where('fingerprint', '=', fingerprint)
    .execute();
}

/** Written once people were told, so that a process which ends between the two tells them again rather than never. */
async function remind(note: KeyNote, end: End, now: number): Promise<void> {
  const days = dueReminder(end.at, now);
  if (days === undefined) return;
  const sent = await remindersOf(note);
  // One that was sent nearer to this end says it all, also where the clock was put back since.
  if (sent.some((reminder) => reminder.expiresAt === end.at && reminder.days <= days)) return;
  if (!(await announce(note, end, now))) return;
  await getDatabase()
    .insertInto('keyReminder')
    .values({ ...ofKey(note), expiresAt: end.at, days, sentAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The note as it is now: somebody may have moved its dates during the round. */
async function again(note: KeyNote): Promise<KeyNote | undefined> {
  const { environment, serverId, userName, fingerprint } = ofKey(note);
  return getDatabase()
    .selectFrom('keyNote')
    .selectAll()
    .where('environment', '=', environment)
    .where('serverId', '=', serverId)
    .where('userName', '=', userName)
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
}

async function lookAfter(note: KeyNote, now: number): Promise<void> {
  const environment = findEnvironment(note.environment);
  if (!environment) return;
  for (const end of endsOf(note, await policyOf(note.environment))) await remind(note, end, now);
  const present = await again(note);
  if (!present || present.vanishedAt !== null) return;
  const reminders = await remindersOf(present);
  const ends = endsOf(present, await policyOf(present.environment));
  const over = ends.find((end) => mayRemove(end, reminders, now));
  if (over) await removeKey(environment, present, `It ended on ${utcDay(over.at)}, as was announced.`);
}

/** False where another process is at it. */
export function lookAfterKeys(now: number = Date.now()): Promise<boolean> {
  return alone(now, async () => {
    for (const note of await endingSoon(now)) {
      // One user that AWS does not answer for must not keep the others from their reminders.
      await lookAfter(note, now).catch((error: unknown) => {
        console.error(`The expiry of a key of ${note.userName} could not be looked after`, error);
      });
    }
  });
}

const ROUND_MS = 10 * 60_000;

declare global {
  var consoleExpiryTimer: NodeJS.Timeout | undefined;
}

export function keepKeysLookedAfter(): void {
  const quietly = () => {
    lookAfterKeys().catch((error: unknown) => console.error('Expiring keys could not be looked for', error));
  };
  globalThis.consoleExpiryTimer ??= setInterval(quietly, ROUND_MS).unref();
  quietly();
}

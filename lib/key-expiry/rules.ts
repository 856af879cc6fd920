// When people are told that a key ends, and when it may be taken off. Pure; runs in the browser too.

export const DAY_MS = 24 * 60 * 60_000;
/** Days before the end, the nearest first. */
export const reminderDays = [1, 7, 14, 30] as const;
/** The nearest reminder is the last word; without it nothing is taken off. */
const LAST_WORD = reminderDays[0];

/** A moment at which a key ends. */
export interface End {
  at: number;
  /** Whether the key is taken off then, or only called expired. */
  removes: boolean;
  /** Whether somebody chose this very moment for its removal, which no policy did. */
  chosen: boolean;
}

/** The ends of a key: its expiry, and the day on which somebody wants it gone. */
export function endsOf(
  note: { expiresAt: number | null; removeAt: number | null },
  policy: { removeExpired: boolean },
): End[] {
  const ends: End[] = [];
  const { expiresAt, removeAt } = note;
  if (removeAt !== null) ends.push({ at: removeAt, removes: true, chosen: true });
  if (expiresAt !== null && expiresAt !== removeAt)
    ends.push({ at: expiresAt, removes: policy.removeExpired, chosen: false });
  return ends;
}

/** Which reminder is due: of several that were missed the nearest alone. */
export function dueReminder(at: number, now: number): number | undefined {
  return reminderDays.find((days) => at - now <= days * DAY_MS);
}

/**
 * When a key goes of which people are told at `toldAt`: a moment that somebody chose is kept to wherever it is still to
 * come; an expiry gives a whole day, however late the last reminder was.
 */
export function removalAt({ at, chosen }: End, toldAt: number): number {
  return chosen && toldAt < at ? at : Math.max(at, toldAt + DAY_MS);
}

/**
 * Whether a key may be taken off: its end has come, and the last reminder of this very end was sent in time. A date that
 * was moved, a reminder that failed and a clock that jumped all put it off.
 */
export function mayRemove(
  end: End,
  reminders: readonly { expiresAt: number; days: number; sentAt: number }[],
  now: number,
): boolean {
  if (!end.removes || end.at > now) return false;
  return reminders.some(
    ({ expiresAt, days, sentAt }) =>
      expiresAt === end.at && days <= LAST_WORD && removalAt(end, sentAt) <= now,
  );
}

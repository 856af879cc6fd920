import { expect, test } from 'vitest';
import { DAY_MS, dueReminder, endsOf, mayRemove, removalAt } from './rules';

const END = 1_000 * DAY_MS;
const removing = { at: END, removes: true, chosen: false };
const chosen = { at: END, removes: true, chosen: true };
const told = (days: number, sentAt: number, expiresAt = END) => ({ expiresAt, days, sentAt });

test.each([
  [31, undefined],
  [30, 30],
  [15, 30],
  [14, 14],
  [7, 7],
  [2, 7],
  [1, 1],
  [0, 1],
  [-40, 1],
])('%i days before the end the reminder of %s days is due', (left, due) => {
  expect(dueReminder(END, END - left * DAY_MS)).toBe(due);
});

test('a key is taken off after its end, once the last reminder is a day old', () => {
  expect(mayRemove(removing, [told(1, END - DAY_MS)], END)).toBe(true);
  expect(mayRemove(removing, [told(1, END - DAY_MS)], END - 1)).toBe(false);
  expect(mayRemove(removing, [told(1, END - DAY_MS + 1)], END)).toBe(false);
});

test('a removal that somebody set for a near moment comes at that moment, and an expiry gives a day from its last reminder on', () => {
  const late = [told(1, END - 60_000)];
  expect(mayRemove(chosen, late, END)).toBe(true);
  expect(mayRemove(chosen, late, END - 1)).toBe(false);
  expect(mayRemove(removing, late, END)).toBe(false);
  expect(removalAt(chosen, END - 60_000)).toBe(END);
  expect(removalAt(removing, END - 60_000)).toBe(END - 60_000 + DAY_MS);
});

test('a removal of which nobody was told before its moment waits a day all the same', () => {
  expect(mayRemove(chosen, [], END + 400 * DAY_MS)).toBe(false);
  expect(mayRemove(chosen, [told(1, END)], END)).toBe(false);
  expect(mayRemove(chosen, [told(1, END)], END + DAY_MS)).toBe(true);
});

test('without the last reminder nothing is taken off, however many others were sent and however late it is', () => {
  const earlier = [told(30, END - 30 * DAY_MS), told(14, END - 14 * DAY_MS), told(7, END - 7 * DAY_MS)];
  expect(mayRemove(removing, [], END + 400 * DAY_MS)).toBe(false);
  expect(mayRemove(removing, earlier, END + 400 * DAY_MS)).toBe(false);
});

test('a reminder of another date announces nothing', () => {
  expect(mayRemove(removing, [told(1, END - 9 * DAY_MS, END - 8 * DAY_MS)], END + DAY_MS)).toBe(false);
});

test('a reminder from a future that a clock ran ahead to does not count', () => {
  expect(mayRemove(removing, [told(1, END + 300 * DAY_MS)], END + DAY_MS)).toBe(false);
});

test('an expired key stays unless the policy or its own date says otherwise', () => {
  const note = { expiresAt: END, removeAt: null };
  expect(endsOf(note, { removeExpired: false })).toEqual([{ at: END, removes: false, chosen: false }]);
  expect(endsOf(note, { removeExpired: true })).toEqual([removing]);
  expect(endsOf({ expiresAt: END, removeAt: END }, { removeExpired: false })).toEqual([chosen]);
  expect(endsOf({ expiresAt: null, removeAt: null }, { removeExpired: true })).toEqual([]);
  expect(mayRemove({ ...removing, removes: false }, [told(1, END - DAY_MS)], END + DAY_MS)).toBe(false);
});

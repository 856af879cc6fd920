/** The rules by which a table searches, orders and counts its rows. */
import { describe, expect, it } from 'vitest';
import { compareValues, counterText, type DataColumn, facetOptions, haystack, matches } from './columns';

type Server = { id: string; state: string; users: number };
const columns: DataColumn<Server>[] = [
  { id: 'id', header: 'ID', cell: (row) => row.id, value: (row) => row.id },
  { id: 'state', header: 'State', cell: (row) => row.state, value: (row) => row.state, facet: {} },
  {
    id: 'users',
    header: 'Users',
    cell: (row) => row.users,
    value: (row) => row.users,
    text: (row) => `${row.users} users`,
  },
];
const server = { id: 's-AB12', state: 'ONLINE', users: 3 };

describe('search', () => {
  it('finds a row by every word in any column, whatever the case', () => {
    const hay = haystack(columns, server);
    expect(matches(hay, 'online ab1')).toBe(true);
    expect(matches(hay, 'online offline')).toBe(false);
    expect(matches(hay, '3 users')).toBe(true);
  });

  it('offers each value that occurs once, in order', () => {
    const rows = ['STOPPING', 'ONLINE', 'ONLINE', ''].map((state) => ({ ...server, state }));
    expect(facetOptions(columns[1] as DataColumn<Server>, rows).map((option) => option.value)).toEqual([
      'ONLINE',
      'STOPPING',
    ]);
  });
});

describe('order', () => {
  it('puts user2 before user10 and 9 before 10', () => {
    expect(['user10', 'user2', 'User1'].sort(compareValues)).toEqual(['User1', 'user2', 'user10']);
    expect([10, 9].sort(compareValues)).toEqual([9, 10]);
    const dates = [new Date(2), new Date(1)];
    expect(dates.sort(compareValues).map(Number)).toEqual([1, 2]);
  });
});

describe('counter', () => {
  it.each([
    [37, 1000, true, '37 of 1,000+ loaded'],
    [1000, 1000, true, '1,000+ loaded'],
    [37, 120, false, '37 of 120'],
    [120, 120, false, '120'],
  ])('words %d shown of %d, more %s, as "%s"', (shown, loaded, more, text) => {
    expect(counterText(shown, loaded, more)).toBe(text);
  });
});

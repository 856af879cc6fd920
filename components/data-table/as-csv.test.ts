import { expect, test } from 'vitest';
import { csvFileName, tableAsCsv } from './as-csv';
import type { DataColumn } from './columns';

type Row = { name: string; role: string; seen?: Date; size: number; note?: string };
const columns: readonly DataColumn<Row>[] = [
  { id: 'name', header: 'Name', cell: () => null, value: (row) => row.name },
  { id: 'role', header: 'Role', cell: () => null, value: () => 'short', raw: (row) => row.role },
  { id: 'seen', header: 'Last seen', cell: () => null, value: (row) => row.seen },
  { id: 'size', header: 'Size', cell: () => null, value: (row) => row.size, hidden: true },
  { id: 'look', header: 'Look', cell: () => 'a picture' },
];

test('a file has whole values, exact times, columns that are not shown, and no formula', () => {
  const rows: Row[] = [
    { name: 'alice', role: 'arn:aws:iam::1:role/a', seen: new Date(0), size: -5, note: 'x' },
    { name: '=cmd', role: 'b, c', size: 0 },
  ];
  expect(tableAsCsv(columns, rows, [{ header: 'Note', value: (row) => row.note }])).toBe(
    [
      'Name,Role,Last seen,Size,Note',
      'alice,arn:aws:iam::1:role/a,1970-01-01T00:00:00.000Z,-5,x',
      `'=cmd,"b, c",,0,`,
      '',
    ].join('\r\n'),
  );
});

test('a file is named after its environment, its list and the day', () => {
  const day = new Date('2026-11-22T23:00:00Z');
  expect(csvFileName(['prod', 'Users', 's-1'], day)).toBe('prod-users-s-1-2026-11-22.csv');
  expect(csvFileName([undefined, 'Log of the server'], day)).toBe('log-of-the-server-2026-11-22.csv');
});

/** The rows of a table as CSV: every column under its heading, whole values instead of what is easy on the eye. */
import { csvLine } from '@/lib/csv';
import type { CellValue, DataColumn } from './columns';

/** A column that only a file has, such as an ARN. */
export type FileColumn<Row> = Pick<DataColumn<Row>, 'header' | 'value' | 'raw'>;

function plain(value: CellValue) {
  if (!(value instanceof Date)) return value;
  return Number.isNaN(value.getTime()) ? null : value.toISOString();
}

export function tableAsCsv<Row>(
  columns: readonly DataColumn<Row>[],
  rows: readonly Row[],
  further: readonly FileColumn<Row>[] = [],
): string {
  const written = [...columns, ...further].flatMap((column) => {
    const read = column.raw ?? column.value;
    return read ? [{ header: column.header, read }] : [];
  });
  const head = csvLine(written.map(({ header }) => header));
  return head + rows.map((row) => csvLine(written.map(({ read }) => plain(read(row))))).join('');
}

/** "production-users-s-0123456789abcdef0-2026-11-22.csv" */
export function csvFileName(parts: readonly (string | undefined)[], today: Date): string {
  const words = [...parts.filter((part) => part), today.toISOString().slice(0, 10)];
  return `${words
    .join('-')
    .toLowerCase()
    .replace(/[^\w.@+]+/g, '-')}.csv`;
}

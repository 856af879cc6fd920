/** What a table's column is made of, and the pure rules of searching and ordering rows. */
import type { ReactNode } from 'react';

/** Whole class names, for Tailwind finds them by reading. */
export const shownFrom = { '1280px': 'sm:max-xl:hidden', '1440px': 'sm:max-[90rem]:hidden' };
/** The same for scripts: while the query matches, such a column is left out. */
export const leftOutWhile = {
  '1280px': '(width >= 40rem) and (width < 80rem)',
  '1440px': '(width >= 40rem) and (width < 90rem)',
} satisfies Record<keyof typeof shownFrom, string>;

export type CellValue = string | number | boolean | Date | null | undefined;

export type DataColumn<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** What the column sorts and searches by; a column without it does neither. */
  value?: (row: Row) => CellValue;
  /** Words to search by where they differ from the value. */
  text?: (row: Row) => string;
  /** What a file gets where it differs from the value: the whole id or ARN instead of its name. */
  raw?: (row: Row) => CellValue;
  /** A CSS width such as "9rem" or "30%"; columns without one share what is left. */
  width?: string;
  align?: 'end';
  /** Not shown until chosen. */
  hidden?: boolean;
  /** Between a phone's cards and this width it is left out, unless the columns were chosen by hand. */
  from?: keyof typeof shownFrom;
  /** Offers a filter by the column's values. Give the labels where they differ from the values. */
  facet?: { label?: string; options?: readonly { value: string; label: string }[] };
  /** Stands after the link of the first column, such as a copy button. */
  aside?: (row: Row) => ReactNode;
};

function asText(value: CellValue): string {
  if (value === null || value === undefined) return '';
  return value instanceof Date ? value.toISOString() : String(value);
}

/** Everything of a row that the filter searches, in lower case. */
export function haystack<Row>(columns: readonly DataColumn<Row>[], row: Row): string {
  return columns
    .map((column) => column.text?.(row) ?? asText(column.value?.(row)))
    .join('\n')
    .toLowerCase();
}

/** Every word of the query must occur somewhere in the row. */
export function matches(hay: string, query: string): boolean {
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

/** The choices of a facet: as given, or the values that occur, in order. */
export function facetOptions<Row>(column: DataColumn<Row>, rows: readonly Row[]) {
  if (column.facet?.options) return column.facet.options;
  const values = new Set(rows.map((row) => asText(column.value?.(row))).filter(Boolean));
  return [...values].sort(compareText).map((value) => ({ value, label: value }));
}

export function hasFacetValue<Row>(column: DataColumn<Row>, row: Row, wanted: string): boolean {
  return asText(column.value?.(row)) === wanted;
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compareText(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Numbers and dates by size, everything else as people read it: "user2" before "user10". */
export function compareValues(a: CellValue, b: CellValue): number {
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime();
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compareText(asText(a), asText(b));
}

/** "37 of 1,000+ loaded", "37 of 120", "120". */
export function counterText(shown: number, loaded: number, more: boolean): string {
  const number = new Intl.NumberFormat('en');
  const total = `${number.format(loaded)}${more ? '+' : ''}`;
  if (shown === loaded) return more ? `${total} loaded` : total;
  return `${number.format(shown)} of ${total}${more ? ' loaded' : ''}`;
}

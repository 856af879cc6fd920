// Reads a CSV file of users into rows with their lines, or says why it cannot be read.

import 'server-only';
import { CsvError, parse } from 'csv-parse/sync';
import { count } from '@/lib/format';
import { type Cells, type Column, columns, HEADER, MAX_BYTES, MAX_ROWS } from './rules';

export interface ParsedRow {
  line: number;
  cells: Cells;
  /** Said of the row as a whole. */
  problem?: string;
}

export type ParsedFile = { problem: string } | { rows: ParsedRow[]; ignored: string[] };

const MAX_RECORD = 20_000;
/** What our own list of bad rows adds. */
const OWN_COLUMNS = ['line', 'problem'];

interface CsvRecord {
  record: string[];
  info: { lines: number };
}

/** Spreadsheets write semicolons where a comma stands in numbers, and tabs when they are copied from. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/\r?\n/, 1);
  const often = (mark: string) => head.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (often(mark) > often(best) ? mark : best));
}

function asProblem(error: unknown): string {
  if (!(error instanceof CsvError)) throw error;
  const line = Number(error.lines) || 1;
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return `A quotation mark that begins before line ${line} never ends.`;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return `Line ${line} is longer than any row can be.`;
  return `Line ${line} is no CSV: a quotation mark stands where none may be.`;
}

export function parseRows(text: string): ParsedFile {
  if (Buffer.byteLength(text) > MAX_BYTES) {
    return { problem: `The file is larger than ${count(MAX_BYTES / 1_000)} kB. Import it in parts.` };
  }
  let records: CsvRecord[];
  try {
    records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text.replace(/^\uFEFF/, '')),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      max_record_size: MAX_RECORD,
    }) as unknown as CsvRecord[];
  } catch (error) {
    return { problem: asProblem(error) };
  }
  const [head, ...body] = records;
  const names = head?.record.map((name) => name.toLowerCase()) ?? [];
  if (!names.includes('username')) {
    return { problem: `The first line must name the columns: ${HEADER}` };
  }
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice) return { problem: `The column ${twice} is there twice.` };
  if (body.length === 0) return { problem: 'There is no row below the names of the columns.' };
  if (body.length > MAX_ROWS) {
    return {
      problem: `The file has ${count(body.length)} rows; at most ${count(MAX_ROWS)} are taken at once.`,
    };
  }
  const place = Object.fromEntries(columns.map((column) => [column, names.indexOf(column)]));
  const isKnown = (name: string) => columns.includes(name as Column) || OWN_COLUMNS.includes(name);
  return {
    ignored: names.filter((name) => name !== '' && !isKnown(name)),
    rows: body.map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(
        columns.map((column) => [column, record[place[column] ?? -1] ?? '']),
      ) as Cells,
      ...(record.length > names.length && {
        problem: `This row has ${record.length} cells, the first line has ${names.length}. Put a cell with commas in quotation marks.`,
      }),
    })),
  };
}

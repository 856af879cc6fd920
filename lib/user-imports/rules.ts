// What an import of users is made of: its columns and limits, and what a check says of each row. Pure; runs in the browser too.

/** `uid` and `gid` are read for servers over EFS only. */
export const columns = ['username', 'home_dir', 'public_key', 'role_arn', 'uid', 'gid'] as const;
export type Column = (typeof columns)[number];
export type Cells = Record<Column, string>;

export const HEADER = 'username,home_dir,public_key,role_arn';
export const MAX_ROWS = 5_000;
/** With what a server action adds it stays below the two megabytes that one may carry. */
export const MAX_BYTES = 1_500_000;

/** Users that are there already are compared one by one, each by a call; beyond that the import compares as it goes. */
export const MAX_COMPARED = 500;

export const importLayouts = ['folder', 'path'] as const;
export type ImportLayout = (typeof importLayouts)[number];
/** For users that are there with another role or home: leave these as they are, or make them what the file says. */
export const differenceChoices = ['keep', 'update'] as const;
export type DifferenceChoice = (typeof differenceChoices)[number];

export type RowOutcome = 'error' | 'left-out' | 'create' | 'differs' | 'add-key' | 'compare' | 'nothing';

export const outcomeNames: Record<RowOutcome, string> = {
  error: 'Error',
  'left-out': 'Left out',
  create: 'Create',
  differs: 'There, differs',
  'add-key': 'Add key',
  compare: 'There, compared later',
  nothing: 'Nothing to do',
};

export interface RowNote {
  /** Undefined where it is about the row as a whole. */
  column?: Column;
  text: string;
}

export interface CheckedRow {
  /** As an editor counts. */
  line: number;
  userName: string;
  outcome: RowOutcome;
  notes: RowNote[];
  /** Of rows that are not imported, so that they can be mended. */
  cells?: Cells;
}

export interface CheckedImport {
  /** Why the file as a whole cannot be read. */
  problem?: string;
  rows: CheckedRow[];
  /** Columns that mean nothing here. */
  ignored: string[];
  users: number;
  /** Users that are there already and were too many to compare. */
  uncompared: number;
}

export function isBad({ outcome }: CheckedRow): boolean {
  return outcome === 'error' || outcome === 'left-out';
}

export function isWork({ outcome }: CheckedRow): boolean {
  return !isBad({ outcome } as CheckedRow) && outcome !== 'nothing';
}

export function countOutcomes(rows: readonly CheckedRow[]): Partial<Record<RowOutcome, number>> {
  const counts: Partial<Record<RowOutcome, number>> = {};
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

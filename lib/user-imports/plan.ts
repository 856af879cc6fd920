// Turns the rows of a file into users to import, each checked as the form for one user is, and says of every row what becomes of it.

import 'server-only';
import type { CreateUserCommandInput } from '@aws-sdk/client-transfer';
import type { KeyPolicy } from '@/lib/key-policies/rules';
import { violations } from '@/lib/key-policies/rules';
import { looksPrivate, parsePublicKey } from '@/lib/ssh-keys/rules';
import { KEYS_PER_USER } from '@/lib/users/rules';
import { type CreateUserValues, createUserSchema, type StorageDomain } from '@/lib/users/schema';
import type { KnownUser } from './known-users';
import type { ParsedRow } from './parse-rows';
import type { CheckedRow, Column, DifferenceChoice, ImportLayout, RowNote } from './rules';

export interface PlanOptions {
  serverId: string;
  domain: StorageDomain;
  layout: ImportLayout;
  /** For rows without one. */
  defaultRole: string;
  policy: KeyPolicy;
}

export interface PlannedKey {
  body: string;
  fingerprint: string;
  line: number;
}

export interface PlannedUser {
  line: number;
  userName: string;
  /** What CreateUser gets, without a key. A user that is there already keeps what is not named in it. */
  values: CreateUserCommandInput;
  isKnown: boolean;
  /** Undefined where it was not compared. */
  differs?: boolean;
  keys: PlannedKey[];
}

interface Row extends CheckedRow {
  parsed: ParsedRow;
}

const columnOf: Record<string, Column> = {
  UserName: 'username',
  Role: 'role_arn',
  HomeDirectory: 'home_dir',
  HomeDirectoryMappings: 'home_dir',
  SshPublicKeyBody: 'public_key',
};

const PLACEHOLDER_ROLE = 'arn:aws:iam::111122223333:role/unchanged';
const asNumber = (text: string) => (text === '' ? undefined : Number(text));

function valuesOf({ cells }: ParsedRow, options: PlanOptions): CreateUserValues {
  const { serverId, domain, layout, defaultRole } = options;
  return {
    ServerId: serverId,
    Domain: domain,
    UserName: cells.username,
    Role: cells.role_arn || defaultRole,
    layout,
    HomeDirectory: layout === 'path' ? cells.home_dir : '',
    HomeDirectoryMappings:
      layout === 'folder' ? [{ Entry: '/', Target: cells.home_dir, Type: 'DIRECTORY' }] : [],
    Policy: '',
    PosixProfile: { Uid: asNumber(cells.uid), Gid: asNumber(cells.gid), SecondaryGids: '' },
    SshPublicKeyBody: '',
    Tags: [],
  };
}

/** Of a user that is there, an empty cell leaves what there is. */
function checkUser(
  row: ParsedRow,
  options: PlanOptions,
  isKnown: boolean,
): { values: CreateUserCommandInput } | { notes: RowNote[] } {
  const values = valuesOf(row, options);
  const keepsHome = isKnown && row.cells.home_dir === '';
  const keepsRole = isKnown && values.Role === '';
  const result = createUserSchema.safeParse({
    ...values,
    ...(keepsHome && { layout: 'path' as const }),
    ...(keepsRole && { Role: PLACEHOLDER_ROLE }),
    ...(isKnown && { PosixProfile: { Uid: 0, Gid: 0, SecondaryGids: '' } }),
  });
  if (!result.success) {
    return {
      notes: result.error.issues.map(({ path, message }) => {
        const member = String(path[0] === 'PosixProfile' ? path[1] : path[0]);
        const column = member === 'Uid' ? 'uid' : member === 'Gid' ? 'gid' : columnOf[member];
        return { ...(column && { column }), text: message };
      }),
    };
  }
  const { PosixProfile, ...input } = result.data;
  const kept: CreateUserCommandInput = isKnown ? input : { ...input, ...(PosixProfile && { PosixProfile }) };
  if (keepsRole) kept.Role = undefined;
  if (keepsHome) kept.HomeDirectoryType = undefined;
  return { values: kept };
}

/** A row below the first of its user adds a key and may say nothing else of it. */
function contradictions(row: ParsedRow, first: ParsedRow): RowNote[] {
  return (['home_dir', 'role_arn', 'uid', 'gid'] as const).flatMap((column) => {
    const value = row.cells[column];
    if (value === '' || value === first.cells[column]) return [];
    return [{ column, text: `Line ${first.line} says something else of this user.` }];
  });
}

function checkKey(text: string, options: PlanOptions, beside: number) {
  const parsed = parsePublicKey(text);
  if (!parsed.ok) return { text: `${parsed.problem.title}. ${parsed.problem.advice}` };
  const [broken] = violations(options.policy, parsed.key, beside);
  if (broken) return { text: broken };
  if (beside >= KEYS_PER_USER) return { text: `A user has at most ${KEYS_PER_USER} keys.` };
  return { key: parsed.key };
}

function planUser(
  rows: Row[],
  options: PlanOptions,
  known: KnownUser | undefined,
  holders: Map<string, string>,
): PlannedUser | undefined {
  const [first] = rows;
  if (!first) return undefined;
  const checked = checkUser(first.parsed, options, known !== undefined);
  if ('notes' in checked) first.notes.push(...checked.notes);
  const present = known?.fingerprints;
  const keys: PlannedKey[] = [];
  const lines = new Map<string, number>();
  for (const row of rows) {
    if (row !== first) row.notes.push(...contradictions(row.parsed, first.parsed));
    if (row.parsed.problem) row.notes.push({ text: row.parsed.problem });
    if (row.notes.length > 0) row.outcome = 'error';
    const text = row.parsed.cells.public_key;
    if (text === '') {
      if (row !== first && row.outcome !== 'error') {
        row.notes.push({ text: `The user stands in line ${first.line} already.` });
      }
      continue;
    }
    // Where the present keys are not known, the file may name those again.
    const beside = (present?.size ?? 0) + keys.length;
    const { key, text: refusal } = known?.isSuspended
      ? { text: 'This user is suspended, and a new key would let it in again. Resume it first.' }
      : checkKey(text, options, beside);
    const twin = key && lines.get(key.fingerprint);
    if (key && twin !== undefined) {
      row.notes.push({ column: 'public_key', text: `The same key as in line ${twin}.` });
    } else if (key && present?.has(key.fingerprint)) {
      lines.set(key.fingerprint, row.line);
      row.notes.push({ column: 'public_key', text: 'The user has this key already.' });
    } else if (key) {
      const { body, fingerprint } = key;
      lines.set(fingerprint, row.line);
      const other = holders.get(fingerprint);
      if (other && other !== row.userName)
        row.notes.push({ column: 'public_key', text: `${other} gets the same key.` });
      holders.set(fingerprint, row.userName);
      keys.push({ body, fingerprint, line: row.line });
      if (row.outcome !== 'error') row.outcome = 'add-key';
    } else {
      row.notes.push({ column: 'public_key', text: refusal ?? '' });
      row.outcome = 'error';
    }
  }
  const bad = rows.filter((row) => row.outcome === 'error');
  if (bad.length > 0 || !('values' in checked)) {
    for (const row of rows) leaveOut(row, bad[0]?.line ?? first.line);
    return undefined;
  }
  const { values } = checked;
  const differences = known?.differences?.(values);
  if (!known) first.outcome = 'create';
  else if (differences === undefined) first.outcome = 'compare';
  else if (differences.length > 0) {
    first.outcome = 'differs';
    first.notes.push(...differences);
  }
  return {
    line: first.line,
    userName: first.userName,
    values,
    isKnown: known !== undefined,
    ...(differences && { differs: differences.length > 0 }),
    keys,
  };
}

/** A user is imported as a whole or not at all, so that the mended rows can be imported later. */
function leaveOut(row: Row, because: number): void {
  if (row.outcome !== 'error') {
    row.outcome = 'left-out';
    row.notes.push({ text: `Left out with line ${because}.` });
  }
  const { cells } = row.parsed;
  const isPrivate = looksPrivate(cells.public_key);
  row.cells = { ...cells, ...(isPrivate && { public_key: '' }) };
}

export interface Plan {
  rows: CheckedRow[];
  users: PlannedUser[];
}

export function planImport(
  parsed: readonly ParsedRow[],
  options: PlanOptions,
  known: ReadonlyMap<string, KnownUser>,
): Plan {
  const rows = parsed.map((row): Row => {
    const { line, cells } = row;
    return { line, userName: cells.username, outcome: 'nothing', notes: [], parsed: row };
  });
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    // Rows without a name have nothing to do with each other.
    const name = row.userName || `line ${row.line}`;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  const holders = new Map<string, string>();
  const users = [...groups].flatMap(
    ([userName, group]) => planUser(group, options, known.get(userName), holders) ?? [],
  );
  return { users, rows: rows.map(({ parsed: _, ...row }) => row) };
}

/** Whether there is something to send for a user beside its keys. */
export function hasWrite({ isKnown, differs }: PlannedUser, choice: DifferenceChoice): boolean {
  return !isKnown || (choice === 'update' && differs !== false);
}

// Reads the whole audit trail beside a running console and tells where its chain is broken.

import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { AuditTable, Database } from '@/lib/db/tables';
import {
  BEFORE_THE_FIRST,
  HEAD_KEY,
  type Head,
  hashOf,
  type Link,
  readHead,
  type SealKey,
  sealKey,
  sealOfHead,
  sealOfRow,
} from './chain';

const ROWS_AT_ONCE = 1_000;
const MAX_FINDINGS = 50;

export interface Verification {
  rows: number;
  /** The last row that was read. */
  newest: Link;
  /** One sentence each, in the order of the trail; empty where it is unbroken. */
  findings: string[];
  moreFindings: number;
}

export interface VerifyOptions {
  /** The console's secret, and earlier ones under which older rows are sealed; none: seals are not looked at. */
  secrets: string[];
  /** Heads that were noted down earlier, outside of the database. */
  noted?: Link[];
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Joins what is alike and adjacent, since a trail that was rewritten from some row on has it in each. */
class Findings {
  private readonly found: { first: number; last: number; what: string }[] = [];
  private readonly general: string[] = [];
  private more = 0;

  add(first: number, what: string, last = first): void {
    const latest = this.found.at(-1);
    if (latest?.what === what && latest.last === first - 1) latest.last = last;
    else if (this.found.length < MAX_FINDINGS) this.found.push({ first, last, what });
    else this.more += 1;
  }

  addGeneral(sentence: string): void {
    this.general.push(sentence);
  }

  told(): Pick<Verification, 'findings' | 'moreFindings'> {
    const ofRows = this.found.map(({ first, last, what }) =>
      first === last ? `Row ${first}: ${what}.` : `Rows ${first} to ${last}: ${what}.`,
    );
    return { findings: [...ofRows, ...this.general], moreFindings: this.more };
  }
}

class Check {
  rows = 0;
  newest = BEFORE_THE_FIRST;
  readonly findings = new Findings();
  /** Whether the row before is as it was written, so that what follows can be held against it. */
  private sound = true;
  private readonly keys: Map<string, SealKey>;
  private readonly noted: Map<number, string>;

  constructor({ secrets, noted = [] }: VerifyOptions) {
    this.keys = new Map(secrets.map((secret) => sealKey(secret)).map((key) => [key.id, key]));
    this.noted = new Map(noted.map(({ sequence, hash }) => [sequence, hash]));
  }

  row(row: AuditTable): void {
    const { sequence, hash } = row;
    const follows = this.stands(sequence) && this.sound;
    const what = this.wrongWith(row, follows);
    if (what) this.findings.add(sequence, what);
    this.sound = !what;
    const noted = this.noted.get(sequence);
    if (noted !== undefined && noted !== hash) this.findings.add(sequence, 'other than it was noted');
    this.rows += 1;
    this.newest = { sequence, hash };
  }

  /** Whether it stands right behind the row before it. */
  private stands(sequence: number): boolean {
    const expected = this.newest.sequence + 1;
    if (sequence > expected) this.findings.add(expected, 'removed', sequence - 1);
    if (sequence < expected) this.findings.add(sequence, 'inserted, since it stands there twice');
    return sequence === expected;
  }

  private wrongWith(row: AuditTable, follows: boolean): string | undefined {
    if (hashOf(row) !== row.hash) return 'edited, or put where another stood';
    const unsealed = this.wrongWithSeal(row.seal, (key) => sealOfRow(key, row.hash));
    if (unsealed) return unsealed;
    if (follows && row.previousHash !== this.newest.hash) {
      return 'not what followed the row before it: one of the two was put there';
    }
    return undefined;
  }

  private wrongWithSeal(seal: string | null, expected: (key: SealKey) => string): string | undefined {
    if (this.keys.size === 0) return undefined;
    const key = this.keys.get(seal?.split('.', 1)[0] ?? '');
    if (!seal || !key) return 'sealed with another secret; name that secret if the console had it before';
    return same(seal, expected(key)) ? undefined : 'written by somebody without the console’s secret';
  }

  end(head: Head | undefined): void {
    const { sequence, hash } = this.newest;
    for (const noted of this.noted.keys()) {
      if (noted > sequence) this.findings.add(noted, 'noted earlier, and gone');
    }
    if (!head) {
      this.findings.addGeneral(
        'The remembered head is gone, so that nobody can tell whether newer rows were removed.',
      );
      return;
    }
    const unsealed = this.wrongWithSeal(head.seal, (key) => sealOfHead(key, head));
    if (unsealed) this.findings.addGeneral(`The remembered head was ${unsealed}.`);
    if (head.sequence > sequence) this.findings.add(sequence + 1, 'removed', head.sequence);
    else if (head.sequence < sequence) {
      this.findings.add(head.sequence + 1, 'inserted, or the remembered head was set back', sequence);
    } else if (head.hash !== hash) this.findings.add(sequence, 'other than the console remembers');
  }
}

async function rememberedHead(db: Kysely<Database>): Promise<Head | undefined> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', HEAD_KEY).executeTakeFirst();
  try {
    return row && readHead(row.value);
  } catch {
    return undefined;
  }
}

/** `db` must show one moment throughout, so that rows which are written meanwhile are no findings. */
export async function verifyTrail(db: Kysely<Database>, options: VerifyOptions): Promise<Verification> {
  const head = await rememberedHead(db);
  const check = new Check(options);
  let last: AuditTable | undefined;
  do {
    const { sequence, id } = last ?? { sequence: Number.MIN_SAFE_INTEGER, id: '' };
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where((eb) => eb(eb.refTuple('sequence', 'id'), '>', eb.tuple(sequence, id)))
      .orderBy('sequence')
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute();
    for (const row of rows) check.row(row);
    last = rows.at(-1);
  } while (last);
  check.end(head);
  const placeless = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll<number | string>().as('rows'))
    .where('sequence', 'is', null)
    .executeTakeFirstOrThrow();
  const outside = Number(placeless.rows);
  if (outside > 0)
    check.findings.addGeneral(`Rows without a place in the chain, hence inserted: ${outside}.`);
  return { rows: check.rows + outside, newest: check.newest, ...check.findings.told() };
}

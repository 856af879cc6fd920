// Writes lessons into the index: only what differs, in one transaction, with the words and the counts of what is used.

import 'server-only';
import { createHash } from 'node:crypto';
import { type Selectable, sql, type Transaction } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { SearchEntryTable } from '@/lib/db/search-tables';
import { storableText } from '@/lib/db/storable-text';
import type { Database } from '@/lib/db/tables';
import type { Learned, Local } from './learned';
import type { Lesson } from './lessons';
import { rowsFrom, textsFrom } from './many';
import type { Use } from './uses';

type Db = Transaction<Database>;
type Row = Selectable<SearchEntryTable>;

/** Of one statement. */
const ROWS = 1_000;

/** A lesson with where and when it was learned. */
export interface Note extends Lesson {
  environment: string;
  /** When AWS was asked, and when it had answered. */
  askedAt: number;
  at: number;
}

function chunks<Item>(items: readonly Item[]): Item[][] {
  const found: Item[][] = [];
  for (let start = 0; start < items.length; start += ROWS) found.push(items.slice(start, start + ROWS));
  return found;
}

function entryOf(environment: string, { kind, server, owner, id }: Local): string {
  const text = JSON.stringify([environment, kind, server, owner, id]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function toRow({ environment, at }: Note, learned: Learned): Row {
  const { kind, server, owner, id, label, hint, words, uses } = learned;
  const entry = entryOf(environment, learned);
  const told = { kind, server, owner, id, words: words.join(' '), uses: JSON.stringify(uses) };
  // The comment of a key is any text.
  const shown = { label: storableText(label), hint: storableText(hint) };
  return { ...told, ...shown, entry, environment, seenAt: at };
}

/** Adds or takes away what rows count for in what is used. */
class Counts {
  private readonly changes = new Map<string, { row: string[]; by: number }>();

  add({ environment, uses }: Pick<Row, 'environment' | 'uses'>, by: 1 | -1): void {
    for (const use of JSON.parse(uses) as Use[]) {
      const row = [environment, ...use];
      const key = JSON.stringify(row);
      const change = this.changes.get(key) ?? { row, by: 0 };
      this.changes.set(key, { row, by: change.by + by });
    }
  }

  async write(db: Db, seenAt: number): Promise<void> {
    // In one order, so that two processes never wait for each other.
    const changes = [...this.changes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
    for (const { row, by } of changes) {
      if (by === 0) continue;
      const [environment = '', kind = '', usedBy = '', value = ''] = row;
      await db
        .insertInto('usedValue')
        .values({ environment, kind, usedBy, value, uses: Math.max(by, 0), seenAt })
        .onConflict((conflict) =>
          conflict
            .columns(['environment', 'kind', 'usedBy', 'value'])
            .doUpdateSet((is) => ({ uses: is('usedValue.uses', '+', by), seenAt })),
        )
        .execute();
      if (by > 0) continue;
      await db
        .deleteFrom('usedValue')
        .where('environment', '=', environment)
        .where('kind', '=', kind)
        .where('usedBy', '=', usedBy)
        .where('value', '=', value)
        .where('uses', '<=', 0)
        .execute();
    }
  }
}

async function forgetWords(db: Db, { environment, kind, entry, words }: Row): Promise<void> {
  await db
    .deleteFrom('searchWord')
    .where('environment', '=', environment)
    .where('kind', '=', kind)
    .where('entry', '=', entry)
    .where('word', 'in', words.split(' '))
    .execute();
}

async function writeWords(db: Db, rows: readonly Row[]): Promise<void> {
  const words = rows.flatMap(({ environment, kind, entry, server, words: text }) =>
    text
      .split(' ')
      .filter(Boolean)
      .map((word) => [environment, kind, word, entry, server]),
  );
  await sql`insert into "searchWord" ("environment", "kind", "word", "entry", "server")
    select "value" ->> 0, "value" ->> 1, "value" ->> 2, "value" ->> 3, "value" ->> 4
    from ${rowsFrom(words)} where true on conflict do nothing`.execute(db);
}

/** Gives the entries that were not there; what another process has written meanwhile is counted by that one. */
async function writeNew(db: Db, rows: readonly Row[]): Promise<Set<string>> {
  const given = rows.map((row) => [
    ...[row.entry, row.environment, row.kind, row.server, row.owner, row.id],
    ...[row.label, row.hint, row.words, row.uses, row.seenAt],
  ]);
  const written = await sql<{ entry: string }>`insert into "searchEntry"
    ("entry", "environment", "kind", "server", "owner", "id", "label", "hint", "words", "uses", "seenAt")
    select "value" ->> 0, "value" ->> 1, "value" ->> 2, "value" ->> 3, "value" ->> 4, "value" ->> 5,
      "value" ->> 6, "value" ->> 7, "value" ->> 8, "value" ->> 9, cast("value" ->> 10 as bigint)
    from ${rowsFrom(given)} where true on conflict do nothing returning "entry"`.execute(db);
  return new Set(written.rows.map(({ entry }) => entry));
}

async function rememberSome(db: Db, note: Note, learned: readonly Learned[], counts: Counts): Promise<void> {
  const told = new Map(learned.map((one) => [entryOf(note.environment, one), one]));
  const entries = [...told.keys()].sort();
  const known = await db
    .selectFrom('searchEntry')
    .selectAll()
    .where('entry', 'in', textsFrom(entries))
    .execute();
  const before = new Map(known.map((row) => [row.entry, row]));
  const added: Row[] = [];
  for (const entry of entries) {
    const one = told.get(entry);
    const old = before.get(entry);
    if (!one || (old && one.partial)) continue;
    const row = toRow(note, one);
    if (!old) added.push(row);
    else if (
      old.label !== row.label ||
      old.hint !== row.hint ||
      old.words !== row.words ||
      old.uses !== row.uses
    ) {
      if (old.words !== row.words) {
        await forgetWords(db, old);
        await writeWords(db, [row]);
      }
      counts.add(old, -1);
      counts.add(row, 1);
      const { label, hint, words, uses } = row;
      await db
        .updateTable('searchEntry')
        .set({ label, hint, words, uses })
        .where('entry', '=', entry)
        .execute();
    }
  }
  if (known.length > 0) {
    const present = known.map(({ entry }) => entry);
    await db
      .updateTable('searchEntry')
      .set({ seenAt: note.at })
      .where('entry', 'in', textsFrom(present))
      .execute();
  }
  if (added.length === 0) return;
  const mine = await writeNew(db, added);
  const fresh = added.filter(({ entry }) => mine.has(entry));
  for (const row of fresh) counts.add(row, 1);
  await writeWords(db, fresh);
}

/** Also what is below it: the users of a server, the keys of a user. */
async function forgetRows(db: Db, rows: readonly Row[], counts: Counts): Promise<void> {
  for (const row of rows) {
    await forgetWords(db, row);
    counts.add(row, -1);
    if (row.kind === 'server') await forgetServer(db, row.environment, row.id, counts);
    if (row.kind !== 'user') continue;
    const { environment, server, id } = row;
    await forgetRows(db, await rowsAt(db, environment, { kind: 'key', server, owner: id }), counts);
  }
  for (const some of chunks(rows)) {
    const entries = textsFrom(some.map(({ entry }) => entry));
    await db.deleteFrom('searchEntry').where('entry', 'in', entries).execute();
  }
}

/** Its users may be ten thousand: their words go by the server's name alone. */
async function forgetServer(db: Db, environment: string, server: string, counts: Counts): Promise<void> {
  const here = db
    .selectFrom('searchEntry')
    .where('environment', '=', environment)
    .where('server', '=', server);
  for (const row of await here.select(['environment', 'uses']).execute()) counts.add(row, -1);
  for (const table of ['searchWord', 'searchEntry'] as const) {
    await db.deleteFrom(table).where('environment', '=', environment).where('server', '=', server).execute();
  }
  await db
    .deleteFrom('crawledServer')
    .where('environment', '=', environment)
    .where('serverId', '=', server)
    .execute();
}

function rowsAt(db: Db, environment: string, at: Omit<Local, 'id'> & { id?: string }, seenBefore?: number) {
  let query = db
    .selectFrom('searchEntry')
    .selectAll()
    .where('environment', '=', environment)
    .where('server', '=', at.server)
    .where('kind', '=', at.kind)
    .where('owner', '=', at.owner);
  if (at.id !== undefined) query = query.where('id', '=', at.id);
  if (seenBefore !== undefined) query = query.where('seenAt', '<', seenBefore);
  return query.execute();
}

/** In the order in which they were learned. */
export async function writeNotes(notes: readonly Note[]): Promise<void> {
  await getDatabase()
    .transaction()
    .execute(async (db) => {
      const counts = new Counts();
      for (const note of notes) {
        const { environment, seen = [], whole, gone, askedAt } = note;
        for (const some of chunks(seen)) await rememberSome(db, note, some, counts);
        // What was made since the list was asked for is not missing from it.
        if (whole) await forgetRows(db, await rowsAt(db, environment, whole, askedAt), counts);
        if (gone) await forgetRows(db, await rowsAt(db, environment, gone), counts);
      }
      await counts.write(db, notes.at(-1)?.at ?? 0);
    });
}

/** What of a server was not seen since then; keys of its users too where those were looked at. */
export async function forgetUnseen(
  environment: string,
  server: string,
  kinds: readonly Local['kind'][],
  since: number,
): Promise<void> {
  await getDatabase()
    .transaction()
    .execute(async (db) => {
      const counts = new Counts();
      const rows = await db
        .selectFrom('searchEntry')
        .selectAll()
        .where('environment', '=', environment)
        .where('server', '=', server)
        .where('kind', 'in', [...kinds])
        .where('seenAt', '<', since)
        .execute();
      await forgetRows(db, rows, counts);
      await counts.write(db, since);
    });
}

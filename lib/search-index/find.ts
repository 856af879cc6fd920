// Finds what begins like each word that was typed, by ranges of one index: no query looks at more than a bounded number of rows.

import 'server-only';
import type { Selectable } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { SearchEntryTable } from '@/lib/db/search-tables';
import { textsFrom } from './many';
import { foundKinds } from './rules';
import { endOf, wordsOfQuery } from './words';

type Entry = Selectable<SearchEntryTable>;

export interface Searched {
  id: string;
  /** What people call it; its words are taken as found in everything of the environment. */
  label: string;
}

export interface Match {
  entry: Entry;
  /** The name of its server, where that is known. */
  serverLabel: string | undefined;
  /** A word of it is a word that was typed, to the letter. */
  exact: boolean;
}

export interface Matches {
  matches: Match[];
  /** There may be more than these. */
  more: boolean;
}

const OF_A_KIND = 6;
/** Of several words, so many candidates of each are looked at to know the rarest, */
const PROBE = 100;
/** and of that one so many are compared with the others. */
const CANDIDATES = 1_000;
const MOST_SERVERS = 20;

/** SQLite puts at most five hundred ranges into one statement. */
const ENVIRONMENTS_AT_ONCE = 20;

interface Candidate {
  entry: string;
  environment: string;
  kind: string;
  word: string;
}

function beginning(word: string) {
  return getDatabase()
    .selectFrom('searchWord')
    .select(['entry', 'environment', 'kind', 'word'])
    .where('word', '>=', word)
    .where('word', '<', endOf(word));
}

/** The first of each kind in each environment, in few statements. */
async function firstOfEach(
  environments: readonly string[],
  word: string,
  limit: number,
): Promise<Candidate[]> {
  const db = getDatabase();
  const found: Candidate[] = [];
  for (let at = 0; at < environments.length; at += ENVIRONMENTS_AT_ONCE) {
    const ranges = environments.slice(at, at + ENVIRONMENTS_AT_ONCE).flatMap((environment) =>
      foundKinds.map((kind) => {
        const range = ofEnvironment(word, environment, kind).orderBy('word').limit(limit);
        return db.selectFrom(range.as('range')).select(['entry', 'environment', 'kind', 'word']);
      }),
    );
    const [first, ...rest] = ranges;
    if (first) found.push(...(await rest.reduce((all, range) => all.unionAll(range), first).execute()));
  }
  return found;
}

const ofEnvironment = (word: string, environment: string, kind: string) =>
  beginning(word).where('environment', '=', environment).where('kind', '=', kind);

/** The servers that a word names: it is then found in everything that belongs to them. */
async function serversNamed(environment: string, word: string): Promise<string[]> {
  const rows = await getDatabase()
    .selectFrom(ofEnvironment(word, environment, 'server').limit(MOST_SERVERS).as('named'))
    .innerJoin('searchEntry', 'searchEntry.entry', 'named.entry')
    .select('searchEntry.id')
    .distinct()
    .execute();
  return rows.map(({ id }) => id);
}

async function load(entries: readonly string[]): Promise<Entry[]> {
  if (entries.length === 0) return [];
  return getDatabase()
    .selectFrom('searchEntry')
    .selectAll()
    .where('entry', 'in', textsFrom(entries))
    .execute();
}

/** Collects what has all the words, itself or by its server, until there is enough of a kind. */
class Sieve {
  readonly found = new Map<string, Candidate>();
  private readonly counts = new Map<string, number>();

  constructor(
    private readonly words: readonly string[],
    private readonly named: ReadonlyMap<string, readonly string[]>,
  ) {}

  isFull(kind: string): boolean {
    return (this.counts.get(kind) ?? 0) > OF_A_KIND;
  }

  async take(candidates: readonly Candidate[]): Promise<void> {
    const rows = new Map((await load(candidates.map(({ entry }) => entry))).map((row) => [row.entry, row]));
    for (const candidate of candidates) {
      const row = rows.get(candidate.entry);
      if (!row || this.found.has(row.entry) || !this.words.every((word) => this.fits(row, word))) continue;
      this.found.set(row.entry, candidate);
      this.counts.set(row.kind, (this.counts.get(row.kind) ?? 0) + 1);
    }
  }

  private fits(row: Entry, word: string): boolean {
    return ` ${row.words}`.includes(` ${word}`) || (this.named.get(word)?.includes(row.server) ?? false);
  }
}

type Range = ReturnType<typeof beginning>;

/** Looks through the candidates of one word from the beginning of its range. */
async function lookThrough(sieve: Sieve, range: Range): Promise<void> {
  for (let offset = 0; offset < CANDIDATES; offset += PROBE) {
    const some = await range.orderBy('word').limit(PROBE).offset(offset).execute();
    await sieve.take(some);
    if (some.length < PROBE || some.every(({ kind }) => sieve.isFull(kind))) return;
  }
}

/** Of one environment: what has all the words itself, and what has some while its server has the others. */
async function bySeveralWords(environment: string, words: readonly string[]): Promise<Candidate[]> {
  const probes = await Promise.all(words.map((word) => firstOfEach([environment], word, PROBE)));
  const named = new Map<string, string[]>();
  for (const word of words) named.set(word, await serversNamed(environment, word));
  const sieve = new Sieve(words, named);
  for (const kind of foundKinds) {
    const ofKind = probes.map((probe) => probe.filter((candidate) => candidate.kind === kind));
    const fewest = Math.min(...ofKind.map(({ length }) => length));
    // The longer one is the rarer where none is rare.
    const rarest = words.toSorted((a, b) => b.length - a.length)[0] ?? '';
    if (fewest < PROBE) await sieve.take(ofKind.find(({ length }) => length === fewest) ?? []);
    else await lookThrough(sieve, ofEnvironment(rarest, environment, kind));
  }
  for (const server of new Set([...named.values()].flat())) {
    const own = words.filter((word) => !named.get(word)?.includes(server));
    const rarest = own.toSorted((a, b) => b.length - a.length)[0];
    if (!rarest || sieve.isFull('user')) continue;
    const here = beginning(rarest).where('environment', '=', environment).where('server', '=', server);
    await lookThrough(sieve, here);
  }
  return [...sieve.found.values()];
}

/** The words that do not merely name the environment; all of them where nothing else was typed. */
function beyondName({ id, label }: Searched, words: readonly string[]): readonly string[] {
  const names = wordsOfQuery(`${id} ${label}`);
  const rest = words.filter((word) => !names.some((name) => name.startsWith(word)));
  return rest.length > 0 ? rest : words;
}

async function candidatesFor(
  environments: readonly Searched[],
  words: readonly string[],
): Promise<Candidate[]> {
  const alone = new Map<string, string[]>();
  const several = new Map<string, readonly string[]>();
  for (const environment of environments) {
    const [first = '', ...rest] = beyondName(environment, words);
    if (rest.length === 0) alone.set(first, [...(alone.get(first) ?? []), environment.id]);
    else several.set(environment.id, [first, ...rest]);
  }
  // Most environments lack one of several words, and are not looked into any further.
  for (const word of words) {
    const asked = [...several.keys()].filter((id) => several.get(id)?.includes(word));
    const there = new Set((await firstOfEach(asked, word, 1)).map(({ environment }) => environment));
    for (const id of asked) if (!there.has(id)) several.delete(id);
  }
  const found: Candidate[] = [];
  for (const [id, own] of several) found.push(...(await bySeveralWords(id, own)));
  for (const [word, ids] of alone) found.push(...(await firstOfEach(ids, word, OF_A_KIND + 1)));
  return found;
}

async function serverLabels(entries: readonly Entry[]): Promise<Map<string, string>> {
  const servers = [...new Set(entries.map(({ server }) => server))].filter(Boolean);
  if (servers.length === 0) return new Map();
  const rows = await getDatabase()
    .selectFrom('searchEntry')
    .select(['environment', 'id', 'label'])
    .where('environment', 'in', [...new Set(entries.map(({ environment }) => environment))])
    .where('server', '=', '')
    .where('kind', '=', 'server')
    .where('owner', '=', '')
    .where('id', 'in', servers)
    .execute();
  return new Map(rows.map(({ environment, id, label }) => [`${environment}/${id}`, label]));
}

/** Those of a kind stand together, a kind with something that was typed to the letter first. */
export async function findEntries(environments: readonly Searched[], query: string): Promise<Matches> {
  const words = wordsOfQuery(query);
  if (words.length === 0 || environments.length === 0) return { matches: [], more: false };
  const candidates = await candidatesFor(environments, words);
  const best = new Map<string, Candidate>();
  for (const candidate of candidates) {
    const known = best.get(candidate.entry);
    if (!known || candidate.word < known.word) best.set(candidate.entry, candidate);
  }
  const isExact = ({ word }: Candidate) => words.includes(word);
  const ordered = [...best.values()].sort(
    (a, b) => Number(isExact(b)) - Number(isExact(a)) || (a.word < b.word ? -1 : 1),
  );
  const kept = foundKinds.map((kind) => ordered.filter((candidate) => candidate.kind === kind));
  const groups = kept
    .map((group) => group.slice(0, OF_A_KIND))
    .filter((group) => group.length > 0)
    .sort(([a], [b]) => Number(b && isExact(b)) - Number(a && isExact(a)));
  const entries = new Map(
    (await load(groups.flat().map(({ entry }) => entry))).map((row) => [row.entry, row]),
  );
  const labels = await serverLabels([...entries.values()]);
  const matches = groups.flat().flatMap((candidate): Match[] => {
    const entry = entries.get(candidate.entry);
    if (!entry) return [];
    const serverLabel = labels.get(`${entry.environment}/${entry.server}`);
    return [{ entry, serverLabel, exact: isExact(candidate) }];
  });
  return { matches, more: kept.some((group) => group.length > OF_A_KIND) };
}

// The rows of crawls: one for each environment, one for each of its servers, and the lease by which one process works.

import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { getDatabase } from '@/lib/db/database';
import type { CrawledServerTable, CrawlTable } from '@/lib/db/search-tables';

export type CrawlRow = Selectable<CrawlTable>;
export type CrawledServerRow = Selectable<CrawledServerTable>;

/** Long enough for a slow call to AWS; renewed while the holder lives. */
export const LEASE_MS = 20_000;

export function findCrawl(environment: string): Promise<CrawlRow | undefined> {
  return getDatabase()
    .selectFrom('crawl')
    .selectAll()
    .where('environment', '=', environment)
    .executeTakeFirst();
}

type Beginning = Pick<CrawlRow, 'environment' | 'withKeys' | 'callsPerSecond' | 'startedBy'>;

/** False where one is under way or rests. */
export async function insertCrawl(beginning: Beginning): Promise<boolean> {
  const values = {
    ...beginning,
    state: 'running' as const,
    startedAt: Date.now(),
    endedAt: null,
    calls: 0,
    stage: '',
    error: null,
    leaseHolder: null,
    leaseUntil: 0,
  };
  const { environment: _, ...again } = values;
  const result = await getDatabase()
    .insertInto('crawl')
    .values(values)
    .onConflict((conflict) =>
      conflict
        .column('environment')
        .doUpdateSet(again)
        .where('crawl.state', 'in', ['completed', 'cancelled', 'failed']),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False where it is in none of the states that this can be done in. */
export async function changeState(
  environment: string,
  from: readonly CrawlRow['state'][],
  state: CrawlRow['state'],
): Promise<boolean> {
  const isOver = state === 'cancelled';
  const result = await getDatabase()
    .updateTable('crawl')
    .set({ state, error: null, endedAt: isOver ? Date.now() : null })
    .where('environment', '=', environment)
    .where('state', 'in', [...from])
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The crawl, if it waits for a worker; undefined while another process holds it. */
export function lease(environment: string): Promise<CrawlRow | undefined> {
  const now = Date.now();
  return getDatabase()
    .updateTable('crawl')
    .set({ leaseHolder: randomUUID(), leaseUntil: now + LEASE_MS })
    .where('environment', '=', environment)
    .where('state', '=', 'running')
    .where('leaseUntil', '<', now)
    .returningAll()
    .executeTakeFirst();
}

/** False once it was paused or cancelled, or another process has taken it over. */
export async function keepOn(
  { environment, leaseHolder }: CrawlRow,
  calls: number,
  stage?: string,
): Promise<boolean> {
  const result = await getDatabase()
    .updateTable('crawl')
    .set((is) => ({
      leaseUntil: Date.now() + LEASE_MS,
      calls: is('calls', '+', calls),
      ...(stage !== undefined && { stage }),
    }))
    .where('environment', '=', environment)
    .where('leaseHolder', '=', leaseHolder)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Gives the lease back; what was paused or cancelled meanwhile stays so. */
export async function letGo(
  { environment, leaseHolder }: CrawlRow,
  end?: Pick<CrawlRow, 'state' | 'error'>,
): Promise<void> {
  const mine = getDatabase()
    .updateTable('crawl')
    .where('environment', '=', environment)
    .where('leaseHolder', '=', leaseHolder);
  if (end)
    await mine
      .where('state', '=', 'running')
      .set({ ...end, endedAt: Date.now() })
      .execute();
  await mine.set({ leaseHolder: null, leaseUntil: 0 }).execute();
}

/** Crawls that no living process works on. */
export async function findAbandoned(): Promise<string[]> {
  const rows = await getDatabase()
    .selectFrom('crawl')
    .select('environment')
    .where('state', '=', 'running')
    .where('leaseUntil', '<', Date.now())
    .execute();
  return rows.map(({ environment }) => environment);
}

export function crawledServers(environments: readonly string[]): Promise<CrawledServerRow[]> {
  return getDatabase()
    .selectFrom('crawledServer')
    .selectAll()
    .where('environment', 'in', [...environments])
    .execute();
}

type Progress = Omit<CrawledServerRow, 'environment' | 'serverId'>;

/** Starts a server anew; when it was done last stays until it is done again. */
export async function beginServer(environment: string, serverId: string): Promise<CrawledServerRow> {
  const progress = { startedAt: Date.now(), stage: '', users: 0, described: 0, error: null };
  const row = { environment, serverId, ...progress, doneAt: null };
  return getDatabase()
    .insertInto('crawledServer')
    .values(row)
    .onConflict((conflict) => conflict.columns(['environment', 'serverId']).doUpdateSet(progress))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function setServer(
  { environment, serverId }: Pick<CrawledServerRow, 'environment' | 'serverId'>,
  change: Partial<Progress>,
): Promise<void> {
  await getDatabase()
    .updateTable('crawledServer')
    .set(change)
    .where('environment', '=', environment)
    .where('serverId', '=', serverId)
    .execute();
}

/** Users of a server in the order of their names as the database has it, from one on. */
export async function usersAfter(
  environment: string,
  server: string,
  name: string,
  most: number,
): Promise<string[]> {
  const rows = await getDatabase()
    .selectFrom('searchEntry')
    .select('id')
    .where('environment', '=', environment)
    .where('server', '=', server)
    .where('kind', '=', 'user')
    .where('owner', '=', '')
    .where('id', '>', name)
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

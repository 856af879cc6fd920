// Reads of the search index: what is found in the environments that the caller may see, and what those use already.

import 'server-only';
import { ListServersCommand } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { type Caller, callerIn } from '@/lib/caller';
import { getDatabase } from '@/lib/db/database';
import { getSettings } from '@/lib/env';
import { can } from '@/lib/permissions';
import { fingerprintOfLine } from '@/lib/ssh-keys/rules';
import type { TransferError } from '@/lib/transfer/errors';
import { defineConsoleRead, defineRead } from '@/lib/transfer/read';
import { crawledServers, findCrawl } from './crawl-store';
import { findEntries } from './find';
import { type Estimate, type FoundKind, hrefOf, type ShownKind, type Spot, usedKinds } from './rules';
import { wordsOfName, wordsOfQuery } from './words';

export interface Found {
  kind: ShownKind;
  label: string;
  /** What stands beside it: its server, its serial. */
  hint: string;
  /** Undefined where it belongs to none. */
  environment?: string;
  href: string;
}

export interface FoundAnswer {
  items: Found[];
  /** There may be more than these. */
  more: boolean;
}

const visibleTo = (caller: Caller) => getSettings().environments.filter(({ id }) => callerIn(caller, id));

/** A public key that was pasted is looked for by its fingerprint. */
function asQuery(text: string): string {
  return /\bAAAA[A-Za-z0-9+/]{40}/.test(text) ? (fingerprintOfLine(text) ?? text) : text;
}

const MOST_COMPANIES = 6;

/** They are few, and in the console's own database. */
async function companiesLike(query: string): Promise<Found[]> {
  const typed = wordsOfQuery(query);
  if (typed.length === 0) return [];
  const rows = await getDatabase().selectFrom('partner').select(['id', 'name']).orderBy('name').execute();
  return rows
    .filter(({ name }) => {
      const words = wordsOfName(name);
      return typed.every((word) => words.some((own) => own.startsWith(word)));
    })
    .slice(0, MOST_COMPANIES)
    .map(({ id, name }) => ({ kind: 'company', label: name, hint: '', href: `/settings/partners/${id}` }));
}

export const findInIndex = defineConsoleRead({
  permission: 'ListServers',
  input: z.object({ query: z.string().max(1_000) }),
  run: async ({ caller }, { query }): Promise<FoundAnswer> => {
    const [{ matches, more }, companies] = await Promise.all([
      findEntries(visibleTo(caller), asQuery(query)),
      can(caller.role, 'ReadPartners') ? companiesLike(query) : [],
    ]);
    const items = matches.map(
      ({ entry, serverLabel }): Found => ({
        kind: entry.kind as FoundKind,
        label: entry.label,
        hint: [entry.kind === 'key' && entry.owner, entry.hint, entry.server && (serverLabel ?? entry.server)]
          .filter(Boolean)
          .join(' · '),
        environment: entry.environment,
        href: hrefOf(entry as Spot),
      }),
    );
    return { items: [...items, ...companies], more };
  },
});

export interface CrawlProgress {
  state: 'running' | 'paused' | 'completed' | 'cancelled' | 'failed';
  withKeys: boolean;
  callsPerSecond: number;
  startedAt: number;
  startedBy: string;
  endedAt: number | null;
  calls: number;
  /** Servers that it has done. */
  done: number;
  error: TransferError | null;
}

/** How complete the index is for one environment. */
export interface Coverage {
  environment: string;
  label: string;
  /** Servers that were seen, and of them those that a crawl has done. */
  servers: number;
  crawled: number;
  /** The longest ago that a server was done. */
  oldestAt: number | null;
  users: number;
  described: number;
  crawl: CrawlProgress | null;
  /** Servers that could not be read. */
  failures: { serverId: string; message: string }[];
}

async function coverageOf({ id, label }: { id: string; label: string }): Promise<Coverage> {
  const [rows, row, servers] = await Promise.all([
    crawledServers([id]),
    findCrawl(id),
    getDatabase()
      .selectFrom('searchEntry')
      .select((is) => is.fn.countAll<number>().as('count'))
      .where('environment', '=', id)
      .where('server', '=', '')
      .where('kind', '=', 'server')
      .executeTakeFirst(),
  ]);
  const done = rows.flatMap(({ doneAt }) => (doneAt === null ? [] : [doneAt]));
  const sum = (member: 'users' | 'described') => rows.reduce((all, server) => all + server[member], 0);
  const crawl = row && {
    ...row,
    withKeys: row.withKeys === 1,
    done: done.filter((at) => at >= row.startedAt).length,
    error: row.error === null ? null : (JSON.parse(row.error) as TransferError),
  };
  return {
    environment: id,
    label,
    servers: Number(servers?.count ?? 0),
    crawled: done.length,
    oldestAt: done.length > 0 ? Math.min(...done) : null,
    users: sum('users'),
    described: sum('described'),
    crawl: crawl ? progressOf(crawl) : null,
    failures: rows.flatMap(({ serverId, error }) => (error === null ? [] : [{ serverId, message: error }])),
  };
}

function progressOf(crawl: CrawlProgress): CrawlProgress {
  const { state, withKeys, callsPerSecond, startedAt, startedBy, endedAt, calls, done, error } = crawl;
  return { state, withKeys, callsPerSecond, startedAt, startedBy, endedAt, calls, done, error };
}

export const describeCoverage = defineConsoleRead({
  permission: 'ListServers',
  input: z.object({}),
  run: ({ caller }): Promise<Coverage[]> => Promise.all(visibleTo(caller).map(coverageOf)),
});

/** Counts servers and users, which tells the calls that a crawl makes before it is started. */
export const estimateCrawl = defineRead({
  permission: 'ManageSearchIndex',
  input: z.object({}),
  run: async ({ send }): Promise<Estimate> => {
    const estimate = { servers: 0, users: 0 };
    let NextToken: string | undefined;
    do {
      const page = await send(new ListServersCommand({ MaxResults: 1_000, NextToken }));
      for (const { UserCount = 0 } of page.Servers ?? []) {
        estimate.servers += 1;
        estimate.users += UserCount;
      }
      NextToken = page.NextToken;
    } while (NextToken);
    return estimate;
  },
});

const MOST_VALUES = 100;

export interface UsedValue {
  value: string;
  /** How many resources name it so. */
  uses: number;
}

/** What resources of the environment name: first what those of the same kind do, what most name before what few do. */
export const listUsedValues = defineRead({
  permission: 'ListServers',
  input: z.object({ kind: z.enum(usedKinds), usedBy: z.string().max(40) }),
  run: async ({ environment }, { kind, usedBy }): Promise<UsedValue[]> => {
    const rows = await getDatabase()
      .selectFrom('usedValue')
      .select(['value', 'uses', 'usedBy'])
      .where('environment', '=', environment.id)
      .where('kind', '=', kind)
      .orderBy('uses', 'desc')
      .limit(MOST_VALUES)
      .execute();
    const own = rows.filter((row) => row.usedBy === usedBy);
    const found = new Map<string, number>();
    for (const { value, uses } of [...own, ...rows]) if (!found.has(value)) found.set(value, uses);
    return [...found].map(([value, uses]) => ({ value, uses }));
  },
});

// The tables of what can be found by typing, and of the crawls that fill them; times are epoch milliseconds.

/** Something that the console has seen in an environment. */
export interface SearchEntryTable {
  /** A digest of environment, kind, server, owner and id. */
  entry: string;
  environment: string;
  kind: string;
  server: string;
  owner: string;
  id: string;
  label: string;
  hint: string;
  /** With a space between them; the rows of `searchWord`. */
  words: string;
  /** JSON: what it counts for in `usedValue`, as [kind, usedBy, value]. */
  uses: string;
  seenAt: number;
}

export interface SearchWordTable {
  environment: string;
  kind: string;
  word: string;
  entry: string;
  server: string;
}

/** A role, a bucket or the like that resources of an environment name. */
export interface UsedValueTable {
  environment: string;
  kind: string;
  /** What kind of resource names it, and as what: `user`, `server-logging`. */
  usedBy: string;
  value: string;
  /** How many name it. */
  uses: number;
  seenAt: number;
}

/** The last crawl of an environment. */
export interface CrawlTable {
  environment: string;
  state: 'running' | 'paused' | 'completed' | 'cancelled' | 'failed';
  /** Whether each user is described, which alone tells its keys. */
  withKeys: number;
  callsPerSecond: number;
  startedAt: number;
  startedBy: string;
  endedAt: number | null;
  /** API calls made. */
  calls: number;
  /** The part of the environment that it is at. */
  stage: string;
  /** JSON: the TransferError that ended it. */
  error: string | null;
  leaseHolder: string | null;
  leaseUntil: number;
}

/** How far the last crawl came with a server. */
export interface CrawledServerTable {
  environment: string;
  serverId: string;
  startedAt: number;
  stage: string;
  users: number;
  described: number;
  doneAt: number | null;
  /** A sentence; the server is skipped. */
  error: string | null;
}

export interface SearchTables {
  searchEntry: SearchEntryTable;
  searchWord: SearchWordTable;
  usedValue: UsedValueTable;
  crawl: CrawlTable;
  crawledServer: CrawledServerTable;
}

// The tables of what the console has seen in logs and in descriptions: last logins and tags; times are epoch milliseconds.

/** The newest login of a user, and of each of its keys. */
export interface LastLoginTable {
  environment: string;
  serverId: string;
  userName: string;
  /** Empty for the user as a whole. */
  fingerprint: string;
  at: number;
  address: string;
}

/** How far a server's log has been read for logins. */
export interface LoginLogTable {
  environment: string;
  serverId: string;
  /** From when on every login is known, up to `until`. */
  since: number;
  until: number;
  /** CloudWatch's own mark within a window that one call could not read to its end. */
  nextToken: string | null;
  windowFrom: number;
  windowTo: number;
  readAt: number;
}

/** A resource whose tags have been seen. */
export interface TaggedResourceTable {
  environment: string;
  arn: string;
  kind: string;
  label: string;
  /** How many tags it has. */
  tags: number;
  seenAt: number;
}

export interface ResourceTagTable {
  environment: string;
  arn: string;
  kind: string;
  key: string;
  value: string;
}

export interface SeenTables {
  lastLogin: LastLoginTable;
  loginLog: LoginLogTable;
  taggedResource: TaggedResourceTable;
  resourceTag: ResourceTagTable;
}

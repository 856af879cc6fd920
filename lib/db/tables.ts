// The console's own tables as Kysely sees them: text ids, epoch milliseconds and JSON text, alike on SQLite and PostgreSQL.

/** One row of the append-only audit trail: an intent before a write, its outcome after. */
export interface AuditTable {
  id: string;
  /** Epoch milliseconds. */
  at: number;
  kind: 'intent' | 'outcome';
  /** An outcome's intent; an intent's own id. */
  intentId: string;
  actorId: string;
  actorName: string;
  actorRole: string;
  sessionId: string | null;
  address: string | null;
  environment: string | null;
  operation: string;
  target: string;
  /** The target up to its first slash, so that a server's trail takes in its users. */
  subject: string;
  /** JSON without secrets. */
  input: string | null;
  result: 'succeeded' | 'refused' | 'failed' | 'unknown' | null;
  errorCode: string | null;
  errorMessage: string | null;
  requestId: string | null;
}

/** Keys that the console has seen, so that a second user of the same key can be pointed out. */
export interface SeenKeyTable {
  environment: string;
  serverId: string;
  userName: string;
  sshPublicKeyId: string;
  fingerprint: string;
  seenAt: number;
}

export interface InvitationTable {
  tokenHash: string;
  email: string;
  role: string;
  invitedBy: string;
  inviterId: string;
  createdAt: number;
  expiresAt: number;
}

export interface SignInFailureTable {
  id: string;
  email: string;
  address: string;
  at: number;
}

/** Single values such as the hash of the set-up token. */
export interface MetaTable {
  key: string;
  value: string;
}

export interface Database {
  audit: AuditTable;
  seenKey: SeenKeyTable;
  invitation: InvitationTable;
  signInFailure: SignInFailureTable;
  meta: MetaTable;
  /** Made and migrated by better-auth; only what we read is named here. */
  user: {
    id: string;
    name: string;
    email: string;
    role: string;
    createdAt: string | Date;
  };
  session: {
    id: string;
    userId: string;
    createdAt: string | Date;
    expiresAt: string | Date;
    ipAddress: string | null;
    userAgent: string | null;
  };
  account: { id: string; userId: string };
}

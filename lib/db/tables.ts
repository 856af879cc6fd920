// The console's own tables as Kysely sees them: text ids, epoch milliseconds and JSON text, alike on SQLite and PostgreSQL.

import type { PartnerTables } from './partner-tables';
import type { SearchTables } from './search-tables';
import type { SeenTables } from './seen-tables';

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
  /** JSON without secrets: what an update found, for the members that it names. */
  before: string | null;
  /** And what it asked for. */
  after: string | null;
  /** From 1, without a gap. */
  sequence: number;
  previousHash: string;
  /** Of all columns above, by SHA-256. */
  hash: string;
  /** Of the hash, under the console's secret. */
  seal: string;
}

/** Intents without an outcome yet, so that those which never got one are found without reading the whole trail. */
export interface OpenIntentTable {
  /** The intent's id. */
  id: string;
  at: number;
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
  /** JSON: roles by environment; null: the role holds everywhere. */
  environmentRoles: string | null;
}

/** The newest time step whose one-time code a member has used; none up to it is taken again. */
export interface TotpUseTable {
  userId: string;
  step: number;
}

/** Where a member's role is another than the base role, or `none`. */
export interface EnvironmentRoleTable {
  userId: string;
  environment: string;
  role: string;
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

/** Work that outlives the request which started it; see lib/jobs. */
export interface JobTable {
  id: string;
  kind: string;
  environment: string;
  /** Who started it or last went on with it. */
  actorId: string;
  actorName: string;
  actorRole: string;
  sessionId: string | null;
  address: string | null;
  title: string;
  /** JSON without secrets. */
  input: string;
  /** JSON, sealed under the console's secret; null once no step needs it any more. */
  secrets: string | null;
  state: 'running' | 'undoing' | 'completed' | 'failed' | 'undone';
  createdAt: number;
  updatedAt: number;
  /** The process that works on it, until when it may be believed to live. */
  leaseHolder: string | null;
  leaseUntil: number;
}

export interface JobStepTable {
  jobId: string;
  position: number;
  name: string;
  title: string;
  operation: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'unknown' | 'undone';
  /** JSON: the ids that it made. */
  made: string | null;
  /** JSON: the TransferError. */
  error: string | null;
}

/** Files that the console had sent, since AWS lists no transfers; each is one AS2 message. */
export interface SentFileTable {
  environment: string;
  connectorId: string;
  transferId: string;
  /** From 0, in the order of the request. */
  position: number;
  /** `/bucket/key`. */
  path: string;
  /** JSON: the custom HTTP headers. */
  headers: string;
  /** LOST: AWS forgot the transfer before the console had asked for its end. */
  state: 'QUEUED' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'LOST';
  failureCode: string | null;
  failureMessage: string | null;
  actorId: string;
  actorName: string;
  at: number;
}

/** What people call a group of a directory, by its SID. */
export interface GroupNameTable {
  environment: string;
  sid: string;
  name: string;
}

/** What the log of a server told of one execution of a workflow, since AWS forgets it. */
export interface WorkflowExecutionTable {
  environment: string;
  workflowId: string;
  executionId: string;
  serverId: string;
  userName: string;
  file: string;
  state: 'waiting' | 'running' | 'handling' | 'completed' | 'failed' | 'unknown';
  startedAt: number;
  /** JSON: the events, the oldest first. */
  events: string;
}

/** How far a log group was read for a workflow. */
export interface WorkflowLogTable {
  environment: string;
  workflowId: string;
  logGroup: string;
  readUntil: number;
}

/** What connectors were asked to do on SFTP servers: a row for each file or folder. */
export interface RemoteTaskTable {
  environment: string;
  connectorId: string;
  /** The id of the transfer, listing, move or deletion. */
  requestId: string;
  /** From 0, in the order of the request. */
  position: number;
  operation: 'SEND' | 'RETRIEVE' | 'LIST' | 'MOVE' | 'DELETE';
  path: string;
  /** A folder on either side, or the new path. */
  target: string;
  /** LOST: nothing tells what became of it. */
  state: 'QUEUED' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'LOST';
  failureCode: string | null;
  failureMessage: string | null;
  actorId: string;
  actorName: string;
  at: number;
}

/** A user whose keys were taken off until it is resumed. */
export interface SuspendedUserTable {
  environment: string;
  serverId: string;
  userName: string;
  /** JSON: the keys to put back. */
  keys: string;
  actorId: string;
  actorName: string;
  at: number;
}

export interface Database extends PartnerTables, SearchTables, SeenTables {
  audit: AuditTable;
  job: JobTable;
  jobStep: JobStepTable;
  openIntent: OpenIntentTable;
  seenKey: SeenKeyTable;
  sentFile: SentFileTable;
  groupName: GroupNameTable;
  workflowExecution: WorkflowExecutionTable;
  workflowLog: WorkflowLogTable;
  remoteTask: RemoteTaskTable;
  suspendedUser: SuspendedUserTable;
  invitation: InvitationTable;
  signInFailure: SignInFailureTable;
  meta: MetaTable;
  totpUse: TotpUseTable;
  environmentRole: EnvironmentRoleTable;
  /** Made and migrated by better-auth; only what we read is named here. */
  user: {
    id: string;
    name: string;
    email: string;
    role: string;
    /** `groups` where the identity provider's groups give the role; else administrators do. */
    roleFrom: string | null;
    createdAt: string | Date;
    /** 1 and true, 0 and false: as each engine keeps it. */
    twoFactorEnabled: boolean | number | null;
    state: 'active' | 'disabled' | null;
    seenAt: number | null;
  };
  session: {
    id: string;
    token: string;
    userId: string;
    createdAt: string | Date;
    expiresAt: string | Date;
    ipAddress: string | null;
    userAgent: string | null;
    seenAt: number | null;
  };
  twoFactor: { id: string; userId: string; secret: string; verified: boolean | number | null };
  verification: { id: string; identifier: string; value: string };
  account: { id: string; userId: string; providerId: string; accountId: string };
}

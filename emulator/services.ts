// What the emulator's operations are given to work with: the seams between control plane, data plane, logs and clock.

import type { OperationName } from '../lib/transfer-model/operations.gen';
import type { Headers, MessageJobs } from './as2/jobs';
import type { ProviderSettings } from './identity/provider';
import type { Lifecycle } from './lifecycle/lifecycle';
import type { SftpConnectorRecord, SftpTaskRecord } from './store/connector-records';
import type { Store } from './store/store';
import type { TransferFileRecord } from './store/transfer-records';

/** Tells the time, so that tests and certificate states can move it. */
export interface Clock {
  now(): Date;
}

/** One event of transfer-family structured logging; hyphenated members as CloudWatch shows them. */
export interface LogEvent {
  /** Or a connector's. */
  serverId: string;
  /** `<user>.<sessionId>`, or `ERRORS` for failed authentications. */
  stream: string;
  timestamp: number;
  message: Record<string, unknown>;
}

/** Keeps the log events, bounded, and answers FilterLogEvents from them. */
export interface LogStore {
  put(events: LogEvent[]): void;
}

export interface Endpoint {
  host: string;
  port: number;
  /** True where the port takes TLS as well. */
  tls?: true;
}

/**
 * Serves the protocols of ONLINE servers. Each promise resolves once the change holds for every session,
 * so that an API answer never runs ahead of the data plane.
 */
export interface DataPlane {
  /** Opens the server's listener on its own port, which it keeps for life. Rejects when no port is left. */
  start(serverId: string): Promise<void>;
  /** Closes the listener and ends its sessions; resolves at once where nothing runs. */
  stop(serverId: string): Promise<void>;
  /** Host keys, security policy, banners or options changed: later connections see the new ones. */
  refresh(serverId: string): Promise<void>;
  /** Ends the sessions of a deleted or changed user. */
  revokeUser(serverId: string, userName: string): Promise<void>;
  /** Ends the sessions that were opened with this key. */
  revokeKey(serverId: string, userName: string, sshPublicKeyId: string): Promise<void>;
  /** What listens now: server id → protocol → address. */
  endpoints(): Record<string, Record<string, Endpoint>>;
  close(): Promise<void>;
}

/** A disposition notification that a partner posted to a server by itself. */
export interface PostedMdn {
  serverId: string;
  headers: Headers;
  body: Buffer;
}

export interface As2 {
  jobs: MessageJobs;
  /** Set by whoever sends messages. False where the notification answers none that was sent. */
  onMdn(mdn: PostedMdn): Promise<boolean>;
}

/** Sends files to partners. */
export interface Outbound {
  /** Takes note of files that were just queued. */
  send(files: TransferFileRecord[]): void;
}

/** A file that a client of a server just closed, or lost the connection over. */
export interface Upload {
  serverId: string;
  userName: string;
  sessionId: string;
  /** `/bucket/key` or `/file-system/path`. */
  path: string;
  partial: boolean;
  posixProfile?: { Uid: number; Gid: number; SecondaryGids?: number[] };
}

/** Runs the workflows of servers. */
export interface Workflows {
  /** Starts what the server has for such an upload, if anything. */
  uploaded(upload: Upload): void;
  /** Answers a custom step; false where no step waits for this token. */
  report(executionId: string, token: string, status: 'SUCCESS' | 'FAILURE'): boolean;
}

/** Works on SFTP servers. */
export interface SftpConnectors {
  /** Takes note of tasks of one connector that were just queued. */
  start(tasks: SftpTaskRecord[]): void;
  /** Logs in and out again; `hostKey` is what the server showed, trusted or not. */
  test(
    connector: SftpConnectorRecord,
  ): Promise<{ Status: string; StatusMessage: string; hostKey: string | undefined }>;
  state(connector: SftpConnectorRecord): {
    Status: 'ACTIVE' | 'PENDING' | 'ERRORED';
    ErrorMessage?: string;
  };
}

export interface Services {
  store: Store;
  clock: Clock;
  logs: LogStore;
  dataPlane: DataPlane;
  lifecycle: Lifecycle;
  as2: As2;
  outbound: Outbound;
  workflows: Workflows;
  sftpConnectors: SftpConnectors;
  providers: ProviderSettings;
  /** How often each operation was asked for since the start. */
  calls: Map<OperationName, number>;
  /** Asked for by a flag, for loads that the service's default quotas would refuse. */
  quotasLifted: boolean;
}

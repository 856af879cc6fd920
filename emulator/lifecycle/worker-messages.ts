// What the main thread and a server's worker thread say to each other.

import type { LogEvent, Upload } from '../services';

/** What every worker is told; each protocol adds its own. */
export interface WorkerSettings {
  dataDir: string;
  serverId: string;
  /** Addresses that stand for Lambda functions, by their ARN. */
  lambdas: Record<string, string>;
}

export type Order =
  | { kind: 'listen'; host: string; port: number }
  | { kind: 'refresh' }
  | { kind: 'revoke-user'; userName: string }
  | { kind: 'revoke-key'; userName: string; sshPublicKeyId: string }
  | { kind: 'close' };

/** Each order is answered once, when it holds for every session. */
export interface NumberedOrder {
  number: number;
  order: Order;
}

export type WorkerMessage =
  | { kind: 'done'; number: number; port?: number }
  | { kind: 'failed'; number: number; message: string; code?: string }
  | { kind: 'log'; events: LogEvent[] }
  | { kind: 'upload'; upload: Upload };

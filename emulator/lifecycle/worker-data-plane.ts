// Serves one protocol for ONLINE servers, in a worker thread each, and starts a worker again when it dies.

import { join } from 'node:path';
import type { DataPlane, Endpoint, LogStore, Upload } from '../services';
import { S3Storage } from '../storage/s3-storage';
import type { Store } from '../store/store';
import { listenOnOwnPort, type PortRange } from './ports';
import { ServerThread } from './server-thread';
import type { Order, WorkerSettings } from './worker-messages';

export interface WorkerDataPlaneOptions {
  store: Store;
  logs: LogStore;
  onUpload?: (upload: Upload) => void;
  dataDir: string;
  host: string;
  ports: PortRange;
  lambdas?: Record<string, string>;
}

/** What sets one protocol apart from another. */
export interface ServedProtocol {
  /** Whose range of ports it takes. */
  protocol: 'SFTP' | 'FTP';
  workerFile: URL;
  /** For its workers, beside what all are told. */
  settings: object;
  /** What is reached at a server's port, by protocol. */
  endpoints(serverId: string, at: Endpoint): Record<string, Endpoint>;
}

interface Running {
  thread: ServerThread;
  port: number;
}

const REVIVE_AFTER_MS = 250;

export class WorkerDataPlane implements DataPlane {
  private readonly running = new Map<string, Running>();
  /** Servers that are to listen, whether they do already or not. */
  private readonly wanted = new Set<string>();
  private readonly revivals = new Map<string, NodeJS.Timeout>();
  /** Ports are given one at a time, lest two servers take the same. */
  private lastStart: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly options: WorkerDataPlaneOptions,
    private readonly served: ServedProtocol,
  ) {
    S3Storage.clearUploads(join(options.dataDir, 'buckets'));
  }

  start(serverId: string): Promise<void> {
    this.wanted.add(serverId);
    const start = this.lastStart.then(() => this.open(serverId));
    this.lastStart = start.catch(() => {});
    return start;
  }

  async stop(serverId: string): Promise<void> {
    this.wanted.delete(serverId);
    clearTimeout(this.revivals.get(serverId));
    this.revivals.delete(serverId);
    const running = this.running.get(serverId);
    this.running.delete(serverId);
    await running?.thread.close();
  }

  refresh(serverId: string): Promise<void> {
    return this.tell(serverId, { kind: 'refresh' });
  }

  revokeUser(serverId: string, userName: string): Promise<void> {
    return this.tell(serverId, { kind: 'revoke-user', userName });
  }

  revokeKey(serverId: string, userName: string, sshPublicKeyId: string): Promise<void> {
    return this.tell(serverId, { kind: 'revoke-key', userName, sshPublicKeyId });
  }

  endpoints(): Record<string, Record<string, Endpoint>> {
    const { host } = this.options;
    return Object.fromEntries(
      [...this.running].map(([id, { port }]) => [id, this.served.endpoints(id, { host, port })]),
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.wanted, ...this.running.keys()].map((id) => this.stop(id)));
    await this.lastStart;
  }

  private async tell(serverId: string, order: Exclude<Order, { kind: 'listen' }>): Promise<void> {
    await this.running.get(serverId)?.thread.tell(order);
  }

  private async open(serverId: string): Promise<void> {
    if (!this.wanted.has(serverId) || this.running.has(serverId)) return;
    const { store, logs, dataDir, host, ports, lambdas = {} } = this.options;
    const { protocol, workerFile, settings } = this.served;
    const all: WorkerSettings = { ...settings, dataDir, serverId, lambdas };
    const thread = new ServerThread({
      workerFile,
      settings: all,
      onLog: (events) => logs.put(events),
      onUpload: (upload) => this.options.onUpload?.(upload),
      onDeath: (error) => this.revive(serverId, thread, error),
    });
    try {
      const listen = async (port: number) => void (await thread.listen(host, port));
      const choice = { servers: store.servers, serverId, protocol, range: ports };
      const port = await listenOnOwnPort(choice, listen);
      if (this.wanted.has(serverId)) this.running.set(serverId, { thread, port });
      else await thread.close();
    } catch (error) {
      await thread.close();
      throw error;
    }
  }

  /** The sessions are lost with the worker, but the server is still ONLINE. */
  private revive(serverId: string, thread: ServerThread, error: Error | undefined): void {
    if (this.running.get(serverId)?.thread !== thread) return;
    console.error(
      `The ${this.served.protocol} worker of ${serverId} ended and is started again.`,
      error ?? '',
    );
    this.running.delete(serverId);
    const timer = setTimeout(() => {
      this.revivals.delete(serverId);
      this.start(serverId).catch((failure: Error) => {
        console.error(`Server ${serverId} could not be started again: ${failure.message}`);
      });
    }, REVIVE_AFTER_MS);
    this.revivals.set(serverId, timer);
  }
}

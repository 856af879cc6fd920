// Serves SFTP for ONLINE servers, one worker thread each, and starts a worker again when it dies.

import { join } from 'node:path';
import { listenOnOwnPort, type PortRange } from '../lifecycle/ports';
import type { DataPlane, Endpoint, LogStore, Upload } from '../services';
import { S3Storage } from '../storage/s3-storage';
import type { Store } from '../store/store';
import { type Limits, SERVICE_LIMITS } from './limits';
import type { Order } from './messages';

import { ServerThread } from './server-thread';

export interface SftpDataPlaneOptions {
  store: Store;
  logs: LogStore;
  onUpload?: (upload: Upload) => void;
  dataDir: string;
  host: string;
  ports: PortRange;
  limits?: Limits;
  lambdas?: Record<string, string>;
  /** The bundled worker; beside the bundled program unless told otherwise. */
  workerFile?: URL;
}

interface Running {
  thread: ServerThread;
  port: number;
}

const REVIVE_AFTER_MS = 250;

export function createSftpDataPlane(options: SftpDataPlaneOptions): DataPlane {
  return new SftpDataPlane(options);
}

class SftpDataPlane implements DataPlane {
  private readonly running = new Map<string, Running>();
  /** Servers that are to listen, whether they do already or not. */
  private readonly wanted = new Set<string>();
  private readonly revivals = new Map<string, NodeJS.Timeout>();
  /** Ports are given one at a time, lest two servers take the same. */
  private lastStart: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: SftpDataPlaneOptions) {
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
    return Object.fromEntries([...this.running].map(([id, { port }]) => [id, { SFTP: { host, port } }]));
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
    const { store, logs, dataDir, host, ports, limits = SERVICE_LIMITS, lambdas = {} } = this.options;
    const thread = new ServerThread({
      workerFile: this.options.workerFile ?? new URL('./sftp/worker.js', import.meta.url),
      settings: { dataDir, serverId, limits, lambdas },
      onLog: (events) => logs.put(events),
      onUpload: (upload) => this.options.onUpload?.(upload),
      onDeath: (error) => this.revive(serverId, thread, error),
    });
    try {
      const listen = async (port: number) => void (await thread.listen(host, port));
      const choice = { servers: store.servers, serverId, protocol: 'SFTP', range: ports } as const;
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
    console.error(`The SFTP worker of ${serverId} ended and is started again.`, error ?? '');
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

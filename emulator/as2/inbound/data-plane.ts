// Listens for AS2 messages on behalf of ONLINE servers, each on a port of its own.

import { join } from 'node:path';
import { listenOnOwnPort, type PortRange } from '../../lifecycle/ports';
import type { As2, Clock, DataPlane, Endpoint, LogStore } from '../../services';
import { S3Storage } from '../../storage/s3-storage';
import type { Store } from '../../store/store';
import { AsyncReceipts, RETRY_AFTER_MS } from './async-receipts';
import { As2Listener, type TlsIdentity } from './listener';
import { Requests } from './requests';

export interface As2DataPlaneOptions {
  store: Store;
  logs: LogStore;
  clock: Clock;
  as2: As2;
  dataDir: string;
  host: string;
  ports: PortRange;
  tls?: TlsIdentity | undefined;
  retryAfterMs?: readonly number[];
}

interface Running {
  listener: As2Listener;
  port: number;
}

export function createAs2DataPlane(options: As2DataPlaneOptions): DataPlane {
  return new As2DataPlane(options);
}

class As2DataPlane implements DataPlane {
  private readonly running = new Map<string, Running>();
  private readonly receipts: AsyncReceipts;
  private readonly requests: Requests;
  /** Ports are given one at a time, lest two servers take the same. */
  private lastStart: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: As2DataPlaneOptions) {
    const { store, logs, clock, as2, dataDir, retryAfterMs = RETRY_AFTER_MS } = options;
    const storage = new S3Storage(join(dataDir, 'buckets'), () => false);
    this.receipts = new AsyncReceipts({ store, storage, logs, clock, retryAfterMs });
    const services = { store, storage, logs, clock, as2, receipts: this.receipts };
    this.requests = new Requests(services, join(dataDir, 'as2', 'inbound'));
  }

  start(serverId: string): Promise<void> {
    const start = this.lastStart.then(() => this.open(serverId));
    this.lastStart = start.catch(() => {});
    return start;
  }

  async stop(serverId: string): Promise<void> {
    await this.lastStart;
    this.receipts.stop(serverId);
    const running = this.running.get(serverId);
    this.running.delete(serverId);
    await running?.listener.close();
  }

  /** Agreements, profiles and certificates are looked up for each message. */
  async refresh(): Promise<void> {}
  async revokeUser(): Promise<void> {}
  async revokeKey(): Promise<void> {}

  endpoints(): Record<string, Record<string, Endpoint>> {
    const { host, tls } = this.options;
    const endpoint = (port: number): Endpoint => ({ host, port, ...(tls && { tls: true }) });
    return Object.fromEntries([...this.running].map(([id, { port }]) => [id, { AS2: endpoint(port) }]));
  }

  async close(): Promise<void> {
    await this.lastStart;
    await Promise.all([...this.running.keys()].map((id) => this.stop(id)));
  }

  private async open(serverId: string): Promise<void> {
    if (this.running.has(serverId)) return;
    const { store, host, ports, tls } = this.options;
    const listener = new As2Listener({
      tls,
      onRequest: (request, response) => void this.requests.handle(serverId, request, response),
    });
    const listen = async (port: number) => void (await listener.listen(host, port));
    const choice = { servers: store.servers, serverId, protocol: 'AS2', range: ports } as const;
    this.running.set(serverId, { listener, port: await listenOnOwnPort(choice, listen) });
    this.receipts.start(serverId);
  }
}

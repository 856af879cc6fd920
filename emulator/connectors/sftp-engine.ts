// Works off what SFTP connectors were asked to do, each over as many connections as it may have.

import { setMaxListeners } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import type { Clock, LogStore, SftpConnectors } from '../services';
import type { S3Storage } from '../storage/s3-storage';
import type { SftpConnectorRecord, SftpTaskRecord } from '../store/connector-records';
import type { Store } from '../store/store';
import { asConnectorFailure, ConnectorFailure } from './connector-failure';
import { readLogin } from './login';
import { runTask } from './sftp-tasks';
import { connect, type SftpConnection } from './ssh-connection';
import { taskEvent } from './task-report';

export interface SftpEngineOptions {
  store: Store;
  storage: S3Storage;
  logs: LogStore;
  clock: Clock;
  dataDir: string;
  /** How long a server may be silent. */
  timeoutMs: number;
  /** How long a connector through VPC Lattice is PENDING. */
  stateDelayMs: number;
}

interface Queue {
  waiting: SftpTaskRecord[];
  workers: number;
}

const keptMs = 7 * 24 * 60 * 60 * 1000;
const forgetEveryMs = 60 * 60 * 1000;
const longestEndMs = 3000;

export class SftpEngine implements SftpConnectors {
  private readonly queues = new Map<string, Queue>();
  private readonly running = new Set<Promise<void>>();
  private readonly ending = new AbortController();
  private forgetting: NodeJS.Timeout | undefined;

  constructor(private readonly options: SftpEngineOptions) {
    // Every open connection listens for the end, and there may be hundreds.
    setMaxListeners(0, this.ending.signal);
  }

  /** Goes on with what an earlier run left: copies and listings begin again, the rest may have happened. */
  resume(): void {
    const { store, clock } = this.options;
    const forget = () => store.sftpTasks.forgetBefore(clock.now().getTime() - keptMs);
    forget();
    this.forgetting = setInterval(forget, forgetEveryMs).unref();
    const unfinished = store.sftpTasks.unfinished();
    for (const task of unfinished) {
      const once = task.Operation === 'MOVE' || task.Operation === 'DELETE';
      if (task.StatusCode === 'IN_PROGRESS' && once) this.finish(task, { failure: interrupted(task) });
      else this.start([task]);
    }
  }

  start(tasks: SftpTaskRecord[]): void {
    const id = tasks[0]?.ConnectorId;
    if (id === undefined || this.ending.signal.aborted) return;
    const queue = this.queues.get(id) ?? { waiting: [], workers: 0 };
    this.queues.set(id, queue);
    queue.waiting.push(...tasks);
    const most = this.connector(id)?.SftpConfig.MaxConcurrentConnections ?? 0;
    const wanted = Math.min(most, queue.workers + queue.waiting.length);
    while (queue.workers < wanted) {
      queue.workers++;
      this.track(this.work(id, queue));
    }
  }

  async test(connector: SftpConnectorRecord) {
    let hostKey: string | undefined;
    try {
      const connection = await this.open(connector, (key) => {
        hostKey = key;
      });
      connection.close();
      return { Status: 'OK', StatusMessage: 'Connection succeeded', hostKey };
    } catch (error) {
      return { Status: 'ERROR', StatusMessage: asConnectorFailure(error).message, hostKey };
    }
  }

  state({ VpcLattice, EgressChanged = 0 }: SftpConnectorRecord) {
    if (!VpcLattice) return { Status: 'ACTIVE' as const };
    const age = this.options.clock.now().getTime() - EgressChanged;
    if (age < this.options.stateDelayMs) return { Status: 'PENDING' as const };
    return {
      Status: 'ERRORED' as const,
      ErrorMessage: 'The emulator has no VPC Lattice: the resource configuration cannot be reached',
    };
  }

  /** Gives what is under way a moment, and leaves the rest to the next start. */
  async close(): Promise<void> {
    clearInterval(this.forgetting);
    for (const queue of this.queues.values()) queue.waiting.length = 0;
    const over = new AbortController();
    const idle = Promise.all(this.running).then(() => over.abort());
    await after(longestEndMs, undefined, { signal: over.signal }).catch(() => {});
    this.ending.abort();
    await idle;
  }

  /** Never rejects: what cannot be recorded is for whoever runs the emulator. */
  private track(work: Promise<void>): void {
    const settled = work.catch((error) =>
      console.error('A task of a connector could not be recorded.', error),
    );
    this.running.add(settled);
    void settled.then(() => this.running.delete(settled));
  }

  /** One connection, for as long as there is something to do; a changed connector gets a new one. */
  private async work(connectorId: string, queue: Queue): Promise<void> {
    let connection: SftpConnection | undefined;
    let settings = '';
    try {
      for (let task = queue.waiting.shift(); task; task = queue.waiting.shift()) {
        const connector = this.connector(connectorId);
        // Its tasks went with it.
        if (!connector) continue;
        const wanted = JSON.stringify(connector);
        if (connection?.files.isLost || wanted !== settings) {
          connection?.close();
          connection = undefined;
          settings = wanted;
        }
        await this.process(task, async () => {
          connection ??= await this.open(connector);
          return connection;
        });
        if (queue.workers > connector.SftpConfig.MaxConcurrentConnections) return;
      }
    } finally {
      connection?.close();
      queue.workers--;
      if (queue.workers === 0 && queue.waiting.length === 0) this.queues.delete(connectorId);
    }
  }

  private async process(queued: SftpTaskRecord, open: () => Promise<SftpConnection>): Promise<void> {
    const { store, storage, clock } = this.options;
    const task: SftpTaskRecord = {
      ...queued,
      StatusCode: 'IN_PROGRESS',
      StartTime: clock.now().getTime(),
    };
    store.sftpTasks.put(task);
    try {
      const { files } = await open();
      const result = await runTask(task, files, storage);
      this.finish({ ...task, ...(result.bytes !== undefined && { Size: result.bytes }) }, { result });
    } catch (error) {
      // When the emulator ends, the next start knows from the state what can have happened.
      if (!this.ending.signal.aborted) this.finish(task, { failure: asConnectorFailure(error) });
    }
  }

  private finish(
    task: SftpTaskRecord,
    outcome: { result?: Awaited<ReturnType<typeof runTask>>; failure?: ConnectorFailure },
  ): void {
    const { store, logs, clock } = this.options;
    const { failure } = outcome;
    const failed = failure && { FailureCode: failure.code, FailureMessage: failure.message };
    store.sftpTasks.put({ ...task, StatusCode: failure ? 'FAILED' : 'COMPLETED', ...failed });
    const connector = this.connector(task.ConnectorId);
    const event = connector && taskEvent({ connector, task, at: clock.now(), ...outcome });
    if (event) logs.put([event]);
  }

  private async open(
    connector: SftpConnectorRecord,
    onHostKey: (key: string) => void = () => {},
  ): Promise<SftpConnection> {
    const { dataDir, timeoutMs } = this.options;
    if (this.state(connector).Status !== 'ACTIVE') {
      throw new ConnectorFailure('CONNECTION_ERROR', 'Connector not available');
    }
    const login = await readLogin(dataDir, connector.SftpConfig.UserSecretId);
    return connect({ connector, login, timeoutMs, signal: this.ending.signal, onHostKey });
  }

  private connector(id: string): SftpConnectorRecord | undefined {
    const connector = this.options.store.connectors.get(id);
    return connector?.SftpConfig ? connector : undefined;
  }
}

function interrupted({ Operation }: SftpTaskRecord): ConnectorFailure {
  const what = Operation === 'MOVE' ? 'moved' : 'deleted';
  return new ConnectorFailure(
    'UNKNOWN_ERROR',
    `The emulator ended meanwhile: it may have been ${what}, and was not tried again`,
  );
}

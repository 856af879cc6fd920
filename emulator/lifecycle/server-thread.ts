// The main thread's hold on one server's worker: numbered orders and their answers.

import { Worker } from 'node:worker_threads';
import type { LogEvent, Upload } from '../services';
import type { NumberedOrder, Order, WorkerMessage, WorkerSettings } from './worker-messages';

interface Waiting {
  kind: Order['kind'];
  resolve(port: number | undefined): void;
  reject(error: Error): void;
}

export interface ServerThreadOptions {
  workerFile: URL;
  settings: WorkerSettings;
  onLog(events: LogEvent[]): void;
  onUpload(upload: Upload): void;
  /** It ended without having been told to. */
  onDeath(error: Error | undefined): void;
}

export class ServerThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private readonly ended: Promise<void>;
  private number = 0;
  private closing = false;
  private dead = false;

  constructor(private readonly options: ServerThreadOptions) {
    this.worker = new Worker(options.workerFile, { workerData: options.settings });
    let error: Error | undefined;
    this.worker.on('error', (thrown: Error) => {
      error = thrown;
    });
    this.worker.on('message', (message: WorkerMessage) => this.receive(message));
    this.ended = new Promise((resolve) => {
      this.worker.on('exit', () => {
        this.die(error);
        resolve();
      });
    });
  }

  async listen(host: string, port: number): Promise<number> {
    return (await this.order({ kind: 'listen', host, port })) ?? port;
  }

  /** A dead worker has no sessions left, so whatever was to end has ended. */
  async tell(order: Exclude<Order, { kind: 'listen' }>): Promise<void> {
    if (!this.dead) await this.order(order);
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.tell({ kind: 'close' });
    await this.ended;
  }

  private order(order: Order): Promise<number | undefined> {
    this.number += 1;
    const numbered: NumberedOrder = { number: this.number, order };
    return new Promise((resolve, reject) => {
      this.waiting.set(numbered.number, { kind: order.kind, resolve, reject });
      this.worker.postMessage(numbered);
    });
  }

  private receive(message: WorkerMessage): void {
    if (message.kind === 'log') {
      this.options.onLog(message.events);
      return;
    }
    if (message.kind === 'upload') {
      this.options.onUpload(message.upload);
      return;
    }
    const waiting = this.waiting.get(message.number);
    this.waiting.delete(message.number);
    if (message.kind === 'done') waiting?.resolve(message.port);
    else waiting?.reject(Object.assign(new Error(message.message), { code: message.code }));
  }

  private die(error: Error | undefined): void {
    this.dead = true;
    for (const { kind, resolve, reject } of this.waiting.values()) {
      if (kind === 'listen') reject(error ?? new Error('The worker ended before it listened.'));
      else resolve(undefined);
    }
    this.waiting.clear();
    if (!this.closing) this.options.onDeath(error);
  }
}

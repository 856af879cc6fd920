// Gives jobs to a few worker threads, with bounds on time and on the bytes that are in memory at once.

import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { MessageFailure } from './failure';
import {
  type BuildMdnOrder,
  type BuiltMdn,
  type JobAnswer,
  type JobOrder,
  MAX_BODY_BYTES,
  type MessageJobs,
  type OpenedMessage,
  type OpenOrder,
  type PackedMessage,
  type PackOrder,
  type ReadMdn,
  type ReadMdnOrder,
} from './jobs';

export interface JobPoolOptions {
  /** The bundled worker; beside the bundled program unless told otherwise. */
  workerFile?: URL;
  threads?: number;
  deadlineMs?: number;
}

/** Bodies and payloads of all jobs under way together; a job that is larger still runs alone. */
export const MOST_BYTES_AT_ONCE = MAX_BODY_BYTES;
const DEADLINE_MS = 120_000;
const MOST_THREADS = 4;
/** A thread that had more than this in hand ends, which gives its memory back at once. */
const LARGE_BYTES = 16 * 1024 * 1024;
/** For the heap only; messages lie outside of it. */
const HEAP_MB = 256;

interface Job {
  order: JobOrder;
  bytes: number;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export function createMessageJobs(options: JobPoolOptions = {}): MessageJobs {
  return new JobPool(options);
}

class JobPool implements MessageJobs {
  private readonly waiting: Job[] = [];
  private idle: Worker[] = [];
  private readonly all = new Set<Worker>();
  private readonly threads: number;
  private running = 0;
  private bytes = 0;
  private closed = false;

  constructor(private readonly options: JobPoolOptions) {
    this.threads = options.threads ?? Math.min(MOST_THREADS, Math.max(2, availableParallelism()));
  }

  async pack(order: PackOrder): Promise<PackedMessage> {
    const bytes = await sizeOf(order.payload);
    return (await this.add({ kind: 'pack', ...order }, bytes)) as PackedMessage;
  }

  async open(order: OpenOrder): Promise<OpenedMessage> {
    const bytes = await sizeOf(order.body);
    return (await this.add({ kind: 'open', ...order }, bytes)) as OpenedMessage;
  }

  async buildMdn(order: BuildMdnOrder): Promise<BuiltMdn> {
    return (await this.add({ kind: 'build-mdn', ...order }, 0)) as BuiltMdn;
  }

  async readMdn(order: ReadMdnOrder): Promise<ReadMdn> {
    return (await this.add({ kind: 'read-mdn', ...order }, order.body.length)) as ReadMdn;
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const { reject } of this.waiting.splice(0)) reject(lost('The emulator is ending'));
    await Promise.all([...this.all].map((worker) => worker.terminate()));
  }

  private add(order: JobOrder, bytes: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.closed) throw lost('The emulator is ending');
      this.waiting.push({ order, bytes, resolve, reject });
      this.next();
    });
  }

  /** In the order of arrival, so that a large message is not passed over for ever. */
  private next(): void {
    for (let job = this.waiting[0]; job; job = this.waiting[0]) {
      const fits = this.running === 0 || this.bytes + job.bytes <= MOST_BYTES_AT_ONCE;
      if (this.running >= this.threads || !fits) return;
      this.waiting.shift();
      this.start(job);
    }
  }

  private start(job: Job): void {
    const worker = this.idle.pop() ?? this.newWorker();
    this.running += 1;
    this.bytes += job.bytes;
    let overdue = false;
    const timer = setTimeout(() => {
      overdue = true;
      void worker.terminate();
    }, this.options.deadlineMs ?? DEADLINE_MS);
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('exit', onExit);
      this.running -= 1;
      this.bytes -= job.bytes;
      settle();
      this.next();
    };
    const onMessage = (answer: JobAnswer) => {
      if (job.bytes > LARGE_BYTES) void worker.terminate();
      else this.idle.push(worker);
      finish(() => settle(job, answer));
    };
    const onExit = () => {
      const reason = overdue ? 'The message took too long to process' : 'The thread of the message was lost';
      finish(() => job.reject(lost(reason)));
    };
    worker.on('message', onMessage).on('exit', onExit);
    worker.postMessage(job.order);
  }

  private newWorker(): Worker {
    const worker = new Worker(this.options.workerFile ?? new URL('./as2/worker.js', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    // The exit that follows says all that matters to the job; this is for whoever runs the emulator.
    worker.on('error', (error) => console.error('An AS2 thread ended.', error));
    worker.on('exit', () => {
      this.all.delete(worker);
      this.idle = this.idle.filter((other) => other !== worker);
    });
    this.all.add(worker);
    return worker;
  }
}

function settle({ resolve, reject }: Job, answer: JobAnswer): void {
  if (answer.ok) resolve(answer.value);
  else reject(new MessageFailure(answer.code, answer.message, answer.modifier));
}

function lost(message: string): MessageFailure {
  return new MessageFailure('UNEXPECTED_PROCESSING_ERROR', message);
}

/** A file that is missing is the job's to report. */
async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

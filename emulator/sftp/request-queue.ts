// Runs a channel's requests so that replies leave in the order of the requests and memory stays bounded.

/** Reads may overlap reads and writes may overlap writes; everything else waits for what came before. */
export type RequestKind = 'read' | 'write' | 'alone';

export type Reply = () => void;

interface Request {
  kind: RequestKind;
  /** Bytes that the request holds or will hold. */
  weight: number;
  run(): Reply | Promise<Reply>;
  reply?: Reply;
}

const MOST_RUNNING = 64;
const MOST_RUNNING_BYTES = 4 * 1024 * 1024;
const MOST_WAITING = 1024;
const MOST_WAITING_BYTES = 1024 * 1024;

export class RequestQueue {
  private readonly waiting: Request[] = [];
  private waitingBytes = 0;
  /** Started requests in order, until their reply has left. */
  private readonly started: Request[] = [];
  private running = 0;
  private runningBytes = 0;
  private runningKind: RequestKind = 'alone';
  private pumping = false;

  constructor(
    /** True while the client does not take the replies that it has. */
    private readonly congested: () => boolean,
    /** Called when there is room again after `full` was true. */
    private readonly onRoom: () => void,
  ) {}

  /** True when the client should stop sending until there is room. */
  get full(): boolean {
    return this.waiting.length > MOST_WAITING || this.waitingBytes > MOST_WAITING_BYTES;
  }

  submit(kind: RequestKind, weight: number, run: Request['run']): void {
    this.waiting.push({ kind, weight, run });
    this.waitingBytes += weight;
    this.pump();
  }

  /** Forgets what has not been started. */
  drop(): void {
    this.waiting.length = 0;
    this.waitingBytes = 0;
  }

  /** Starts what may start; called again whenever congestion may have ended. */
  pump(): void {
    if (this.pumping) return;
    this.pumping = true;
    const wasFull = this.full;
    for (let next = this.waiting[0]; next && this.mayStart(next); next = this.waiting[0]) {
      this.waiting.shift();
      this.waitingBytes -= next.weight;
      this.start(next);
    }
    this.pumping = false;
    if (wasFull && !this.full) this.onRoom();
  }

  private mayStart(request: Request): boolean {
    if (this.congested()) return false;
    if (this.running === 0) return this.started.length < MOST_RUNNING;
    if (request.kind === 'alone' || request.kind !== this.runningKind) return false;
    return this.started.length < MOST_RUNNING && this.runningBytes + request.weight <= MOST_RUNNING_BYTES;
  }

  private start(request: Request): void {
    this.started.push(request);
    this.running += 1;
    this.runningBytes += request.weight;
    this.runningKind = request.kind;
    const result = request.run();
    if (result instanceof Promise) result.then((reply) => this.finish(request, reply));
    else this.finish(request, result);
  }

  private finish(request: Request, reply: Reply): void {
    request.reply = reply;
    this.running -= 1;
    this.runningBytes -= request.weight;
    for (let first = this.started[0]; first?.reply; first = this.started[0]) {
      this.started.shift();
      first.reply();
    }
    this.pump();
  }
}

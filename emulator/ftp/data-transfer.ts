// One transfer over one data connection: in the clear, or under TLS that resumes the control connection's session.

import type { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { PassivePort } from './passive-port';
import type { TlsSide } from './tls';

/** How long a client may take to close its side after the last byte. */
const LINGER_MS = 5000;

export class DataTransfer {
  private socket: Socket | undefined;
  private aborted = false;

  constructor(
    private readonly passive: PassivePort,
    private readonly unresponsiveMs: number,
    private readonly touch: () => void,
  ) {}

  /** Ends it in the middle. */
  abort(): void {
    this.aborted = true;
    this.passive.close();
    this.socket?.destroy();
  }

  /** False where the client made no connection in time. */
  async connect(): Promise<boolean> {
    this.socket = await this.passive.connection();
    this.socket?.setTimeout(this.unresponsiveMs, () => this.socket?.destroy());
    return this.socket !== undefined && !this.aborted;
  }

  /** Under TLS from here on; says why it failed. */
  async protect(tls: TlsSide): Promise<'failed' | 'not resumed' | undefined> {
    const { socket } = this;
    if (!socket) return 'failed';
    const secure = tls.wrap(socket);
    this.socket = secure;
    secure.on('error', () => {});
    secure.setTimeout(this.unresponsiveMs, () => secure.destroy());
    const established = await new Promise<boolean>((resolve) => {
      // To destroy it from within its own handshake ends the process, so that others get a turn before.
      secure.once('secure', () => setImmediate(resolve, true));
      for (const one of [socket, secure]) one.once('close', () => resolve(false));
      if (socket.destroyed) resolve(false);
    });
    if (!established) return 'failed';
    return tls.isEnough(secure) ? undefined : 'not resumed';
  }

  /** False where the client did not take it all; throws what the source throws. */
  async send(source: AsyncIterable<Buffer | string>): Promise<boolean> {
    const { socket } = this;
    if (!socket) return false;
    let thrown: { error: unknown } | undefined;
    const { touch } = this;
    async function* told() {
      try {
        for await (const piece of source) {
          touch();
          yield piece;
        }
      } catch (error) {
        thrown = { error };
      }
    }
    socket.resume();
    try {
      await pipeline(told(), socket);
    } catch {
      return false;
    }
    if (thrown) throw thrown.error;
    return !this.aborted;
  }

  /** False where the connection was lost before its end; throws what the sink throws. */
  async receive(sink: (chunk: Buffer) => Promise<void>): Promise<boolean> {
    const chunks = this.socket?.[Symbol.asyncIterator]();
    for (;;) {
      let next: IteratorResult<Buffer> | undefined;
      try {
        next = await chunks?.next();
      } catch {
        return false;
      }
      if (!next || next.done) return next !== undefined && !this.aborted;
      this.touch();
      await sink(next.value);
    }
  }

  /** What was sent may still be on its way to the client, which closes its side when it has it all. */
  end(): void {
    const { socket } = this;
    this.passive.close();
    if (!socket || this.aborted) return;
    socket.end();
    const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref();
    socket.once('close', () => clearTimeout(timer));
  }
}

// A port that waits for the one data connection that a client announced, and takes it from that client's address only.

import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { PortRange } from '../lifecycle/ports';

export class PassivePort {
  readonly port: number;
  private socket: Socket | undefined;
  private waiting: ((socket: Socket | undefined) => void) | undefined;
  private closed = false;
  private readonly expiry: NodeJS.Timeout;

  private constructor(
    private readonly server: Server,
    private readonly peer: string,
    waitMs: number,
  ) {
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (socket) => this.admit(socket));
    server.on('error', () => this.close());
    this.expiry = setTimeout(() => this.close(), waitMs);
  }

  /** On the first port of the range that is free, looking from anywhere on; undefined where none is. */
  static async open(
    host: string,
    { first, last }: PortRange,
    peer: string,
    waitMs: number,
  ): Promise<PassivePort | undefined> {
    const count = last - first + 1;
    const start = randomInt(count);
    for (let step = 0; step < count; step += 1) {
      // What is read before TLS is set up would be lost to it.
      const server = createServer({ pauseOnConnect: true });
      try {
        server.listen(first + ((start + step) % count), host);
        await once(server, 'listening');
        return new PassivePort(server, peer, waitMs);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
      }
    }
    return undefined;
  }

  /** The connection, once it is there, which is the caller's then; undefined where it did not come in time. */
  async connection(): Promise<Socket | undefined> {
    const arrived =
      this.socket || this.closed
        ? this.socket
        : await new Promise<Socket | undefined>((resolve) => {
            this.waiting = resolve;
          });
    this.socket = undefined;
    return arrived;
  }

  /** Ends a connection that nobody took as well. */
  close(): void {
    this.stop();
    this.socket?.destroy();
  }

  /** The port is free again; a connection that came stays. */
  private stop(): void {
    this.closed = true;
    clearTimeout(this.expiry);
    this.server.close();
    this.waiting?.(this.socket);
    this.waiting = undefined;
  }

  private admit(socket: Socket): void {
    if (this.socket || this.closed || plainAddress(socket.remoteAddress) !== this.peer) {
      socket.destroy();
      return;
    }
    // It may be gone before anyone looks at it.
    socket.on('error', () => {});
    socket.setNoDelay(true);
    this.socket = socket;
    this.stop();
  }
}

/** Where IPv4 arrives on a port of IPv6. */
export function plainAddress(address = ''): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

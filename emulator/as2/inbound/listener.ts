// One port that takes HTTP and, where there is a certificate, TLS as well: a client's first byte tells which.

import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server as NetServer, type Socket } from 'node:net';

export interface TlsIdentity {
  cert: string;
  key: string;
}

/** What TLS begins with, and no method of HTTP does. */
const HANDSHAKE = 22;
/** Until a client has said its first word. */
const FIRST_BYTE_MS = 60_000;
/** Idle, as the service has it; a whole message may take longer. */
const IDLE_MS = 350_000;
const MESSAGE_MS = 1_800_000;
/** What is under way when the server is stopped may be finished. */
const GRACE_MS = 5000;

export class As2Listener {
  private readonly http: Server;
  private readonly https: Server | undefined;
  private readonly net: NetServer;
  private readonly sockets = new Set<Socket>();
  private requests = 0;
  private closing = false;

  constructor({ tls, onRequest }: { tls: TlsIdentity | undefined; onRequest: RequestListener }) {
    const timeouts = { requestTimeout: MESSAGE_MS, headersTimeout: FIRST_BYTE_MS };
    const counted: RequestListener = (request, response) => {
      this.requests += 1;
      response.on('close', () => {
        this.requests -= 1;
        if (this.closing && this.requests === 0) this.hangUp();
      });
      onRequest(request, response);
    };
    this.http = createHttpServer(timeouts, counted);
    this.https = tls && createHttpsServer({ ...timeouts, ...tls, minVersion: 'TLSv1.2' }, counted);
    for (const server of [this.http, this.https]) {
      server?.setTimeout(IDLE_MS);
      server?.on('clientError', (_error, socket) => refuse(socket as Socket));
    }
    this.https?.on('tlsClientError', (_error, socket) => socket.destroy());
    this.net = createServer((socket) => this.accept(socket));
  }

  /** Rejects with EADDRINUSE where the port is another program's. */
  async listen(host: string, port: number): Promise<number> {
    this.net.listen(port, host);
    await once(this.net, 'listening');
    // Out of descriptors, for example: those who are connected are served on.
    this.net.on('error', (error) => console.error(`Port ${port}: ${error.message}`));
    return (this.net.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (!this.net.listening) return;
    const closed = once(this.net, 'close');
    this.net.close();
    this.closing = true;
    if (this.requests === 0) this.hangUp();
    const timer = setTimeout(() => this.hangUp(), GRACE_MS);
    await closed;
    clearTimeout(timer);
  }

  /** What was written is still sent. */
  private hangUp(): void {
    for (const socket of this.sockets) {
      if (this.requests === 0) socket.destroySoon();
      else socket.destroy();
    }
  }

  private accept(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    if (!this.https) {
      this.http.emit('connection', socket);
      return;
    }
    socket.setTimeout(FIRST_BYTE_MS, () => socket.destroy());
    socket.once('readable', () => {
      const first: Buffer | null = socket.read(1);
      if (!first) return;
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      socket.unshift(first);
      (first[0] === HANDSHAKE ? this.https : this.http)?.emit('connection', socket);
    });
  }
}

function refuse(socket: Socket): void {
  if (socket.writable)
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  else socket.destroy();
}

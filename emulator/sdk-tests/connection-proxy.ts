// Stands between a connector and its server: counts connections, and holds them up when a test says so.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface ConnectionProxy {
  url: string;
  /** Open connections at the busiest moment, and of all time. */
  most: number;
  total: number;
  /** From now on nothing passes, and what comes waits. */
  hold(): void;
  /** Holds up once so many bytes have passed. */
  holdAfter(bytes: number): void;
  release(): void;
  /** Ends every connection, and takes new ones. */
  hangUp(): void;
  close(): Promise<void>;
}

export async function startProxy(targetUrl: string): Promise<ConnectionProxy> {
  const target = new URL(targetUrl);
  const sockets = new Set<Socket>();
  let open = 0;
  let held = false;
  let left = Number.POSITIVE_INFINITY;
  const server = createServer((near) => {
    open++;
    proxy.total++;
    proxy.most = Math.max(proxy.most, open);
    const far = connect(Number(target.port), target.hostname);
    near.on('close', () => {
      open--;
      far.destroy();
    });
    far.on('close', () => near.destroy());
    for (const [one, other] of [[near, far] as const, [far, near] as const]) {
      sockets.add(one);
      one.on('error', () => {}).on('close', () => sockets.delete(one));
      one.on('data', (data) => {
        other.write(data);
        left -= data.length;
        if (left <= 0) proxy.hold();
      });
      if (held) one.pause();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: ConnectionProxy = {
    url: `sftp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    most: 0,
    total: 0,
    hold() {
      held = true;
      for (const socket of sockets) socket.pause();
    },
    holdAfter(bytes) {
      left = bytes;
    },
    hangUp() {
      for (const socket of sockets) socket.destroy();
    },
    release() {
      held = false;
      for (const socket of sockets) socket.resume();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}

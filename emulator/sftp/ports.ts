// Gives each server a port of its own, which it keeps over restarts so that known_hosts stays valid.

import type { Store } from '../store/store';

const PROTOCOL = 'SFTP';

export interface PortRange {
  first: number;
  last: number;
}

type Servers = Pick<Store['servers'], 'page' | 'port' | 'setPort'>;

/**
 * Tries the server's own port, or free ones of the range until one can be listened on, and keeps that.
 * `listen` rejects with EADDRINUSE where another program has the port.
 */
export async function listenOnOwnPort(
  servers: Servers,
  serverId: string,
  range: PortRange,
  listen: (port: number) => Promise<void>,
): Promise<number> {
  const own = servers.port(serverId, PROTOCOL);
  if (own !== undefined) {
    if (await tryPort(own, listen)) return own;
    throw new Error(`Port ${own} of server ${serverId} is in use by another program; end that program.`);
  }
  const taken = new Set(takenPorts(servers));
  for (let port = range.first; port <= range.last; port += 1) {
    if (taken.has(port) || !(await tryPort(port, listen))) continue;
    servers.setPort(serverId, PROTOCOL, port);
    return port;
  }
  throw new Error(
    `No port of ${range.first}-${range.last} is left for server ${serverId}; delete a server or widen --sftp-ports.`,
  );
}

async function tryPort(port: number, listen: (port: number) => Promise<void>): Promise<boolean> {
  try {
    await listen(port);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
}

/** Servers that are offline keep theirs too. */
function* takenPorts(servers: Servers): Generator<number> {
  for (let after: string | undefined; ; ) {
    const page = servers.page(after, 1000);
    for (const { ServerId } of page.items) {
      const port = servers.port(ServerId, PROTOCOL);
      if (port !== undefined) yield port;
    }
    if (page.next === undefined) return;
    after = page.next;
  }
}

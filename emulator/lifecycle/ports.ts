// Gives each server a port of its own for a protocol, which it keeps over restarts so that clients find it again.

import type { Store } from '../store/store';

export interface PortRange {
  first: number;
  last: number;
}

type Servers = Pick<Store['servers'], 'port' | 'ports' | 'setPort'>;

export interface PortChoice {
  servers: Servers;
  serverId: string;
  protocol: 'SFTP' | 'FTP' | 'AS2';
  range: PortRange;
}

/**
 * Tries the server's own port, or free ones of the range until one can be listened on, and keeps that.
 * `listen` rejects with EADDRINUSE where another program has the port.
 */
export async function listenOnOwnPort(
  { servers, serverId, protocol, range }: PortChoice,
  listen: (port: number) => Promise<void>,
): Promise<number> {
  const own = servers.port(serverId, protocol);
  if (own !== undefined) {
    if (await tryPort(own, listen)) return own;
    throw new Error(`Port ${own} of server ${serverId} is in use by another program; end that program.`);
  }
  // Servers that are offline keep theirs too.
  const taken = new Set(servers.ports());
  for (let port = range.first; port <= range.last; port += 1) {
    if (taken.has(port) || !(await tryPort(port, listen))) continue;
    servers.setPort(serverId, protocol, port);
    return port;
  }
  throw new Error(
    `No port of ${range.first}-${range.last} is left for server ${serverId}; delete a server or widen --${protocol.toLowerCase()}-ports.`,
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

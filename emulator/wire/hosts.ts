// Which Host headers are answered: a page of another origin must not reach the emulator by rebinding a name.

import { hostname, networkInterfaces } from 'node:os';

const loopback = /^(localhost|[\w-]+\.localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const wildcard = new Set(['0.0.0.0', '::']);

export function isLoopback(host: string): boolean {
  return loopback.test(host) || host === '::1';
}

/** Loopback names and the host bound to; bound to all addresses, this machine's name and addresses. */
export function hostCheck(boundTo: string): (header: string | undefined) => boolean {
  const own = new Set([boundTo.toLowerCase(), `[${boundTo.toLowerCase()}]`]);
  if (wildcard.has(boundTo)) {
    own.add(hostname().toLowerCase());
    for (const { address, family } of Object.values(networkInterfaces()).flatMap((list) => list ?? [])) {
      own.add(family === 'IPv6' ? `[${address}]` : address);
    }
  }
  return (header) => {
    const name = header?.toLowerCase().replace(/:\d+$/, '');
    return name !== undefined && (loopback.test(name) || own.has(name));
  };
}

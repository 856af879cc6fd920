// Which address a request really came from: X-Forwarded-For counts only as far as the proxies in front are trusted.

import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

const HEADER = 'x-forwarded-for';

/** Every trusted proxy appends the address that it saw, so the client's stands that many places from the right. */
export function clientAddress(
  forwarded: string | undefined,
  socketAddress: string,
  trustedProxies: number,
): string {
  const chain = [...(forwarded ?? '').split(',').map((part) => part.trim()), socketAddress];
  const claimed = chain[Math.max(0, chain.length - 1 - trustedProxies)] ?? '';
  const address = isIP(claimed) ? claimed : socketAddress;
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

/** What counts as one place: whoever has an IPv6 address has the 64 bits behind its network too. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = [], tail = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  const groups = [...head, ...zeros, ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

declare global {
  var consoleAddressesAreHonest: boolean | undefined;
}

/** Before any code sees a request its header is made to name the one true address: Next passes on what the client sent. */
export function keepAddressesHonest(trustedProxies: number): void {
  if (globalThis.consoleAddressesAreHonest) return;
  globalThis.consoleAddressesAreHonest = true;
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    const forwarded = request.headers[HEADER];
    const socketAddress = request.socket.remoteAddress ?? '';
    request.headers[HEADER] = clientAddress(
      Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
      socketAddress,
      trustedProxies,
    );
  });
}

export function addressOf(headers: Headers | undefined): string | null {
  return headers?.get(HEADER) || null;
}

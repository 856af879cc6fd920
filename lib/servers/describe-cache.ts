// Remembers DescribeServer answers briefly and asks for at most five at once, since the list needs one per row.

import 'server-only';
import type { DescribedServer } from '@aws-sdk/client-transfer';
import { isMoving } from './rules';

const FRESH_MS = 10_000;
const MAX_PARALLEL = 5;
const MAX_REMEMBERED = 1_000;

interface Remembered {
  at: number;
  server: Promise<DescribedServer>;
}

declare global {
  var consoleDescribedServers: Map<string, Remembered> | undefined;
}

function remembered(): Map<string, Remembered> {
  globalThis.consoleDescribedServers ??= new Map();
  return globalThis.consoleDescribedServers;
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= MAX_PARALLEL) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

export function describeCached(
  environmentId: string,
  serverId: string,
  describe: () => Promise<DescribedServer>,
): Promise<DescribedServer> {
  const cache = remembered();
  const key = `${environmentId}/${serverId}`;
  const known = cache.get(key);
  if (known && Date.now() - known.at < FRESH_MS) return known.server;
  const server = inTurn(describe);
  cache.delete(key);
  cache.set(key, { at: Date.now(), server });
  const oldest = cache.size > MAX_REMEMBERED ? cache.keys().next().value : undefined;
  if (oldest !== undefined) cache.delete(oldest);
  const forget = () => {
    if (cache.get(key)?.server === server) cache.delete(key);
  };
  server.then((value) => isMoving(value.State) && forget(), forget);
  return server;
}

/** Called by every action that changes a server, so that the next read asks AWS. */
export function forgetDescribed(environmentId: string, serverId: string): void {
  remembered().delete(`${environmentId}/${serverId}`);
}

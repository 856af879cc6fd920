// Remembers descriptions briefly and asks for at most five at once, for lists that need one call per row.

import 'server-only';

const MAX_PARALLEL = 5;
const MAX_REMEMBERED = 2_000;

let running = 0;
const waiting: (() => void)[] = [];

/** Five at a time over all lists and callers, so that a long one does not use up the account's request rate. */
export async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
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

interface Entry {
  at: number;
  value: Promise<unknown>;
}

declare global {
  var consoleRemembered: Map<string, Map<string, Entry>> | undefined;
}

export type Memory<Value> = ReturnType<typeof remember<Value>>;

/** `name` sets the kinds of things apart; a write about one of them must call `forget`. */
export function remember<Value>(
  name: string,
  freshMs: number,
  /** Off for a value that is about to change. */
  keep: (value: Value) => boolean = () => true,
) {
  const entries = () => {
    // Survives the reload of modules in development.
    globalThis.consoleRemembered ??= new Map();
    const known = globalThis.consoleRemembered.get(name);
    if (known) return known;
    const created = new Map<string, Entry>();
    globalThis.consoleRemembered.set(name, created);
    return created;
  };
  return {
    get(environmentId: string, id: string, describe: () => Promise<Value>): Promise<Value> {
      const cache = entries();
      const key = `${environmentId}/${id}`;
      const known = cache.get(key);
      if (known && Date.now() - known.at < freshMs) return known.value as Promise<Value>;
      const value = inTurn(describe);
      cache.delete(key);
      cache.set(key, { at: Date.now(), value });
      const oldest = cache.size > MAX_REMEMBERED ? cache.keys().next().value : undefined;
      if (oldest !== undefined) cache.delete(oldest);
      const forget = () => {
        if (cache.get(key)?.value === value) cache.delete(key);
      };
      value.then((found) => !keep(found) && forget(), forget);
      return value;
    },
    /** What is remembered, however old, without asking; undefined where nothing is. */
    last(
      environmentId: string,
      id: string,
    ): { at: number; fresh: boolean; value: Promise<Value> } | undefined {
      const known = entries().get(`${environmentId}/${id}`);
      if (!known) return undefined;
      const { at } = known;
      return { at, fresh: Date.now() - at < freshMs, value: known.value as Promise<Value> };
    },
    forget(environmentId: string, id: string): void {
      entries().delete(`${environmentId}/${id}`);
    },
  };
}

// Remembers Describe* answers briefly and asks for at most five of a kind at once, since lists need one per row.

import 'server-only';

const FRESH_MS = 10_000;
const MAX_PARALLEL = 5;
const MAX_REMEMBERED = 1_000;

interface State {
  remembered: Map<string, { at: number; answer: Promise<unknown> }>;
  running: number;
  waiting: (() => void)[];
}

declare global {
  var consoleDescribed: Map<string, State> | undefined;
}

/** Kept globally, for the bundler makes a copy of this module for pages and one for routes. */
function stateOf(kind: string): State {
  globalThis.consoleDescribed ??= new Map();
  const known = globalThis.consoleDescribed.get(kind);
  if (known) return known;
  const state: State = { remembered: new Map(), running: 0, waiting: [] };
  globalThis.consoleDescribed.set(kind, state);
  return state;
}

async function inTurn<Value>(state: State, work: () => Promise<Value>): Promise<Value> {
  if (state.running >= MAX_PARALLEL) await new Promise<void>((resolve) => state.waiting.push(resolve));
  else state.running += 1;
  try {
    return await work();
  } finally {
    const next = state.waiting.shift();
    if (next) next();
    else state.running -= 1;
  }
}

export interface Seen<Value> {
  at: number;
  fresh: boolean;
  answer: Promise<Value>;
}

export interface DescribeCache<Value> {
  /** The remembered answer while it is fresh, else what `describe` brings. */
  get(environmentId: string, id: string, describe: () => Promise<Value>): Promise<Value>;
  /** What is remembered, however old, without asking. */
  last(environmentId: string, id: string): Seen<Value> | undefined;
  /** Called by every action that changes the resource, so that the next read asks AWS. */
  forget(environmentId: string, id: string): void;
}

/** One per kind of resource; `isMoving` says which answers are not worth remembering. */
export function describeCache<Value>(
  kind: string,
  isMoving: (value: Value) => boolean = () => false,
  freshMs = FRESH_MS,
): DescribeCache<Value> {
  return {
    get(environmentId, id, describe) {
      const state = stateOf(kind);
      const { remembered } = state;
      const key = `${environmentId}/${id}`;
      const known = remembered.get(key);
      if (known && Date.now() - known.at < freshMs) return known.answer as Promise<Value>;
      const answer = inTurn(state, describe);
      remembered.delete(key);
      remembered.set(key, { at: Date.now(), answer });
      const oldest = remembered.size > MAX_REMEMBERED ? remembered.keys().next().value : undefined;
      if (oldest !== undefined) remembered.delete(oldest);
      const forget = () => {
        if (remembered.get(key)?.answer === answer) remembered.delete(key);
      };
      answer.then((value) => isMoving(value) && forget(), forget);
      return answer;
    },
    last(environmentId, id) {
      const known = stateOf(kind).remembered.get(`${environmentId}/${id}`);
      if (!known) return undefined;
      const { at } = known;
      return { at, fresh: Date.now() - at < freshMs, answer: known.answer as Promise<Value> };
    },
    forget(environmentId, id) {
      stateOf(kind).remembered.delete(`${environmentId}/${id}`);
    },
  };
}

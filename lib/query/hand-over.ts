// Hands a read that a page did not wait for to the browser's own request for it, so that AWS is asked once.

import 'server-only';

/** By then the browser has asked, or never will. */
const KEPT_MS = 10_000;

declare global {
  var consoleUnfinishedReads: Map<string, Promise<unknown>> | undefined;
}

function unfinished(): Map<string, Promise<unknown>> {
  globalThis.consoleUnfinishedReads ??= new Map();
  return globalThis.consoleUnfinishedReads;
}

/** Who asks for what; a session takes only what was begun for it. */
export function handOverKey(sessionId: string, name: string, environmentId: string, input: unknown): string {
  return JSON.stringify([sessionId, name, environmentId, input]);
}

export function leaveUnfinished(key: string, reading: Promise<unknown>): void {
  const kept = unfinished();
  kept.set(key, reading);
  const forget = () => {
    if (kept.get(key) === reading) kept.delete(key);
  };
  setTimeout(forget, KEPT_MS).unref();
  // A failure that nobody fetches must not end the process.
  reading.catch(() => {});
}

/** The read under way, once; undefined where none was left. */
export function takeUnfinished(key: string): Promise<unknown> | undefined {
  const kept = unfinished();
  const reading = kept.get(key);
  kept.delete(key);
  return reading;
}

/** After a write, and where a newer read of the page has ended: nobody may be handed what was read before. */
export function forgetUnfinished(key?: string): void {
  if (key === undefined) unfinished().clear();
  else unfinished().delete(key);
}

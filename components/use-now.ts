'use client';
// The present to the minute, as one clock for the whole page; undefined on the server, whose time would be another.

import { useSyncExternalStore } from 'react';

const MINUTE = 60_000;
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void) {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    for (const each of listeners) each();
  }, MINUTE);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}

const present = () => Math.floor(Date.now() / MINUTE) * MINUTE;
const unknown = () => undefined;

export function useNow(): number | undefined {
  return useSyncExternalStore<number | undefined>(subscribe, present, unknown);
}

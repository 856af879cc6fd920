'use client';
/**
 * Says the outcome of an action, with the next step as a link; the code that shows toasts is fetched at the first one.
 * Usage: `const toast = useToast(); toast.success('User alice created', { link: { href, label: 'Add a key' } })`; the shell holds `<ToastViewport />`.
 */
import dynamic from 'next/dynamic';
import { useSyncExternalStore } from 'react';

export type ToastOptions = { description?: string; link?: { href: string; label: string } };
export type ToastEntry = ToastOptions & { tone: 'success' | 'error'; title: string };

let waiting: readonly ToastEntry[] = [];
let receiver: ((entry: ToastEntry) => void) | undefined;
const listeners = new Set<() => void>();

function push(entry: ToastEntry) {
  if (receiver) {
    receiver(entry);
    return;
  }
  waiting = [...waiting, entry];
  for (const listener of listeners) listener();
}

/** Hands over what waited for the viewport, then everything that follows. */
export function receiveToasts(next: (entry: ToastEntry) => void): () => void {
  receiver = next;
  for (const entry of waiting) next(entry);
  waiting = [];
  return () => {
    if (receiver === next) receiver = undefined;
  };
}

export const toast = {
  success: (title: string, options: ToastOptions = {}) => push({ tone: 'success', title, ...options }),
  error: (title: string, options: ToastOptions = {}) => push({ tone: 'error', title, ...options }),
};

export function useToast() {
  return toast;
}

const LazyViewport = dynamic(() => import('./toast-viewport').then((module) => module.ToastStack), {
  ssr: false,
});

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

let everUsed = false;
const used = () => {
  everUsed ||= waiting.length > 0;
  return everUsed;
};

export function ToastViewport() {
  const wanted = useSyncExternalStore(subscribe, used, () => false);
  return wanted ? <LazyViewport /> : null;
}

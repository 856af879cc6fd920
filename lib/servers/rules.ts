// What a server's state means and allows. Pure; runs in the browser too.

import type { State } from '@aws-sdk/client-transfer';

export type ServerState = State | undefined;

export function isMoving(state: ServerState): boolean {
  return state === 'STARTING' || state === 'STOPPING';
}

/** Undefined where the server may be started, else the reason why not. */
export function reasonAgainstStart(state: ServerState): string | undefined {
  if (state === 'OFFLINE' || state === 'START_FAILED' || state === 'STOP_FAILED') return undefined;
  return state === 'STOPPING'
    ? 'Wait until the server is offline.'
    : 'The server is running or starting already.';
}

export function reasonAgainstStop(state: ServerState): string | undefined {
  if (state === 'ONLINE' || state === 'STOP_FAILED') return undefined;
  return state === 'STARTING' ? 'Wait until the server is online.' : 'The server does not run.';
}

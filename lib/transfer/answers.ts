// Lets others hear every answer of AWS as it comes, so that what the console has seen can be kept without asking twice.

import 'server-only';

export interface Answer {
  environmentId: string;
  /** Without `Command`. */
  operation: string;
  input: object;
  /** Undefined where AWS knew no such thing. */
  output: object | undefined;
  /** Epoch milliseconds: when it was asked for. */
  askedAt: number;
}

type Listener = (answer: Answer) => void;

declare global {
  /** By name, so that one that is registered again takes the place of the former. */
  var consoleListeners: Map<string, Listener> | undefined;
}

/** The listener must be quick; whoever asked waits for it. */
export function listenToAnswers(name: string, listener: Listener): void {
  globalThis.consoleListeners ??= new Map();
  globalThis.consoleListeners.set(name, listener);
}

export function tellListeners(answer: Answer): void {
  for (const [name, listener] of globalThis.consoleListeners ?? []) {
    try {
      listener(answer);
    } catch (error) {
      // What AWS has done must not look as if it had failed.
      console.error(`An answer to ${answer.operation} was not understood by ${name}`, error);
    }
  }
}

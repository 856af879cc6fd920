// What is told of last logins. Pure; runs in the browser too.

export interface LastLogin {
  /** Epoch milliseconds. */
  at: number;
  address: string;
}

export type LoginSilence = 'no-logging' | 'no-events-yet' | 'unreadable';

export interface LastLogins {
  users: Record<string, LastLogin>;
  /** Of the one user that was asked about, by fingerprint. */
  keys: Record<string, LastLogin>;
  /** From when on a login would be known; undefined where nothing of the log was read yet. */
  since?: number;
  /** Up to when it was read. */
  until?: number;
  /** More of the log is still to be read, by the next look. */
  behind: boolean;
  silence?: LoginSilence;
}

export function silenceWords(silence: LoginSilence): string {
  if (silence === 'no-logging') return 'This server writes no log.';
  if (silence === 'no-events-yet') return 'The log of this server is still empty.';
  return 'The log of this server could not be read.';
}

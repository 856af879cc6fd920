// Decrypts a file of a PGP step in a thread of its own, which a hostile file may exhaust without harm to others.

import { Worker } from 'node:worker_threads';
import { readSecret } from '../identity/secrets-file';
import { StepFailure } from './failure';

/** User guide, "Decrypt": the service takes files of up to 10 GB. */
export const MOST_DECRYPTED_BYTES = 10 * 1024 ** 3;
const HEAP_MB = 512;

export interface DecryptOrder {
  /** An open file, which stays the caller's to close. */
  source: number;
  /** A file that does not exist yet. */
  target: string;
  privateKeys: string;
  passphrase: string;
  mostBytes: number;
}

export type DecryptAnswer = { ok: true } | { ok: false; message: string };

export interface PgpKeys {
  privateKeys: string;
  passphrase: string;
}

/** The user's own secret, or else the server's. */
export async function pgpKeys(dataDir: string, serverId: string, userName: string): Promise<PgpKeys> {
  for (const name of [userName, '@pgp-default']) {
    const secret = (await readSecret(dataDir, `aws/transfer/${serverId}/${name}`)) ?? {};
    const { PGPPrivateKey, PGPPassphrase = '' } = secret;
    if (typeof PGPPrivateKey === 'string' && typeof PGPPassphrase === 'string') {
      return { privateKeys: PGPPrivateKey, passphrase: PGPPassphrase };
    }
  }
  throw new StepFailure(
    'NOT_FOUND',
    `No secret aws/transfer/${serverId}/${userName} or …/@pgp-default with a PGPPrivateKey is in secrets.json`,
  );
}

export function decrypt(order: DecryptOrder, signal: AbortSignal): Promise<void> {
  const file = new URL('./workflows/worker.js', import.meta.url);
  const worker = new Worker(file, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop);
  return new Promise<void>((resolve, reject) => {
    worker.on('message', (answer: DecryptAnswer) => {
      if (answer.ok) resolve();
      else reject(new StepFailure('BAD_REQUEST', answer.message));
    });
    worker.on('error', (error) => console.error('A PGP thread ended.', error));
    // Too late where an answer came before.
    worker.on('exit', () => {
      const failure = new StepFailure('INTERNAL_SERVER_ERROR', 'The thread that decrypted the file was lost');
      reject(signal.aborted ? signal.reason : failure);
    });
  }).finally(() => {
    signal.removeEventListener('abort', stop);
    return worker.terminate();
  });
}

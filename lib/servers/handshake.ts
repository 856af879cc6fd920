// Learns the host keys of a server the way a client does: begins an SSH connection and reads the key that is shown.

import 'server-only';
import { Client } from 'ssh2';
import { fingerprintOf } from '@/lib/ssh-keys/rules';
import type { HostAndPort } from './rules';

export interface ShownHostKey {
  type: string;
  base64: string;
  fingerprint: string;
}

/** One connection shows one key, so each type of key, and each curve, is asked for by name. */
const ALGORITHMS = [
  ['ssh-ed25519'],
  ['ecdsa-sha2-nistp256'],
  ['ecdsa-sha2-nistp384'],
  ['ecdsa-sha2-nistp521'],
  ['rsa-sha2-512', 'rsa-sha2-256'],
] as const;

const TIMEOUT_MS = 5_000;

/** The keys that the server shows; throws where it cannot be reached at all. */
export async function learnHostKeys(address: HostAndPort): Promise<ShownHostKey[]> {
  const answers = await Promise.allSettled(ALGORITHMS.map((algorithms) => learnOne(address, algorithms)));
  const shown = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
  const [first] = answers;
  if (shown.length === 0 && first?.status === 'rejected') throw first.reason;
  return shown;
}

function learnOne({ host, port }: HostAndPort, algorithms: readonly string[]): Promise<ShownHostKey> {
  return new Promise((resolve, reject) => {
    const client = new Client();
    client.on('error', (error) => {
      client.destroy();
      reject(error);
    });
    client.connect({
      host,
      port,
      username: 'host-key-check',
      readyTimeout: TIMEOUT_MS,
      algorithms: { serverHostKey: [...algorithms] as never },
      // The key is all that is wanted: refusing it ends the connection before any login.
      hostVerifier: (blob: Buffer) => {
        const length = blob.readUInt32BE(0);
        const type = blob.toString('latin1', 4, 4 + length);
        resolve({ type, base64: blob.toString('base64'), fingerprint: fingerprintOf(blob) });
        return false;
      },
    });
  });
}

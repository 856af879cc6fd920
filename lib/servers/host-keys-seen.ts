// Compares the host keys that a server shows with those that AWS names.

import 'server-only';
import { DescribeServerCommand, ListHostKeysCommand } from '@aws-sdk/client-transfer';
import type { Environment } from '@/lib/env';
import type { Send } from '@/lib/transfer/client';
import { readEndpoints } from './endpoints';
import { learnHostKeys, type ShownHostKey } from './handshake';
import { addressOf, type ServerAddress } from './rules';

interface Context {
  send: Send;
  environment: Environment;
}

/** A key that the server shows to clients, compared with what AWS says of its host keys. */
export interface SeenHostKey extends ShownHostKey {
  /** Whether the API names the same fingerprint; a key that it does not name must not be trusted. */
  confirmed: boolean;
}

export type HostKeysSeen = { keys: SeenHostKey[] } | { reason: string };

export async function seeHostKeys({ send, environment }: Context, ServerId: string): Promise<HostKeysSeen> {
  const [{ Server }, listed, endpoints] = await Promise.all([
    send(new DescribeServerCommand({ ServerId })),
    send(new ListHostKeysCommand({ ServerId })),
    readEndpoints(environment),
  ]);
  // The console goes where AWS says the server is, never where a tag leads.
  const address: ServerAddress = Server
    ? addressOf({ ...Server, Tags: [] }, endpoints)
    : { reason: 'The server is gone.' };
  if ('reason' in address) return address;
  const named = [Server?.HostKeyFingerprint, ...(listed.HostKeys ?? []).map((key) => key.Fingerprint)];
  const known = new Set(named.map((fingerprint = '') => fingerprint.replace(/=+$/, '')));
  const shown = await learnHostKeys(address).catch(() => undefined);
  if (!shown) {
    const reason = `The console could not connect to ${address.host} on port ${address.port}. Your own computer may be able to.`;
    return { reason };
  }
  return { keys: shown.map((key) => ({ ...key, confirmed: known.has(key.fingerprint) })) };
}

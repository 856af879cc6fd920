// The private keys that servers identify themselves with: parsed from what a caller sent, or made.

import { createHash } from 'node:crypto';
import ssh2 from 'ssh2';
import { InvalidRequestException, ResourceExistsException } from '../wire/errors';
import { arn, newId } from './identifiers';
import type { Context } from './operation';

export interface HostKeyMaterial {
  /** Stores the key and answers its id. */
  addTo(serverId: string, context: Context, description?: string): string;
}

/** PEM or OpenSSH without a passphrase: RSA 2048 to 4096, ECDSA, Ed25519. */
export function parseHostKey(privateKey: string): HostKeyMaterial {
  const key = ssh2.utils.parseKey(privateKey);
  if (key instanceof Error || !key.isPrivateKey() || !/^(ssh-rsa|ssh-ed25519|ecdsa-)/.test(key.type)) {
    throw new InvalidRequestException('Invalid host key format');
  }
  const digest = createHash('sha256').update(key.getPublicSSH()).digest('base64');
  return material(key.type, `SHA256:${digest}`, privateKey);
}

/** The service does not say which types it makes; these two cost no time and suit every modern client. */
export function generateHostKeys(): HostKeyMaterial[] {
  const keys = [
    ssh2.utils.generateKeyPairSync('ed25519'),
    ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 }),
  ];
  return keys.map((pair) => parseHostKey(pair.private));
}

function material(Type: string, HostKeyFingerprint: string, privateKey: string): HostKeyMaterial {
  return {
    addTo(ServerId, context, Description = '') {
      const { store, clock } = context.services;
      const twin = store.hostKeys.list(ServerId).find((key) => key.HostKeyFingerprint === HostKeyFingerprint);
      if (twin) throw new ResourceExistsException('Host key already exists', twin.HostKeyId, 'HostKey');
      const HostKeyId = newId('hostkey');
      const record = {
        ServerId,
        HostKeyId,
        Arn: arn(context, `host-key/${ServerId}/${HostKeyId}`),
        Type,
        HostKeyFingerprint,
        Description,
        DateImported: clock.now().getTime(),
      };
      store.hostKeys.put(record, privateKey);
      return HostKeyId;
    },
  };
}

// The private keys that servers identify themselves with: parsed from what a caller sent, or made.

import * as keys from '../keys/host-key';
import { InvalidRequestException, ResourceExistsException } from '../wire/errors';
import { arn, newId } from './identifiers';
import type { Context } from './operation';

export interface HostKeyMaterial {
  /** Stores the key and answers its id. */
  addTo(serverId: string, context: Context, description?: string): string;
}

/** PEM or OpenSSH without a passphrase: RSA 2048, 3072 or 4096, ECDSA, Ed25519. */
export function parseHostKey(privateKey: string): HostKeyMaterial {
  const key = keys.parseHostKey(privateKey);
  if (!key) throw new InvalidRequestException('Invalid host key format');
  return material(key);
}

/** The service does not say which types it makes; these two cost no time and suit every modern client. */
export function generateHostKeys(): HostKeyMaterial[] {
  return [material(keys.generateHostKey('ed25519')), material(keys.generateHostKey('ecdsa'))];
}

function material({ type, fingerprint, privateKey }: keys.HostKey): HostKeyMaterial {
  return {
    addTo(ServerId, context, Description = '') {
      const { store, clock } = context.services;
      const twin = store.hostKeys.list(ServerId).find((key) => key.HostKeyFingerprint === fingerprint);
      if (twin) throw new ResourceExistsException('Host key already exists', twin.HostKeyId, 'HostKey');
      const HostKeyId = newId('hostkey');
      const record = {
        ServerId,
        HostKeyId,
        Arn: arn(context, `host-key/${ServerId}/${HostKeyId}`),
        Type: type,
        HostKeyFingerprint: fingerprint,
        Description,
        DateImported: clock.now().getTime(),
      };
      store.hostKeys.put(record, privateKey);
      return HostKeyId;
    },
  };
}

// Gives users public keys: only ones that can open a session, never one twice, and no more than the quota.

import { parseSshPublicKey, type SshPublicKey } from '../keys/ssh-public-key';
import type { UserRecord } from '../store/store';
import { InvalidRequestException, ResourceExistsException } from '../wire/errors';
import { newId } from './identifiers';
import type { Context } from './operation';
import { refuseAboveQuota } from './quotas';

export function readSshPublicKey(body: string): SshPublicKey {
  const key = parseSshPublicKey(body);
  if (!key) throw new InvalidRequestException('Unsupported or invalid SSH public key format');
  return key;
}

/** Answers the key's id. A key is the same whatever comment stands behind it. */
export function addSshPublicKey(context: Context, user: UserRecord, body: string): string {
  const { store, clock } = context.services;
  const { blob } = readSshPublicKey(body);
  const present = store.sshPublicKeys.list(user.ServerId, user.UserName);
  const twin = present.find((key) => parseSshPublicKey(key.SshPublicKeyBody)?.blob.equals(blob));
  if (twin) {
    throw new ResourceExistsException('SSH public key already exists', twin.SshPublicKeyId, 'SshPublicKey');
  }
  refuseAboveQuota(context, 'sshPublicKeysPerUser', present.length);
  const SshPublicKeyId = newId('key');
  store.sshPublicKeys.put(user.ServerId, user.UserName, {
    SshPublicKeyId,
    SshPublicKeyBody: body,
    DateImported: clock.now().getTime(),
  });
  return SshPublicKeyId;
}

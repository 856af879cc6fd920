// Notes a key that a member added, with the expiry that the environment's policy gives it.

import 'server-only';
import { expiryOf } from '@/lib/key-policies/rules';
import { policyOf } from '@/lib/key-policies/store';
import { type KeyUser, noteNew } from './store';

export async function noteOwnKey(
  user: KeyUser,
  key: { fingerprint: string; sshPublicKeyId: string },
  addedBy: string,
): Promise<void> {
  const expiresAt = expiryOf(await policyOf(user.environment), Date.now());
  await noteNew(user, { ...key, label: '', ownerContactId: null, addedBy, origin: 'console', expiresAt });
}

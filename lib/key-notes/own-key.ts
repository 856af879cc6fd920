// Notes a key that a member added, with the expiry that the environment's policy gives it.

import 'server-only';
import { expiryOf } from '@/lib/key-policies/rules';
import { policyOf } from '@/lib/key-policies/store';
import { type KeyNote, type KeyUser, noteNew, notesOf } from './store';

export async function noteOwnKey(
  user: KeyUser,
  key: { fingerprint: string; sshPublicKeyId: string },
  addedBy: string,
): Promise<void> {
  const expiresAt = expiryOf(await policyOf(user.environment), Date.now());
  await noteNew(user, { ...key, label: '', ownerContactId: null, addedBy, origin: 'console', expiresAt });
}

/** As one that nobody has said anything of: what was only seen since is ours all the same. */
function isUntouched({ origin, label, ownerContactId, expiresAt, removeAt }: KeyNote): boolean {
  return origin === 'outside' && label === '' && ownerContactId === null && (expiresAt ?? removeAt) === null;
}

/** The same of a key that is found to have been added some time ago: what people have noted since stays. */
export async function noteFoundKey(
  user: KeyUser,
  key: { fingerprint: string; sshPublicKeyId: string },
  addedBy: string,
): Promise<void> {
  const known = (await notesOf(user)).find(({ fingerprint }) => fingerprint === key.fingerprint);
  if (!known || isUntouched(known)) await noteOwnKey(user, key, addedBy);
}

'use server';
// Writes of partners: keys of the users that were shared with them.

import { DeleteSshPublicKeyCommand } from '@aws-sdk/client-transfer';
import { annotate, forgetNote } from '@/lib/key-notes/store';
import { expiryOf } from '@/lib/key-policies/rules';
import { policyOf } from '@/lib/key-policies/store';
import { createRequest, requestsOf, withdraw } from '@/lib/key-requests/store';
import { forget } from '@/lib/ssh-keys/seen-keys';
import { defineGrantAction } from '@/lib/transfer/portal';
import { addKey } from './add-key';
import { endOfDay } from './rules';
import {
  annotateKeySchema,
  keyRefSchema,
  scheduleRemovalSchema,
  uploadKeySchema,
  withdrawRequestSchema,
} from './schema';
import { findKey, keyUserOf, markForRemoval, presentKeys, refuse } from './user-keys';

/** A deletion that is under way is noted as a removal at a date so near, which the console makes up for if it dies meanwhile. */
const UNDER_WAY_MS = 10 * 60_000;

const NEEDS_APPROVAL = 'Removals need approval here. Ask for the deletion of the key instead.';

export const uploadKey = defineGrantAction({
  permission: 'UploadOwnKey',
  operation: ({ needsApproval }) => (needsApproval ? 'RequestKeyImport' : 'ImportSshPublicKey'),
  input: uploadKeySchema,
  run: addKey,
});

/** The public half of a pair that was made in the browser: for partners who may make pairs but bring no keys of their own. */
export const addGeneratedKey = defineGrantAction({
  permission: 'GenerateOwnKey',
  operation: ({ needsApproval }) => (needsApproval ? 'RequestKeyImport' : 'ImportSshPublicKey'),
  input: uploadKeySchema,
  run: addKey,
});

export const deleteKey = defineGrantAction({
  permission: 'DeleteOwnKey',
  operation: ({ needsApproval }) => (needsApproval ? 'RequestKeyDeletion' : 'DeleteSshPublicKey'),
  input: keyRefSchema,
  targetPart: ({ SshPublicKeyId }) => SshPublicKeyId,
  run: async (context, { SshPublicKeyId }) => {
    const { caller, grant, send } = context;
    const user = keyUserOf(context);
    const [{ keys }, { removeExpired }] = await Promise.all([
      presentKeys(context),
      policyOf(user.environment),
    ]);
    const { fingerprint, note } = findKey(keys, SshPublicKeyId);
    if (grant.needsApproval) {
      const { partnerId, contactId } = caller;
      const asked = {
        partnerId,
        contactId,
        kind: 'delete',
        body: null,
        fingerprint,
        expiresAt: null,
      } as const;
      await createRequest({ ...user, ...asked, sshPublicKeyId: SshPublicKeyId, label: note?.label ?? '' });
      return { requested: true };
    }
    const removeAt = Date.now() + UNDER_WAY_MS;
    const before = await markForRemoval(user, keys, fingerprint, removeAt, removeExpired);
    try {
      const reference = { ServerId: grant.serverId, UserName: grant.userName, SshPublicKeyId };
      await send(new DeleteSshPublicKeyCommand(reference));
    } catch (error) {
      await annotate(user, fingerprint, { removeAt: before });
      throw error;
    }
    await forgetNote(user, fingerprint);
    await forget(user, [SshPublicKeyId]);
    return { requested: false };
  },
});

/** An expiry that ends in removal is a removal, and asks for the same rights. */
export const annotateKey = defineGrantAction({
  permission: 'LabelOwnKey',
  operation: 'AnnotateKey',
  input: annotateKeySchema,
  targetPart: ({ SshPublicKeyId }) => SshPublicKeyId,
  run: async (context, { SshPublicKeyId, Label, ExpiresOn }) => {
    const { grant } = context;
    const user = keyUserOf(context);
    const [{ keys }, policy] = await Promise.all([presentKeys(context), policyOf(user.environment)]);
    const { fingerprint, addedAt, note } = findKey(keys, SshPublicKeyId);
    const wished = ExpiresOn === '' ? undefined : endOfDay(ExpiresOn);
    const expiresAt = expiryOf(policy, addedAt, wished);
    const changed = expiresAt !== (note?.expiresAt ?? null);
    if (changed && policy.removeExpired && (grant.needsApproval || !grant.mayDelete))
      refuse('NotPermitted', 'denied', NEEDS_APPROVAL);
    if (changed && wished !== undefined && wished < Date.now())
      refuse('KeyPolicy', 'validation', 'This day is over. Choose a later one.');
    await annotate(user, fingerprint, { label: Label, ...(changed && { expiresAt }) });
    return { expiresAt };
  },
});

/** The console takes the key off by itself when the day comes. */
export const scheduleRemoval = defineGrantAction({
  permission: 'DeleteOwnKey',
  operation: 'ScheduleKeyRemoval',
  input: scheduleRemovalSchema,
  targetPart: ({ SshPublicKeyId }) => SshPublicKeyId,
  run: async (context, { SshPublicKeyId, RemoveOn }) => {
    if (context.grant.needsApproval) refuse('NotPermitted', 'denied', NEEDS_APPROVAL);
    const user = keyUserOf(context);
    const [{ keys }, { removeExpired }] = await Promise.all([
      presentKeys(context),
      policyOf(user.environment),
    ]);
    const { fingerprint } = findKey(keys, SshPublicKeyId);
    if (RemoveOn === '') {
      await annotate(user, fingerprint, { removeAt: null });
      return { removeAt: null };
    }
    const removeAt = endOfDay(RemoveOn);
    if (removeAt < Date.now()) refuse('KeyPolicy', 'validation', 'This day is over. Choose a later one.');
    await markForRemoval(user, keys, fingerprint, removeAt, removeExpired);
    return { removeAt };
  },
});

export const withdrawRequest = defineGrantAction({
  permission: 'WithdrawOwnRequest',
  operation: 'WithdrawKeyRequest',
  input: withdrawRequestSchema,
  run: async (context, { RequestId }) => {
    const { partnerId } = context.caller;
    const own = await requestsOf(partnerId, keyUserOf(context));
    if (!own.some(({ id }) => id === RequestId))
      refuse('RequestDecided', 'conflict', 'This request was decided on or withdrawn already.');
    await withdraw(partnerId, RequestId);
  },
});

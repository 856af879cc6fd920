// Adds a key to a user that was shared, or asks for it where changes need approval.

import 'server-only';
import { ImportSshPublicKeyCommand } from '@aws-sdk/client-transfer';
import type { z } from 'zod';
import { oneAtATime } from '@/lib/key-notes/one-at-a-time';
import { noteNew } from '@/lib/key-notes/store';
import { expiryOf, violations } from '@/lib/key-policies/rules';
import { policyOf } from '@/lib/key-policies/store';
import { createRequest, requestsOf } from '@/lib/key-requests/store';
import { type PublicKey, parsePublicKey } from '@/lib/ssh-keys/rules';
import { rememberNew } from '@/lib/ssh-keys/seen-keys';
import { findSuspension } from '@/lib/suspensions/store';
import { TransferFailure } from '@/lib/transfer/errors';
import type { PortalContext } from '@/lib/transfer/portal';
import { endOfDay, SUSPENDED } from './rules';
import type { uploadKeySchema } from './schema';
import { acceptedTypes, keyUserOf, type PresentKey, presentKeys } from './user-keys';

type Input = z.output<typeof uploadKeySchema>;

export interface AddedKey {
  /** Whether it waits for approval. */
  requested: boolean;
  fingerprint: string;
}

function refuseKey(code: string, message: string): never {
  const fields = [{ path: 'SshPublicKeyBody', message }];
  throw new TransferFailure({ code, kind: 'validation', message, fields });
}

/** What waits for approval counts too, or else more could be asked for than there is room for. */
async function countAskedFor(context: PortalContext): Promise<number> {
  const requests = await requestsOf(context.caller.partnerId, keyUserOf(context));
  return requests.filter(({ kind, state }) => kind === 'import' && state === 'pending').length;
}

async function check(context: PortalContext, key: PublicKey, present: readonly PresentKey[]) {
  const policy = await policyOf(context.grant.environment.id);
  if (present.some(({ fingerprint }) => fingerprint === key.fingerprint))
    refuseKey('KeyPresent', 'This key is there already.');
  if (!(await acceptedTypes(context)).includes(key.algorithm))
    refuseKey('KeyPolicy', `The server takes no logins with ${key.algorithm} keys.`);
  const broken = violations(policy, key, present.length + (await countAskedFor(context)));
  if (broken.length > 0) refuseKey('KeyPolicy', broken.join(' '));
  return policy;
}

export function addKey(context: PortalContext, input: Input): Promise<AddedKey> {
  return oneAtATime(keyUserOf(context), () => add(context, input));
}

async function add(context: PortalContext, input: Input): Promise<AddedKey> {
  const { caller, grant, send } = context;
  const parsed = parsePublicKey(input.SshPublicKeyBody);
  if (!parsed.ok) return refuseKey('KeyPolicy', parsed.problem.title);
  const { fingerprint, body } = parsed.key;
  if (await findSuspension(keyUserOf(context))) refuseKey('UserSuspended', SUSPENDED);
  const { keys } = await presentKeys(context);
  const policy = await check(context, parsed.key, keys);
  const wished = input.ExpiresOn === '' ? undefined : endOfDay(input.ExpiresOn);
  if (wished !== undefined && wished < Date.now())
    refuseKey('KeyPolicy', 'The day of its expiry is over. Choose a later one.');
  const user = keyUserOf(context);
  const { partnerId, contactId, name } = caller;
  const label = input.Label;
  if (grant.needsApproval) {
    const asked = { partnerId, contactId, kind: 'import', sshPublicKeyId: null } as const;
    await createRequest({ ...user, ...asked, body, fingerprint, label, expiresAt: wished ?? null });
    return { requested: true, fingerprint };
  }
  const { SshPublicKeyId = '' } = await send(
    new ImportSshPublicKeyCommand({
      ServerId: grant.serverId,
      UserName: grant.userName,
      SshPublicKeyBody: body,
    }),
  );
  await rememberNew(user, [{ SshPublicKeyId, fingerprint }]);
  await noteNew(user, {
    ...{ fingerprint, sshPublicKeyId: SshPublicKeyId, label, origin: 'portal', addedBy: name },
    ownerContactId: contactId,
    expiresAt: expiryOf(policy, Date.now(), wished),
  });
  return { requested: false, fingerprint };
}

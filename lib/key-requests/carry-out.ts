// Carries out what a partner asked for, as the member who approves it.

import 'server-only';
import {
  DeleteSshPublicKeyCommand,
  DescribeUserCommand,
  ImportSshPublicKeyCommand,
} from '@aws-sdk/client-transfer';
import { getDatabase } from '@/lib/db/database';
import { forgetNote, noteNew } from '@/lib/key-notes/store';
import { expiryOf } from '@/lib/key-policies/rules';
import { policyOf } from '@/lib/key-policies/store';
import { reasonAgainst } from '@/lib/permissions';
import { fingerprintOfLine } from '@/lib/ssh-keys/rules';
import { forget, rememberNew } from '@/lib/ssh-keys/seen-keys';
import { dropPutAside, refuseWhileSuspended } from '@/lib/suspensions/store';
import type { ActionContext } from '@/lib/transfer/action';
import { admitted } from '@/lib/transfer/admitted';
import type { Send } from '@/lib/transfer/client';
import { TransferFailure } from '@/lib/transfer/errors';
import type { KeyRequest } from './store';

function refuse(code: string, message: string): never {
  throw new TransferFailure({ code, kind: 'conflict', message, fields: [] });
}

/** Who has lost the user, or the access, gets nothing that was asked for before. */
async function requireAccess(request: KeyRequest): Promise<{ contactName: string }> {
  const { partnerId, environment, serverId, userName, contactId } = request;
  const grant = await getDatabase()
    .selectFrom('partnerGrant')
    .innerJoin('partner', 'partner.id', 'partnerGrant.partnerId')
    .leftJoin('contact', (join) => join.on('contact.id', '=', contactId))
    .select(['partner.suspendedAt', 'partner.expiresAt', 'contact.name as contactName'])
    .where('partnerGrant.partnerId', '=', partnerId)
    .where('environment', '=', environment)
    .where('serverId', '=', serverId)
    .where('userName', '=', userName)
    .executeTakeFirst();
  if (!grant) refuse('GrantNotFound', 'This user is no longer shared with the partner. Refuse the request.');
  if (grant.suspendedAt !== null || (grant.expiresAt !== null && grant.expiresAt <= Date.now())) {
    refuse('PartnerSuspended', 'The partner is suspended or its access is over. Resume it first, or refuse.');
  }
  return { contactName: grant.contactName ?? 'A former contact' };
}

interface PresentKey {
  SshPublicKeyId: string;
  fingerprint: string | undefined;
}

async function presentKeys(send: Send, { serverId, userName }: KeyRequest): Promise<PresentKey[]> {
  const { User } = await send(new DescribeUserCommand({ ServerId: serverId, UserName: userName }));
  return (User?.SshPublicKeys ?? []).map(({ SshPublicKeyId = '', SshPublicKeyBody = '' }) => ({
    SshPublicKeyId,
    fingerprint: fingerprintOfLine(SshPublicKeyBody),
  }));
}

/** One audited call to AWS within the approval; throws its failure. */
async function call<Value>(
  { caller, environment }: ActionContext,
  operation: 'ImportSshPublicKey' | 'DeleteSshPublicKey',
  target: string,
  input: object,
  run: (send: Send) => Promise<Value>,
): Promise<Value> {
  const answer = await admitted({
    actor: caller,
    environment,
    operation,
    target,
    parsed: { success: true, data: input },
    refusal: reasonAgainst(caller.role, operation),
    run,
  });
  if (!answer.ok) throw new TransferFailure(answer.error);
  return answer.value;
}

export async function carryOut(context: ActionContext, request: KeyRequest): Promise<void> {
  const { contactName } = await requireAccess(request);
  const present = await presentKeys(context.send, request);
  const found = present.find(({ fingerprint }) => fingerprint === request.fingerprint);
  if (request.kind === 'import') await add(context, request, found, contactName);
  else await remove(context, request, found, present.length);
}

/** A key that is there already, as after an answer that was lost, is noted and no failure. */
async function add(
  context: ActionContext,
  request: KeyRequest,
  found: PresentKey | undefined,
  contactName: string,
): Promise<void> {
  const { serverId, userName, body, fingerprint, label, contactId } = request;
  const user = { environment: request.environment, serverId, userName };
  const input = { ServerId: serverId, UserName: userName, SshPublicKeyBody: body ?? '' };
  await refuseWhileSuspended(user);
  const sshPublicKeyId =
    found?.SshPublicKeyId ??
    (await call(context, 'ImportSshPublicKey', `${serverId}/${userName}`, input, async (send) => {
      const { SshPublicKeyId = '' } = await send(new ImportSshPublicKeyCommand(input));
      return SshPublicKeyId;
    }));
  await rememberNew(user, [{ SshPublicKeyId: sshPublicKeyId, fingerprint }]);
  const expiresAt = expiryOf(await policyOf(user.environment), Date.now(), request.expiresAt);
  const facts = { fingerprint, sshPublicKeyId, label, expiresAt };
  await noteNew(user, { ...facts, ownerContactId: contactId, addedBy: contactName, origin: 'portal' });
}

async function remove(
  context: ActionContext,
  request: KeyRequest,
  found: PresentKey | undefined,
  keyCount: number,
): Promise<void> {
  const { serverId, userName, fingerprint } = request;
  const user = { environment: request.environment, serverId, userName };
  if (found && keyCount === 1) {
    const message = `It is the last key of ${userName}. Refuse this, or delete the key on the user’s page.`;
    refuse('LastKey', message);
  }
  if (found) {
    const { SshPublicKeyId } = found;
    const input = { ServerId: serverId, UserName: userName, SshPublicKeyId };
    const target = `${serverId}/${userName}/${SshPublicKeyId}`;
    await call(context, 'DeleteSshPublicKey', target, input, (send) =>
      send(new DeleteSshPublicKeyCommand(input)),
    );
    await forget(user, [SshPublicKeyId]);
  }
  await dropPutAside(user, (key) => key.fingerprint === fingerprint);
  await forgetNote(user, fingerprint);
}

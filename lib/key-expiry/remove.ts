// Takes a key off whose end was announced: as the actor `system`, audited, and never the last one of its user.

import 'server-only';
import { DeleteSshPublicKeyCommand, DescribeUserCommand } from '@aws-sdk/client-transfer';
import { SYSTEM } from '@/lib/audit/record';
import type { Environment } from '@/lib/env';
import { forgetNote, type KeyNote } from '@/lib/key-notes/store';
import { fingerprintOfLine } from '@/lib/ssh-keys/rules';
import { forget } from '@/lib/ssh-keys/seen-keys';
import { admitted } from '@/lib/transfer/admitted';
import { senderFor } from '@/lib/transfer/client';

/** Asks AWS for the keys as they are now; the note may be older. */
export async function removeKey(environment: Environment, note: KeyNote, reason: string): Promise<void> {
  const { serverId, userName, fingerprint } = note;
  const reference = { ServerId: serverId, UserName: userName };
  const { User } = await senderFor(environment)(new DescribeUserCommand(reference));
  const keys = User?.SshPublicKeys ?? [];
  const found = keys.find(({ SshPublicKeyBody = '' }) => fingerprintOfLine(SshPublicKeyBody) === fingerprint);
  if (!found || keys.length < 2) return;
  const { SshPublicKeyId = '' } = found;
  const input = { ...reference, SshPublicKeyId };
  const answer = await admitted({
    actor: SYSTEM,
    environment,
    operation: 'DeleteSshPublicKey',
    target: `${serverId}/${userName}/${SshPublicKeyId}`,
    parsed: { success: true, data: { ...input, reason } },
    refusal: undefined,
    run: (send) => send(new DeleteSshPublicKeyCommand(input)),
  });
  if (!answer.ok) return;
  const user = { environment: environment.id, serverId, userName };
  await forget(user, [SshPublicKeyId]);
  await forgetNote(user, fingerprint);
}

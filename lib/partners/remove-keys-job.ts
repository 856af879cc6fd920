// Takes off the keys that a partner added, one step each, when it is suspended or removed.

import 'server-only';
import { DeleteSshPublicKeyCommand, DescribeUserCommand } from '@aws-sdk/client-transfer';
import { defineJob, type JobStep, type StepContext } from '@/lib/jobs/definition';
import { forgetNote } from '@/lib/key-notes/store';
import { forget } from '@/lib/ssh-keys/seen-keys';
import { toTransferError } from '@/lib/transfer/errors';
import type { AddedKey } from './added-keys';

export interface RemovalInput {
  partner: string;
  keys: AddedKey[];
}

function stepFor(key: AddedKey): JobStep<null> {
  const { serverId, userName, sshPublicKeyId, fingerprint, label } = key;
  const user = { environment: key.environment, serverId, userName };
  const target = `${serverId}/${userName}/${sshPublicKeyId}`;
  const made = { id: sshPublicKeyId, target };
  const forgotten = async () => {
    await forget(user, [sshPublicKeyId]);
    await forgetNote(user, fingerprint);
    return made;
  };
  const isGone = async ({ send }: StepContext<null>) => {
    const { User } = await send(new DescribeUserCommand({ ServerId: serverId, UserName: userName }));
    return !User?.SshPublicKeys?.some((present) => present.SshPublicKeyId === sshPublicKeyId);
  };
  return {
    name: target,
    title: `Remove ${label ? `“${label}”, ` : ''}${fingerprint} from ${userName}`,
    operation: 'DeleteSshPublicKey',
    target,
    input: { ServerId: serverId, UserName: userName, SshPublicKeyId: sshPublicKeyId },
    run: async ({ send }) => {
      const input = { ServerId: serverId, UserName: userName, SshPublicKeyId: sshPublicKeyId };
      await send(new DeleteSshPublicKeyCommand(input)).catch((error: unknown) => {
        if (toTransferError(error).kind !== 'not-found') throw error;
      });
      return forgotten();
    },
    find: async (context) => ((await isGone(context)) ? forgotten() : undefined),
  };
}

export const removePartnerKeysJob = defineJob<RemovalInput>({
  kind: 'remove-partner-keys',
  permission: 'ManagePartners',
  title: ({ partner }) => `Removal of the keys that ${partner} added`,
  steps: ({ keys }) => keys.map(stepFor),
});

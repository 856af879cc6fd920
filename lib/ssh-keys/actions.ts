'use server';
// Writes about SSH public keys.

import { DeleteSshPublicKeyCommand, ImportSshPublicKeyCommand } from '@aws-sdk/client-transfer';
import { noteOwnKey } from '@/lib/key-notes/own-key';
import { forgetNoteOfKey } from '@/lib/key-notes/store';
import { refuseWhileSuspended } from '@/lib/suspensions/store';
import { defineAction } from '@/lib/transfer/action';
import { fingerprintOfLine } from './fingerprint';
import { deleteKeySchema, importKeySchema } from './schema';
import { forget, rememberNew } from './seen-keys';

export const importSshPublicKey = defineAction({
  permission: 'ImportSshPublicKey',
  input: importKeySchema,
  target: ({ ServerId, UserName }) => `${ServerId}/${UserName}`,
  run: async ({ send, environment, caller }, input) => {
    const user = { environment: environment.id, serverId: input.ServerId, userName: input.UserName };
    await refuseWhileSuspended(user);
    const { SshPublicKeyId = '' } = await send(new ImportSshPublicKeyCommand(input));
    const fingerprint = fingerprintOfLine(input.SshPublicKeyBody) ?? '';
    await rememberNew(user, [{ SshPublicKeyId, fingerprint }]);
    await noteOwnKey(user, { fingerprint, sshPublicKeyId: SshPublicKeyId }, caller.name);
    return { SshPublicKeyId, fingerprint };
  },
  createdTarget: ({ SshPublicKeyId }, { ServerId, UserName }) => `${ServerId}/${UserName}/${SshPublicKeyId}`,
});

export const deleteSshPublicKey = defineAction({
  permission: 'DeleteSshPublicKey',
  input: deleteKeySchema,
  target: ({ ServerId, UserName, SshPublicKeyId }) => `${ServerId}/${UserName}/${SshPublicKeyId}`,
  run: async ({ send, environment }, input) => {
    await send(new DeleteSshPublicKeyCommand(input));
    const user = { environment: environment.id, serverId: input.ServerId, userName: input.UserName };
    await forget(user, [input.SshPublicKeyId]);
    await forgetNoteOfKey(user, input.SshPublicKeyId);
  },
});

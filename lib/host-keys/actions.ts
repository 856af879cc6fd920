'use server';
// Writes about host keys. The private text passes through once; the audit trail leaves it out.

import {
  DeleteHostKeyCommand,
  DescribeHostKeyCommand,
  ImportHostKeyCommand,
  UpdateHostKeyCommand,
} from '@aws-sdk/client-transfer';
import { forgetDescribed } from '@/lib/servers/describe-cache';
import { defineAction } from '@/lib/transfer/action';
import { hostKeyRefSchema, importHostKeySchema, updateHostKeySchema } from './schema';

export const importHostKey = defineAction({
  permission: 'ImportHostKey',
  input: importHostKeySchema,
  target: ({ serverId }) => serverId,
  run: async ({ send, environment }, { serverId, HostKeyBody, Description }) => {
    const { HostKeyId } = await send(
      new ImportHostKeyCommand({ ServerId: serverId, HostKeyBody, Description: Description || undefined }),
    );
    forgetDescribed(environment.id, serverId);
    return { hostKeyId: HostKeyId ?? '' };
  },
  createdTarget: ({ hostKeyId }, { serverId }) => `${serverId}/${hostKeyId}`,
});

export const updateHostKey = defineAction({
  permission: 'UpdateHostKey',
  input: updateHostKeySchema,
  target: ({ serverId, hostKeyId }) => `${serverId}/${hostKeyId}`,
  before: async ({ send }, { serverId, hostKeyId }) =>
    (await send(new DescribeHostKeyCommand({ ServerId: serverId, HostKeyId: hostKeyId }))).HostKey,
  after: ({ Description }) => ({ Description }),
  run: async ({ send }, { serverId, hostKeyId, Description }) => {
    await send(new UpdateHostKeyCommand({ ServerId: serverId, HostKeyId: hostKeyId, Description }));
  },
});

export const deleteHostKey = defineAction({
  permission: 'DeleteHostKey',
  input: hostKeyRefSchema,
  target: ({ serverId, hostKeyId }) => `${serverId}/${hostKeyId}`,
  run: async ({ send, environment }, { serverId, hostKeyId }) => {
    await send(new DeleteHostKeyCommand({ ServerId: serverId, HostKeyId: hostKeyId }));
    forgetDescribed(environment.id, serverId);
  },
});

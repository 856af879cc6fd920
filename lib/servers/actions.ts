'use server';
// Writes about servers.

import {
  CreateServerCommand,
  DeleteServerCommand,
  DescribeServerCommand,
  StartServerCommand,
  StopServerCommand,
  UpdateServerCommand,
} from '@aws-sdk/client-transfer';
import { forgetUser } from '@/lib/key-notes/forget-user';
import { forgetServer } from '@/lib/ssh-keys/seen-keys';
import { defineAction } from '@/lib/transfer/action';
import type { Send } from '@/lib/transfer/client';
import { forgetDescribed } from './describe-cache';
import { createServerSchema, serverRefSchema, toCreateServerInput } from './schema';
import { toUpdateServerInput, updateServerSchema } from './update-schema';

export const createServer = defineAction({
  permission: 'CreateServer',
  input: createServerSchema,
  target: ({ Name }) => Name,
  run: async ({ send }, values) => {
    const { ServerId } = await send(new CreateServerCommand(toCreateServerInput(values)));
    return { serverId: ServerId ?? '' };
  },
  createdTarget: ({ serverId }) => serverId,
});

export const startServer = defineAction({
  permission: 'StartServer',
  input: serverRefSchema,
  target: ({ serverId }) => serverId,
  run: async ({ send, environment }, { serverId }) => {
    await send(new StartServerCommand({ ServerId: serverId }));
    forgetDescribed(environment.id, serverId);
  },
});

export const stopServer = defineAction({
  permission: 'StopServer',
  input: serverRefSchema,
  target: ({ serverId }) => serverId,
  run: async ({ send, environment }, { serverId }) => {
    await send(new StopServerCommand({ ServerId: serverId }));
    forgetDescribed(environment.id, serverId);
  },
});

async function describe({ send }: { send: Send }, { serverId }: { serverId: string }) {
  const { Server } = await send(new DescribeServerCommand({ ServerId: serverId }));
  if (!Server) throw new Error('DescribeServer answered without a server.');
  return Server;
}

/** Asks what is there first, so that only real changes are sent. */
export const updateServer = defineAction({
  permission: 'UpdateServer',
  input: updateServerSchema,
  target: ({ serverId }) => serverId,
  before: describe,
  after: toUpdateServerInput,
  run: async ({ send, environment }, values, before) => {
    const present = before ?? (await describe({ send }, values));
    await send(new UpdateServerCommand(toUpdateServerInput(values, present)));
    forgetDescribed(environment.id, values.serverId);
  },
});

/** Takes its users, host keys and agreements with it. */
export const deleteServer = defineAction({
  permission: 'DeleteServer',
  input: serverRefSchema,
  target: ({ serverId }) => serverId,
  run: async ({ send, environment }, { serverId }) => {
    await send(new DeleteServerCommand({ ServerId: serverId }));
    forgetDescribed(environment.id, serverId);
    await forgetServer({ environment: environment.id, serverId });
    await forgetUser({ environment: environment.id, serverId });
  },
});

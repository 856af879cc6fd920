'use server';
// Writes about servers.

import {
  CreateServerCommand,
  DeleteServerCommand,
  StartServerCommand,
  StopServerCommand,
} from '@aws-sdk/client-transfer';
import { defineAction } from '@/lib/transfer/action';
import { forgetDescribed } from './describe-cache';
import { createServerSchema, serverRefSchema, toCreateServerInput } from './schema';

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

/** Takes its users, host keys and agreements with it. */
export const deleteServer = defineAction({
  permission: 'DeleteServer',
  input: serverRefSchema,
  target: ({ serverId }) => serverId,
  run: async ({ send, environment }, { serverId }) => {
    await send(new DeleteServerCommand({ ServerId: serverId }));
    forgetDescribed(environment.id, serverId);
  },
});

// Reads about servers: the list as the API pages it, and one server in full.

import 'server-only';
import {
  type DescribedServer,
  DescribeServerCommand,
  type ListedServer,
  ListServersCommand,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { pageToken, serverId } from '@/lib/fields/leaves';
import { defineRead } from '@/lib/transfer/read';
import { describeCached } from './describe-cache';
import { readEndpoints } from './endpoints';

const PAGE_SIZE = 100;

export interface ServersPage {
  Servers: ListedServer[];
  NextToken?: string;
}

export const listServers = defineRead({
  permission: 'ListServers',
  input: z.object({ NextToken: pageToken }),
  run: async ({ send }, { NextToken }): Promise<ServersPage> => {
    const output = await send(new ListServersCommand({ MaxResults: PAGE_SIZE, NextToken }));
    return { Servers: output.Servers ?? [], NextToken: output.NextToken };
  },
});

export const describeServer = defineRead({
  permission: 'DescribeServer',
  input: z.object({ serverId }),
  run: async ({ send, environment }, input): Promise<DescribedServer> =>
    describeCached(environment.id, input.serverId, async () => {
      const { Server } = await send(new DescribeServerCommand({ ServerId: input.serverId }));
      if (!Server) throw new Error('DescribeServer answered without a server.');
      return Server;
    }),
});

/** Region and, outside AWS, the ports of all servers at once. */
export const serverEndpoints = defineRead({
  permission: 'DescribeServer',
  input: z.object({}),
  run: ({ environment }) => readEndpoints(environment),
});

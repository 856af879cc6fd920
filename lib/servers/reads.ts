// Reads about servers: the list as the API pages it, and one server in full.

import 'server-only';
import {
  type DescribedServer,
  type ListedServer,
  ListServersCommand,
  type State,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { pageToken, serverId } from '@/lib/fields/leaves';
import { defineRead } from '@/lib/transfer/read';
import { describeCached, serversSpeaking } from './describe-cache';
import { readEndpoints } from './endpoints';
import { seeHostKeys } from './host-keys-seen';
import { addressOf, as2Url, serverName } from './rules';

export type { HostKeysSeen, SeenHostKey } from './host-keys-seen';

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
  run: (context, input): Promise<DescribedServer> => describeCached(context, input.serverId),
});

/** A server that takes AS2 messages, as far as others must know it. */
export interface As2Server {
  ServerId: string;
  name: string | undefined;
  State: State | undefined;
  /** What partners post to, where the console can tell. */
  url: string | undefined;
}

export const listAs2Servers = defineRead({
  permission: 'ListServers',
  input: z.object({}),
  run: async (context): Promise<As2Server[]> => {
    const [servers, endpoints] = await Promise.all([
      serversSpeaking(context, 'AS2'),
      readEndpoints(context.environment).catch(() => undefined),
    ]);
    return servers.map((server) => {
      const address = endpoints && addressOf(server, endpoints, 'AS2');
      return {
        ServerId: server.ServerId ?? '',
        name: serverName(server.Tags),
        State: server.State,
        url: address && 'host' in address ? as2Url(address) : undefined,
      };
    });
  },
});

/** Region and, outside AWS, the ports of all servers at once. */
export const serverEndpoints = defineRead({
  permission: 'DescribeServer',
  input: z.object({}),
  run: ({ environment }) => readEndpoints(environment),
});

/** Connects to the server to read its host keys, since the API gives fingerprints only. */
export const hostKeysSeen = defineRead({
  permission: 'ListHostKeys',
  input: z.object({ serverId }),
  run: ({ send, environment }, input) => seeHostKeys({ send, environment }, input.serverId),
});

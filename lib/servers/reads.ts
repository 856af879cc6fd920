// Reads about servers: the list as the API pages it, and one server in full.

import 'server-only';
import {
  type DescribedServer,
  DescribeServerCommand,
  type ListedServer,
  ListHostKeysCommand,
  ListServersCommand,
  type State,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { pageToken, serverId } from '@/lib/fields/leaves';
import { defineRead } from '@/lib/transfer/read';
import { describeCached, serversSpeaking } from './describe-cache';
import { readEndpoints } from './endpoints';
import { learnHostKeys, type ShownHostKey } from './handshake';
import { addressOf, as2Url, type ServerAddress, serverName } from './rules';

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

/** A key that the server shows to clients, compared with what AWS says of its host keys. */
export interface SeenHostKey extends ShownHostKey {
  /** Whether the API names the same fingerprint; a key that it does not name must not be trusted. */
  confirmed: boolean;
}

export type HostKeysSeen = { keys: SeenHostKey[] } | { reason: string };

/** Connects to the server to read its host keys, since the API gives fingerprints only. */
export const hostKeysSeen = defineRead({
  permission: 'ListHostKeys',
  input: z.object({ serverId }),
  run: async ({ send, environment }, { serverId: ServerId }): Promise<HostKeysSeen> => {
    const [{ Server }, listed, endpoints] = await Promise.all([
      send(new DescribeServerCommand({ ServerId })),
      send(new ListHostKeysCommand({ ServerId })),
      readEndpoints(environment),
    ]);
    const address: ServerAddress = Server ? addressOf(Server, endpoints) : { reason: 'The server is gone.' };
    if ('reason' in address) return address;
    const named = [Server?.HostKeyFingerprint, ...(listed.HostKeys ?? []).map((key) => key.Fingerprint)];
    const known = new Set(named.map((fingerprint = '') => fingerprint.replace(/=+$/, '')));
    const shown = await learnHostKeys(address).catch(() => undefined);
    if (!shown) {
      const reason = `The console could not connect to ${address.host} on port ${address.port}. Your own computer may be able to.`;
      return { reason };
    }
    return { keys: shown.map((key) => ({ ...key, confirmed: known.has(key.fingerprint) })) };
  },
});

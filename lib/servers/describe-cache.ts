// What the console remembers of servers: each one's description, and from them which servers speak a protocol.

import 'server-only';
import {
  type DescribedServer,
  DescribeServerCommand,
  ListServersCommand,
  type Protocol,
} from '@aws-sdk/client-transfer';
import type { Environment } from '@/lib/env';
import type { Send } from '@/lib/transfer/client';
import { describeCache } from '@/lib/transfer/describe-cache';
import { TransferFailure } from '@/lib/transfer/errors';
import { isMoving } from './rules';

interface Context {
  send: Send;
  environment: Environment;
}

const cache = describeCache<DescribedServer>('server', ({ State }) => isMoving(State));

export function describeCached({ send, environment }: Context, serverId: string): Promise<DescribedServer> {
  return cache.get(environment.id, serverId, async () => {
    const { Server } = await send(new DescribeServerCommand({ ServerId: serverId }));
    if (!Server) throw new Error('DescribeServer answered without a server.');
    return Server;
  });
}

/** Called by every action that changes a server, so that the next read asks AWS. */
export function forgetDescribed(environmentId: string, serverId: string): void {
  cache.forget(environmentId, serverId);
}

/** All servers in full; one that goes meanwhile is left out. */
export async function describedServers(context: Context): Promise<DescribedServer[]> {
  const ids: string[] = [];
  let NextToken: string | undefined;
  do {
    const page = await context.send(new ListServersCommand({ MaxResults: 1_000, NextToken }));
    for (const { ServerId } of page.Servers ?? []) if (ServerId) ids.push(ServerId);
    NextToken = page.NextToken;
  } while (NextToken);
  const found = await Promise.allSettled(ids.map((id) => describeCached(context, id)));
  const gone = (reason: unknown) => reason instanceof TransferFailure && reason.error.kind === 'not-found';
  return found.flatMap((answer) => {
    if (answer.status === 'fulfilled') return [answer.value];
    if (gone(answer.reason)) return [];
    throw answer.reason;
  });
}

/** All servers that speak a protocol, which only their descriptions tell. */
export async function serversSpeaking(context: Context, protocol: Protocol): Promise<DescribedServer[]> {
  const servers = await describedServers(context);
  return servers.filter(({ Protocols }) => Protocols?.includes(protocol));
}

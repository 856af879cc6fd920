// Reads about accesses: those of a server with the names that people gave to the groups, and one in full.

import 'server-only';
import {
  DescribeAccessCommand,
  type DescribedAccess,
  ListAccessesCommand,
  type ListedAccess,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { serverId } from '@/lib/fields/leaves';
import { defineRead } from '@/lib/transfer/read';
import { groupNames } from './group-names';
import type { AccessRow } from './rules';
import { externalId } from './schema';

/** A server has a hundred unless AWS raised that, so they come as one list. */
export const listAccesses = defineRead({
  permission: 'ListAccesses',
  input: z.object({ serverId }),
  run: async ({ send, environment }, input): Promise<AccessRow[]> => {
    const found: ListedAccess[] = [];
    let NextToken: string | undefined;
    do {
      const page = await send(
        new ListAccessesCommand({ ServerId: input.serverId, MaxResults: 1_000, NextToken }),
      );
      found.push(...(page.Accesses ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    const names = await groupNames(
      environment.id,
      found.map(({ ExternalId = '' }) => ExternalId),
    );
    return found.map((access) => {
      const ExternalId = access.ExternalId ?? '';
      return { ...access, ExternalId, name: names.get(ExternalId) };
    });
  },
});

export interface AccessDetail extends DescribedAccess {
  ServerId: string;
  ExternalId: string;
  name: string | undefined;
}

export const describeAccess = defineRead({
  permission: 'DescribeAccess',
  input: z.object({ serverId, externalId }),
  run: async ({ send, environment }, input): Promise<AccessDetail> => {
    const ExternalId = input.externalId;
    const { Access } = await send(new DescribeAccessCommand({ ServerId: input.serverId, ExternalId }));
    const names = await groupNames(environment.id, [ExternalId]);
    return { ...Access, ServerId: input.serverId, ExternalId, name: names.get(ExternalId) };
  },
});

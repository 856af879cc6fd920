// Reads about agreements: those of a server, those of all servers, and one in full.

import 'server-only';
import {
  DescribeAgreementCommand,
  type DescribedAgreement,
  ListAgreementsCommand,
  type ListedAgreement,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { serverId } from '@/lib/fields/leaves';
import { serversSpeaking } from '@/lib/servers/describe-cache';
import type { Send } from '@/lib/transfer/client';
import { defineRead } from '@/lib/transfer/read';
import { agreementId } from './schema';

export interface AgreementRow extends ListedAgreement {
  AgreementId: string;
  ServerId: string;
}

async function agreementsOf(send: Send, ServerId: string): Promise<AgreementRow[]> {
  const found: AgreementRow[] = [];
  let NextToken: string | undefined;
  do {
    const page = await send(new ListAgreementsCommand({ ServerId, MaxResults: 1_000, NextToken }));
    for (const agreement of page.Agreements ?? []) {
      found.push({ ...agreement, AgreementId: agreement.AgreementId ?? '', ServerId });
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

/** An account has a hundred, so those of a server come as one list. */
export const listAgreements = defineRead({
  permission: 'ListAgreements',
  input: z.object({ serverId }),
  run: ({ send }, input) => agreementsOf(send, input.serverId),
});

const AT_ONCE = 5;

/** AWS lists them by server only: one call for each server that speaks AS2, five at a time. */
export const listAllAgreements = defineRead({
  permission: 'ListAgreements',
  input: z.object({}),
  run: async (context): Promise<AgreementRow[]> => {
    const servers = await serversSpeaking(context, 'AS2');
    const found: AgreementRow[] = [];
    for (let from = 0; from < servers.length; from += AT_ONCE) {
      const some = servers.slice(from, from + AT_ONCE);
      const lists = await Promise.all(some.map(({ ServerId = '' }) => agreementsOf(context.send, ServerId)));
      found.push(...lists.flat());
    }
    return found;
  },
});

export interface AgreementDetail extends DescribedAgreement {
  AgreementId: string;
  ServerId: string;
}

export const describeAgreement = defineRead({
  permission: 'DescribeAgreement',
  input: z.object({ serverId, agreementId }),
  run: async ({ send }, input): Promise<AgreementDetail> => {
    const reference = { ServerId: input.serverId, AgreementId: input.agreementId };
    const { Agreement } = await send(new DescribeAgreementCommand(reference));
    if (!Agreement) throw new Error('DescribeAgreement answered without an agreement.');
    return { ...Agreement, ...reference };
  },
});

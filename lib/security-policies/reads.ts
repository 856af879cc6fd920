// Reads about security policies, which AWS alone makes: all names, and the algorithms of one.

import 'server-only';
import {
  type DescribedSecurityPolicy,
  DescribeSecurityPolicyCommand,
  ListSecurityPoliciesCommand,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { securityPolicyName, serverId } from '@/lib/fields/leaves';
import { defineRead } from '@/lib/transfer/read';
import { seeClients } from './clients-seen';
import { comparePolicies } from './rules';

/** There are about twenty, so they come as one list. */
export const listSecurityPolicies = defineRead({
  permission: 'ListSecurityPolicies',
  input: z.object({}),
  run: async ({ send }) => {
    const names: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await send(new ListSecurityPoliciesCommand({ MaxResults: 1000, NextToken }));
      names.push(...(page.SecurityPolicyNames ?? []));
      NextToken = page.NextToken;
    } while (NextToken);
    return names.sort(comparePolicies);
  },
});

export const describeSecurityPolicy = defineRead({
  permission: 'DescribeSecurityPolicy',
  input: z.object({ securityPolicyName }),
  run: async ({ send }, input): Promise<DescribedSecurityPolicy> => {
    const { SecurityPolicy } = await send(
      new DescribeSecurityPolicyCommand({ SecurityPolicyName: input.securityPolicyName }),
    );
    if (!SecurityPolicy) throw new Error('DescribeSecurityPolicy answered without a policy.');
    return SecurityPolicy;
  },
});

/** Who logged in lately with which algorithms, from the server's log. */
export const clientsSeen = defineRead({
  permission: 'DescribeServer',
  input: z.object({ serverId }),
  run: ({ send, environment }, input) => seeClients({ send, environment }, input.serverId),
});

// ListSecurityPolicies: the names of all policies, those of connectors among them.

import type { ListSecurityPoliciesRequest, ListSecurityPoliciesResponse } from '@aws-sdk/client-transfer';
import { securityPolicies } from '../security-policies/security-policy';
import type { Operation } from './operation';
import { pageOf, readPage } from './paging';

const names = securityPolicies.map((policy) => policy.SecurityPolicyName);

export const listSecurityPolicies: Operation<ListSecurityPoliciesRequest, ListSecurityPoliciesResponse> = (
  input,
  context,
) => {
  const { items, ...rest } = readPage(
    context,
    'ListSecurityPolicies',
    input,
    pageOf(names, (name) => name),
  );
  return { SecurityPolicyNames: items, ...rest };
};

// Query options for security policies; they change a few times a year.

import { STALE_MS } from '@/lib/query/client';
import { readQuery } from '@/lib/query/read-query';

export function securityPoliciesQuery(environmentId: string) {
  return { ...readQuery('securityPolicies.list', environmentId, {}), staleTime: STALE_MS.policies };
}

export function securityPolicyQuery(environmentId: string, securityPolicyName: string) {
  return {
    ...readQuery('securityPolicies.describe', environmentId, { securityPolicyName }),
    staleTime: STALE_MS.policies,
  };
}

/** Reads the server's log, so it is asked for only where a change of policy is looked at. */
export function clientsSeenQuery(environmentId: string, serverId: string) {
  return {
    ...readQuery('securityPolicies.clientsSeen', environmentId, { serverId }),
    staleTime: STALE_MS.lists,
  };
}

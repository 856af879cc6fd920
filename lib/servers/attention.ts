// What about a server needs someone's attention, worst first. Pure; runs in the browser too.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { outdatedReason, shortPolicyName } from '@/lib/security-policies/rules';
import { takesLogins } from './protocol-rules';

export type Urgency = 'danger' | 'warn';

export interface Attention {
  code:
    | 'start-failed'
    | 'stop-failed'
    | 'offline-billed'
    | 'no-logging'
    | 'weak-policy'
    | 'outdated-policy'
    | 'plain-ftp'
    | 'no-users';
  urgency: Urgency;
  /** A sentence that makes sense beside the server's name. */
  text: string;
}

function stateAttention({ State }: DescribedServer): Attention[] {
  if (State === 'START_FAILED')
    return [{ code: 'start-failed', urgency: 'danger', text: 'Failed to start: nobody can log in.' }];
  if (State === 'STOP_FAILED') return [{ code: 'stop-failed', urgency: 'danger', text: 'Failed to stop.' }];
  if (State === 'OFFLINE') {
    const text = 'Offline, yet billed: a stopped server costs as much as a running one until it is deleted.';
    return [{ code: 'offline-billed', urgency: 'warn', text }];
  }
  return [];
}

function policyAttention({ SecurityPolicyName: policy }: DescribedServer): Attention[] {
  const reason = outdatedReason(policy);
  if (policy === undefined || reason === undefined) return [];
  const isWeak = reason.includes('SHA-1');
  return [
    {
      code: isWeak ? 'weak-policy' : 'outdated-policy',
      urgency: isWeak ? 'danger' : 'warn',
      text: `Security policy ${shortPolicyName(policy)}. ${reason}`,
    },
  ];
}

function hasLogging({ LoggingRole, StructuredLogDestinations = [] }: DescribedServer): boolean {
  return Boolean(LoggingRole) || StructuredLogDestinations.length > 0;
}

export function attentionOf(server: DescribedServer): Attention[] {
  const found = [...stateAttention(server), ...policyAttention(server)];
  if (server.Protocols?.includes('FTP')) {
    const text = 'Speaks FTP: passwords and files cross the network unencrypted.';
    found.push({ code: 'plain-ftp', urgency: 'warn', text });
  }
  if (!hasLogging(server)) {
    const text = 'No logging is configured: who logged in and what failed is not recorded.';
    found.push({ code: 'no-logging', urgency: 'warn', text });
  }
  const keepsUsers = server.IdentityProviderType === 'SERVICE_MANAGED' && takesLogins(server.Protocols);
  if (keepsUsers && server.UserCount === 0) {
    found.push({ code: 'no-users', urgency: 'warn', text: 'Has no users.' });
  }
  return found.sort((a, b) => Number(b.urgency === 'danger') - Number(a.urgency === 'danger'));
}

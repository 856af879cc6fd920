'use client';
// The invitations that are still open, each with the way to withdraw it.

import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useWithdrawInvitation } from '@/lib/members/mutations';
import type { PendingInvitation } from '@/lib/members/reads';
import { describeRole } from './environment-roles';

export function InvitationList({ invitations }: { invitations: readonly PendingInvitation[] }) {
  const withdraw = useWithdrawInvitation();
  if (invitations.length === 0) return null;
  return (
    <div className="mt-6">
      <Section title="Open invitations" flush>
        <ul className="divide-y divide-line">
          {invitations.map(({ email, role, environmentRoles, invitedBy, expiresAt }) => (
            <li key={email} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
              <div className="min-w-0 flex-1">
                <p className="font-medium">{email}</p>
                <p className="text-table text-muted">
                  {describeRole(role, environmentRoles)} · invited by {invitedBy} · ends{' '}
                  <RelativeTime moment={expiresAt} />
                </p>
              </div>
              <Button
                size="sm"
                aria-label={`Withdraw the invitation of ${email}`}
                pending={withdraw.isPending && withdraw.variables.email === email}
                onClick={() =>
                  withdraw.mutate(
                    { email },
                    {
                      onError: ({ error }) =>
                        toast.error('The invitation was not withdrawn', { description: error.message }),
                    },
                  )
                }
              >
                Withdraw
              </Button>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

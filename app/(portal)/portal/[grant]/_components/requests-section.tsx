'use client';
/** What waits for approval, and what was refused and why. */
import { Identifier } from '@/components/identifier';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import { useWithdrawRequest } from '@/lib/portal/mutations';
import type { PortalUser } from '@/lib/portal/reads';

export function RequestsSection({ user }: { user: PortalUser }) {
  const toast = useToast();
  const withdraw = useWithdrawRequest();
  return (
    <Section title="Requests" flush>
      <ul className="divide-y divide-line">
        {user.requests.map(({ id, kind, label, fingerprint, requestedAt, state, reason }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-3 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-56">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <span className="font-medium">
                  {kind === 'import' ? 'Add' : 'Delete'} {label || 'a key'}
                </span>
                {state === 'pending' ? (
                  <Badge tone="accent">Waiting</Badge>
                ) : (
                  <Badge tone="danger">Refused</Badge>
                )}
              </p>
              <Identifier value={fingerprint} label="fingerprint" />
              {reason && <p>“{reason}”</p>}
              <p className="text-table text-muted">
                Asked for <RelativeTime moment={requestedAt} />
              </p>
            </div>
            {state === 'pending' && (
              <Button
                size="sm"
                aria-label={`Withdraw the request for ${label || fingerprint}`}
                pending={withdraw.isPending && withdraw.variables.RequestId === id}
                onClick={() =>
                  withdraw.mutate(
                    { GrantId: user.grantId, RequestId: id },
                    {
                      onSuccess: () => toast.success('Request withdrawn'),
                      onError: ({ error }) =>
                        toast.error('The request was not withdrawn', { description: error.message }),
                    },
                  )
                }
              >
                Withdraw
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

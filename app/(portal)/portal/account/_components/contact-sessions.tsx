'use client';
// Where a contact is signed in, each with the way to end it.

import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '@/components/error-panel';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { deviceOf } from '@/lib/account/rules';
import { useEndContactSession, useEndOtherContactSessions } from '@/lib/portal/mutations';
import { portalSessionsQuery } from '@/lib/portal/queries';
import { toTransferError } from '@/lib/transfer/errors';

export function ContactSessions() {
  const sessions = useQuery(portalSessionsQuery());
  const end = useEndContactSession();
  const endOthers = useEndOtherContactSessions();
  const report = (error: Error) =>
    toast.error('The session was not ended', { description: toTransferError(error).message });
  const others = sessions.data?.filter(({ isCurrent }) => !isCurrent) ?? [];
  return (
    <Section
      title="Signed in"
      flush
      actions={
        others.length > 1 && (
          <Button
            size="sm"
            pending={endOthers.isPending}
            onClick={() => endOthers.mutate({}, { onError: report })}
          >
            End all others
          </Button>
        )
      }
    >
      {sessions.isError && (
        <div className="p-4">
          <ErrorPanel error={toTransferError(sessions.error)} onRetry={() => void sessions.refetch()} />
        </div>
      )}
      {sessions.isPending && (
        <div className="px-4 py-4" aria-busy>
          <Skeleton className="w-56" />
        </div>
      )}
      <ul className="divide-y divide-line">
        {sessions.data?.map(({ id, userAgent, address, startedAt, isCurrent }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{deviceOf(userAgent)}</span>
                {isCurrent && <Badge tone="accent">This session</Badge>}
              </p>
              <p className="text-table text-muted">
                {address ?? 'Address unknown'} · since <RelativeTime moment={startedAt} />
              </p>
            </div>
            {!isCurrent && (
              <Button
                size="sm"
                aria-label={`End the session of ${deviceOf(userAgent)} from ${address ?? 'an unknown address'}`}
                pending={end.isPending && end.variables.sessionId === id}
                onClick={() => end.mutate({ sessionId: id }, { onError: report })}
              >
                End
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

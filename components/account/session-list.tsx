'use client';
/** Where one is signed in, each with the way to end it. Usage: `<SessionList />` */

import { useQuery } from '@tanstack/react-query';
import { ErrorPanel } from '@/components/error-panel';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { useEndOtherSessions, useEndSession } from '@/lib/account/mutations';
import { ownSessionsQuery } from '@/lib/account/queries';
import { deviceOf } from '@/lib/account/rules';
import { toTransferError } from '@/lib/transfer/errors';

export function SessionList() {
  const sessions = useQuery(ownSessionsQuery());
  const end = useEndSession();
  const endOthers = useEndOtherSessions();
  const report = (error: Error) =>
    toast.error('The session was not ended', { description: toTransferError(error).message });
  const others = sessions.data?.sessions.filter((session) => !session.isCurrent) ?? [];
  return (
    <Section
      title="Signed in"
      description="A session ends twelve hours after it was last used."
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
        {sessions.data?.sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2">
                <span className="font-medium">{deviceOf(session.userAgent)}</span>
                {session.isCurrent && <Badge tone="accent">This session</Badge>}
              </p>
              <p className="text-table text-muted">
                {session.address ?? 'Address unknown'} · since <RelativeTime moment={session.startedAt} />
                {!session.isCurrent && (
                  <>
                    {' '}
                    · last seen <RelativeTime moment={session.seenAt} />
                  </>
                )}
              </p>
            </div>
            {!session.isCurrent && (
              <Button
                size="sm"
                aria-label={`End the session of ${deviceOf(session.userAgent)} from ${session.address ?? 'an unknown address'}`}
                pending={end.isPending && end.variables.sessionId === session.id}
                onClick={() => end.mutate({ sessionId: session.id }, { onError: report })}
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

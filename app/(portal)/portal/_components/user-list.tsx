'use client';
/** The users that are shared with a partner, each with how its server is and what ends next. */
import { useQuery } from '@tanstack/react-query';
import { ChevronRight } from 'lucide-react';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { MonoText } from '@/components/identifier';
import { SectionSkeleton } from '@/components/section-skeleton';
import { AppLink } from '@/components/ui/app-link';
import { plural } from '@/lib/format';
import { portalUsersQuery } from '@/lib/portal/queries';
import type { SharedUser } from '@/lib/portal/reads';
import { grantHref } from '@/lib/portal/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { EndNotice } from './end-notice';
import { ServerState } from './server-state';

export function UserList() {
  const { data, error, refetch } = useQuery(portalUsersQuery());
  return (
    <>
      <h1 className="mb-4 text-xl">Your access</h1>
      {error && <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />}
      {!data && !error && <SectionSkeleton />}
      {data?.length === 0 && (
        <EmptyState title="Nothing is shared with you yet">
          The people who invited you decide what you can reach.
        </EmptyState>
      )}
      <ul className="flex flex-col gap-3">
        {data?.map((user) => (
          <li key={user.grantId}>
            <SharedUserCard user={user} />
          </li>
        ))}
      </ul>
    </>
  );
}

function SharedUserCard({ user: { grantId, userName, facts } }: { user: SharedUser }) {
  return (
    <AppLink
      href={grantHref(grantId)}
      className="flex items-center gap-3 rounded-md border border-line bg-surface px-4 py-3 hover:bg-hover"
    >
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="text-base font-medium">{userName}</span>
          {facts && <ServerState reachability={facts.reachability} />}
        </p>
        {facts ? (
          <>
            <p className="text-table text-muted">
              {'host' in facts.address ? <MonoText>{facts.address.host}</MonoText> : facts.address.reason}
            </p>
            <p className="mt-1 text-table">
              {facts.suspended
                ? 'Suspended: nobody can sign in with it'
                : facts.keys === 0
                  ? 'No key yet'
                  : plural(facts.keys, 'key')}
              {facts.pending > 0 && ` · ${plural(facts.pending, 'request')} waiting`}
            </p>
            {facts.ends && <EndNotice end={facts.ends} inline />}
          </>
        ) : (
          <p className="text-table text-muted">Nothing can be told of it at present.</p>
        )}
      </div>
      <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
    </AppLink>
  );
}

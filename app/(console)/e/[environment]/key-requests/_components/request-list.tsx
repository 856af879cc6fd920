'use client';
// The requests that wait, the oldest first, each with what speaks against it and the two ways to decide.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel, ErrorText } from '@/components/error-panel';
import { Identifier } from '@/components/identifier';
import { PageHeader } from '@/components/page-header';
import { RelativeTime } from '@/components/relative-time';
import { KeyFacts } from '@/components/ssh-keys/key-facts';
import { KeyWarnings } from '@/components/ssh-keys/key-warnings';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { utcDay } from '@/lib/format';
import { useApproveRequest } from '@/lib/key-requests/mutations';
import { pendingRequestsQuery } from '@/lib/key-requests/queries';
import type { ShownRequest } from '@/lib/key-requests/reads';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { userHref } from '@/lib/users/rules';
import { RefuseDialog } from './refuse-dialog';

export function RequestList({ environmentId }: { environmentId: string }) {
  const { data, error, refetch, isFetching } = useQuery(pendingRequestsQuery(environmentId));
  const [refused, setRefused] = useState<ShownRequest>();
  return (
    <div className="max-w-3xl">
      <PageHeader
        title="Key requests"
        description="What partners asked for where their changes need approval. They see the decision and its reason."
      />
      {error && !data && (
        <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!data && !error && <Skeleton className="h-40" />}
      {data?.length === 0 && (
        <EmptyState title="Nothing waits">
          Requests of partners stand here until somebody decides on them.
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <ul className="flex flex-col gap-4">
          {data.map((request) => (
            <Request
              key={request.id}
              environmentId={environmentId}
              request={request}
              onRefuse={() => setRefused(request)}
            />
          ))}
        </ul>
      )}
      {refused && (
        <RefuseDialog
          key={refused.id}
          environmentId={environmentId}
          request={refused}
          onClose={() => setRefused(undefined)}
        />
      )}
    </div>
  );
}

interface RequestProps {
  environmentId: string;
  request: ShownRequest;
  onRefuse: () => void;
}

function Request({ environmentId, request, onRefuse }: RequestProps) {
  const { role } = useCaller();
  const approve = useApproveRequest(environmentId);
  const disabledReason = reasonAgainst(role, 'DecideKeyRequests');
  const { id, kind, serverId, userName, fingerprint, label, key } = request;
  const adds = kind === 'import';
  const lasts = !adds && request.present.length <= 1;
  return (
    <li className="rounded-md border border-line bg-surface px-4 py-3">
      <h2 className="text-sm">
        {adds ? 'Add a key to' : 'Remove a key from'}{' '}
        <AppLink href={userHref(environmentId, serverId, userName)} className="link">
          {userName}
        </AppLink>
        {label && <span className="font-normal"> · “{label}”</span>}
      </h2>
      <p className="mb-2 text-table text-muted">
        {request.contactName} of{' '}
        <AppLink href={`/settings/partners/${request.partnerId}`} className="link">
          {request.partnerName}
        </AppLink>{' '}
        <RelativeTime moment={request.requestedAt} /> ·{' '}
        <span className="font-mono whitespace-nowrap">{serverId}</span>
      </p>
      <div className="flex flex-col gap-3">
        {key ? (
          <KeyFacts storedKey={{ ...key, fingerprint }} />
        ) : (
          <Identifier value={fingerprint} label="fingerprint" />
        )}
        {request.expiresAt !== null && (
          <p className="text-table">Expires on {utcDay(request.expiresAt)} (UTC)</p>
        )}
        {request.violations.length > 0 && (
          <Callout tone="warn" title="The key policy speaks against it">
            {request.violations.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Callout>
        )}
        {adds && (
          <KeyWarnings {...{ environmentId, serverId, userName, fingerprint }} present={request.present} />
        )}
        {lasts && (
          <Callout tone="warn" title={`As far as the console knows, it is the last key of ${userName}`} />
        )}
        <div role="alert" className="empty:hidden">
          {approve.error && (
            <Callout tone="danger">
              <ErrorText error={approve.error.error} />
            </Callout>
          )}
        </div>
        <div className="flex flex-wrap gap-2">
          <Button
            variant="primary"
            size="sm"
            aria-label={`Approve ${fingerprint} for ${userName}`}
            disabledReason={disabledReason}
            pending={approve.isPending}
            onClick={() =>
              approve.mutate(
                { id, ServerId: serverId, UserName: userName, fingerprint },
                { onSuccess: () => toast.success(adds ? 'The key was added' : 'The key was removed') },
              )
            }
          >
            Approve
          </Button>
          <Button
            size="sm"
            aria-label={`Refuse ${fingerprint} for ${userName}`}
            disabledReason={disabledReason}
            onClick={onRefuse}
          >
            Refuse
          </Button>
        </div>
      </div>
    </li>
  );
}

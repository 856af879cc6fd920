'use client';
/** What the partner's own people did in the portal, and what was decided on their requests. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { ErrorPanel } from '@/components/error-panel';
import { MonoText } from '@/components/identifier';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { Act, Decision } from '@/lib/portal/own-acts';
import { portalActsQuery } from '@/lib/portal/queries';
import { toTransferError } from '@/lib/transfer/errors';

export function ActsSection() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    portalActsQuery(),
  );
  const acts = data?.pages.flatMap(({ Acts }) => Acts) ?? [];
  const decisions = data?.pages[0]?.decisions ?? [];
  return (
    <>
      {decisions.length > 0 && (
        <Section title="Decisions on your requests" flush>
          <ul className="divide-y divide-line">
            {decisions.map((decision) => (
              <DecisionRow key={decision.id} decision={decision} />
            ))}
          </ul>
        </Section>
      )}
      <Section title="What your people did here" flush>
        {error && (
          <div className="p-4">
            <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />
          </div>
        )}
        {!data && !error && (
          <div className="p-4" aria-busy>
            <Skeleton className="w-56" />
          </div>
        )}
        {data && acts.length === 0 && <p className="p-4 text-muted">Nothing yet.</p>}
        <ul className="divide-y divide-line">
          {acts.map((act) => (
            <ActRow key={act.id} act={act} />
          ))}
        </ul>
        {hasNextPage && (
          <div className="border-t border-line p-3">
            <Button size="sm" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              Show older
            </Button>
          </div>
        )}
      </Section>
    </>
  );
}

function ActRow({ act: { at, who, what, userName, address, result } }: { act: Act }) {
  return (
    <li className="px-4 py-2.5">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">{what}</span>
        {userName && <span className="text-muted">for {userName}</span>}
        {result && <Badge tone="danger">{result}</Badge>}
      </p>
      <p className="text-table text-muted">
        <RelativeTime moment={at} /> · {who}
        {address && ` · ${address}`}
      </p>
    </li>
  );
}

function DecisionRow({ decision }: { decision: Decision }) {
  const { at, approved, kind, userName, label, fingerprint, reason } = decision;
  return (
    <li className="px-4 py-2.5">
      <p className="flex flex-wrap items-center gap-x-2">
        <span className="font-medium">
          {kind === 'import' ? 'Add' : 'Delete'} {label || 'a key'} for {userName}
        </span>
        <Badge tone={approved ? 'ok' : 'danger'}>{approved ? 'Approved' : 'Refused'}</Badge>
      </p>
      {reason && <p>“{reason}”</p>}
      <p className="text-table text-muted">
        <RelativeTime moment={at} /> · <MonoText>{fingerprint}</MonoText>
      </p>
    </li>
  );
}

'use client';
/** Says where only a part of the profiles was looked into, and looks into the rest when asked. Nothing where all were. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { count } from '@/lib/format';
import { profileContentsQuery } from '@/lib/profiles/queries';
import { toTransferError } from '@/lib/transfer/errors';
import { ErrorPanel } from '../error-panel';
import { RelativeTime } from '../relative-time';
import { Button } from '../ui/button';

export function CoverageNote({ environmentId }: { environmentId: string }) {
  const queryClient = useQueryClient();
  const query = profileContentsQuery(environmentId);
  const { data, error, refetch } = useQuery(query);
  const [pending, setPending] = useState(false);
  if (error && !data) {
    return (
      <div className="mt-4">
        <ErrorPanel
          title="The profiles could not be looked into"
          error={toTransferError(error)}
          onRetry={() => void refetch()}
        />
      </div>
    );
  }
  const coverage = data?.coverage;
  if (!coverage || coverage.looked >= coverage.of) return null;
  const lookThrough = async () => {
    setPending(true);
    const all = await queryClient
      .fetchQuery({ ...profileContentsQuery(environmentId, true), staleTime: 0 })
      .catch(() => undefined);
    if (all) queryClient.setQueryData(query.queryKey, all);
    setPending(false);
  };
  return (
    <p role="status" className="mt-3 flex flex-wrap items-center gap-2 text-table text-muted">
      <span>
        Looked into {count(coverage.looked)} of {count(coverage.of)} profiles
        {coverage.oldest && (
          <>
            , the oldest <RelativeTime moment={coverage.oldest} />
          </>
        )}
        .
      </span>
      <Button size="sm" pending={pending} onClick={() => void lookThrough()}>
        Look into all
      </Button>
    </p>
  );
}

'use client';
// One folder of the server, as a listing shows it: AWS writes the listing into a bucket, and the console reads it there.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ArrowUp, RefreshCw } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useCallback, useEffect } from 'react';
import { Callout } from '@/components/callout';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { useListFolder } from '@/lib/remote-files/mutations';
import { listingQuery, remoteTasksQuery } from '@/lib/remote-files/queries';
import type { RemoteFolder as Listing } from '@/lib/remote-files/reads';
import { failureTitle, MOST_LISTED, parentOf } from '@/lib/remote-files/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { isUnderWay } from '@/lib/transfers/rules';
import { FolderForm } from './folder-form';
import type { Intent } from './remote-files-view';

/** There is nothing to put into it before a listing has come. */
const FolderTable = dynamic(() => import('./folder-table').then((module) => module.FolderTable), {
  ssr: false,
  loading: () => <Waiting />,
});

interface Props {
  environmentId: string;
  connectorId: string;
  listingId: string;
  onListing: (listingId: string) => void;
  onFolder: (folder: string) => void;
  onIntent: (intent: Intent) => void;
}

export function RemoteFolder({
  environmentId,
  connectorId,
  listingId,
  onListing,
  onFolder,
  onIntent,
}: Props) {
  const { data, error, refetch } = useQuery(listingQuery(environmentId, connectorId, listingId));
  const { data: history } = useInfiniteQuery(remoteTasksQuery(environmentId, connectorId));
  const list = useListFolder(environmentId);
  const folder = data?.task.path ?? '';
  useEffect(() => onFolder(folder), [folder, onFolder]);
  const { mutateAsync } = list;
  const output = data?.task.target ?? '';
  const open = useCallback(
    (RemoteDirectoryPath: string, OutputDirectoryPath = output) =>
      mutateAsync({ ConnectorId: connectorId, RemoteDirectoryPath, OutputDirectoryPath }).then((answer) =>
        onListing(answer.listingId),
      ),
    [mutateAsync, connectorId, output, onListing],
  );
  const go = useCallback((path: string) => void open(path).catch(() => {}), [open]);
  const parent = parentOf(folder);
  const isOutdated = history?.pages[0]?.Tasks.some(
    ({ operation, at }) => operation !== 'RETRIEVE' && data !== undefined && at > data.task.at,
  );
  const waiting = list.isPending || (data !== undefined && isUnderWay(data.task.state));
  return (
    <Section
      title="Folder"
      description={
        data?.content ? (
          <>
            As it was <RelativeTime moment={data.task.at} />
            {isOutdated && ', before what was done since'}
          </>
        ) : (
          'AWS lists a folder into a file in your bucket, from which it is shown here.'
        )
      }
      actions={
        data?.content && (
          <>
            <Button
              size="sm"
              disabledReason={parent === '' ? 'There is nothing above it.' : undefined}
              onClick={() => go(parent)}
            >
              <ArrowUp aria-hidden className="size-3.5" />
              Up
            </Button>
            <Button size="sm" pending={waiting} onClick={() => go(folder)}>
              <RefreshCw aria-hidden className="size-3.5" />
              List again
            </Button>
          </>
        )
      }
    >
      <FolderForm
        key={folder}
        environmentId={environmentId}
        connectorId={connectorId}
        folder={folder}
        output={output}
        pending={waiting}
        error={list.error?.error}
        onList={open}
      />
      <div aria-live="polite" className="mt-4">
        {waiting ? (
          <Waiting />
        ) : error && !data ? (
          <ErrorPanel
            error={toTransferError(error)}
            title="The listing could not be read"
            onRetry={() => void refetch()}
          />
        ) : (
          data && <Content listing={data} onOpen={go} onIntent={onIntent} />
        )}
      </div>
    </Section>
  );
}

function Content({
  listing: { task, content },
  onOpen,
  onIntent,
}: {
  listing: Listing;
  onOpen: (path: string) => void;
  onIntent: (intent: Intent) => void;
}) {
  if (task.state === 'FAILED') {
    return (
      <Callout tone="danger" title={failureTitle(task)}>
        {task.failureMessage}
      </Callout>
    );
  }
  if (!content) {
    return (
      <Callout tone="warn" title="No listing came">
        AWS wrote no file into {task.target}, and says no more: check that the role of the connector may write
        there, and test the connection. With a logging role the connector would tell why.
      </Callout>
    );
  }
  if (content.entries.length === 0) return <EmptyState title="This folder is empty" />;
  return (
    <>
      {content.truncated && (
        <div className="mb-3">
          <Callout tone="warn">
            The folder holds more: only the first {MOST_LISTED.toLocaleString('en')} are shown.
          </Callout>
        </div>
      )}
      <FolderTable entries={content.entries} onOpen={onOpen} onIntent={onIntent} />
    </>
  );
}

function Waiting() {
  return (
    <div aria-busy className="divide-y divide-line rounded-md border border-line">
      <p className="sr-only">The folder is being listed</p>
      {['w-1/3', 'w-1/2', 'w-2/5', 'w-1/4'].map((width) => (
        <div key={width} className="px-3 py-3">
          <Skeleton className={width} />
        </div>
      ))}
    </div>
  );
}

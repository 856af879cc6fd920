'use client';
/** A dialog that walks through buckets and folders and marks files. Usage: `<S3Picker environmentId open onOpenChange room={7} onChoose={…} />` */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ChevronRight, Database, Folder } from 'lucide-react';
import { useState } from 'react';
import { bytes, plural } from '@/lib/format';
import { toTransferError } from '@/lib/transfer/errors';
import { s3BucketsQuery, s3FolderQuery } from '@/lib/transfers/queries';
import { fileName } from '@/lib/transfers/rules';
import { EmptyState } from '../empty-state';
import { ErrorPanel } from '../error-panel';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { Dialog } from '../ui/dialog';
import { Skeleton } from '../ui/skeleton';

const entry =
  'flex w-full items-center gap-2 px-3 py-2 text-left font-mono text-table -outline-offset-2 hover:bg-hover';

export function S3Picker({
  environmentId,
  open,
  onOpenChange,
  room,
  onChoose,
}: {
  environmentId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** How many files more may be chosen. */
  room: number;
  onChoose: (paths: readonly string[]) => void;
}) {
  const [bucket, setBucket] = useState('');
  const [prefix, setPrefix] = useState('');
  const [marked, setMarked] = useState<readonly string[]>([]);
  const go = (nextBucket: string, nextPrefix: string) => {
    setBucket(nextBucket);
    setPrefix(nextPrefix);
  };
  const tooMany =
    marked.length > room ? `${plural(Math.max(room, 0), 'more file')} may be sent at once.` : undefined;
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="lg"
      title="Choose files from S3"
      description="What the console’s own credentials may list."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            variant="primary"
            disabledReason={tooMany ?? (marked.length === 0 ? 'Mark a file first.' : undefined)}
            onClick={() => {
              onChoose(marked);
              setMarked([]);
              onOpenChange(false);
            }}
          >
            {marked.length > 0 ? `Add ${plural(marked.length, 'file')}` : 'Add files'}
          </Button>
        </>
      }
    >
      <Trail bucket={bucket} prefix={prefix} onGo={go} />
      <div className="mt-3 min-h-64">
        {bucket === '' ? (
          <Buckets environmentId={environmentId} onOpen={(name) => go(name, '')} />
        ) : (
          <Level
            key={`${bucket}/${prefix}`}
            environmentId={environmentId}
            bucket={bucket}
            prefix={prefix}
            marked={marked}
            onMark={(path, on) =>
              setMarked(on ? [...marked, path] : marked.filter((other) => other !== path))
            }
            onOpen={(folder) => go(bucket, folder)}
          />
        )}
      </div>
    </Dialog>
  );
}

/** Where one is, each step a way back. */
function Trail({
  bucket,
  prefix,
  onGo,
}: {
  bucket: string;
  prefix: string;
  onGo: (bucket: string, prefix: string) => void;
}) {
  const names = prefix.split('/').filter(Boolean);
  const steps = [
    { label: 'Buckets', go: () => onGo('', '') },
    ...(bucket ? [{ label: bucket, go: () => onGo(bucket, '') }] : []),
    ...names.map((label, index) => ({
      label,
      go: () => onGo(bucket, `${names.slice(0, index + 1).join('/')}/`),
    })),
  ];
  return (
    <nav aria-label="Folder">
      <ol className="flex flex-wrap items-center gap-1 text-table">
        {steps.map(({ label, go }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its depth
          <li key={index} className="flex items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden className="size-3.5 text-muted" />}
            {index === steps.length - 1 ? (
              <span aria-current="location" className="font-medium">
                {label}
              </span>
            ) : (
              <button type="button" className="link rounded-sm" onClick={go}>
                {label}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Buckets({ environmentId, onOpen }: { environmentId: string; onOpen: (bucket: string) => void }) {
  const { data, error, refetch, isFetching } = useQuery(s3BucketsQuery(environmentId));
  if (error && !data) return <Denied error={error} onRetry={() => void refetch()} retrying={isFetching} />;
  if (!data) return <Waiting />;
  if (data.length === 0) return <EmptyState title="There are no buckets" />;
  return (
    <ul aria-label="Buckets" className="divide-y divide-line rounded-md border border-line">
      {data.map((name) => (
        <li key={name}>
          <button type="button" className={entry} onClick={() => onOpen(name)}>
            <Database aria-hidden className="size-4 shrink-0 text-muted" />
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}

function Level({
  environmentId,
  bucket,
  prefix,
  marked,
  onMark,
  onOpen,
}: {
  environmentId: string;
  bucket: string;
  prefix: string;
  marked: readonly string[];
  onMark: (path: string, on: boolean) => void;
  onOpen: (prefix: string) => void;
}) {
  const level = useInfiniteQuery(s3FolderQuery(environmentId, bucket, prefix));
  if (level.error && !level.data)
    return <Denied error={level.error} onRetry={() => void level.refetch()} retrying={level.isFetching} />;
  if (!level.data) return <Waiting />;
  const folders = level.data.pages.flatMap((page) => page.folders);
  const files = level.data.pages.flatMap((page) => page.files);
  if (folders.length + files.length === 0) return <EmptyState title="This folder is empty" />;
  return (
    <>
      <ul aria-label="Content of the folder" className="divide-y divide-line rounded-md border border-line">
        {folders.map((folder) => (
          <li key={folder}>
            <button type="button" className={entry} onClick={() => onOpen(folder)}>
              <Folder aria-hidden className="size-4 shrink-0 text-muted" />
              {fileName(folder.replace(/\/$/, ''))}/
            </button>
          </li>
        ))}
        {files.map(({ key, size }) => {
          const path = `/${bucket}/${key}`;
          return (
            <li key={key} className="flex items-center gap-2 px-3 py-2">
              <Checkbox
                className="min-w-0 flex-1 font-mono text-table"
                label={<span className="break-all">{fileName(key)}</span>}
                checked={marked.includes(path)}
                onChange={(event) => onMark(path, event.target.checked)}
              />
              <span className="text-table text-muted">{bytes(size)}</span>
            </li>
          );
        })}
      </ul>
      {level.hasNextPage && (
        <div className="mt-3 flex justify-center">
          <Button size="sm" pending={level.isFetchingNextPage} onClick={() => void level.fetchNextPage()}>
            Load more
          </Button>
        </div>
      )}
    </>
  );
}

function Denied({ error, ...retry }: { error: Error; onRetry: () => void; retrying: boolean }) {
  const failure = toTransferError(error);
  return (
    <ErrorPanel error={failure} title="S3 cannot be listed from here" {...retry}>
      <span className="text-table text-muted">Paths can be typed all the same.</span>
    </ErrorPanel>
  );
}

function Waiting() {
  return (
    <div aria-busy className="divide-y divide-line rounded-md border border-line">
      {['w-1/3', 'w-1/2', 'w-2/5', 'w-1/4'].map((width) => (
        <div key={width} className="px-3 py-3">
          <Skeleton className={width} />
        </div>
      ))}
    </div>
  );
}

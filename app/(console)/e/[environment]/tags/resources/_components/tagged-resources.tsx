'use client';
// A list of resources of all kinds, each leading to its own page.

import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { CopyButton } from '@/components/copy-button';
import { type DataColumn, DataTable } from '@/components/data-table';
import { PageHeader } from '@/components/page-header';
import { RelativeTime } from '@/components/relative-time';
import { arnHref, type NamedByArn, readArn, taggedKindNames } from '@/lib/tags/arn-rules';
import { taggedResourcesQuery } from '@/lib/tags/queries';
import type { TaggedResource } from '@/lib/tags/reads';
import { toTransferError } from '@/lib/transfer/errors';

type Row = TaggedResource & { named: NamedByArn };

const columns: readonly DataColumn<Row>[] = [
  {
    id: 'label',
    header: 'Resource',
    value: ({ label }) => label,
    text: ({ label, named }) => `${label} ${named.id}`,
    cell: ({ label }) => label,
    aside: ({ named }) => <CopyButton value={named.id} label={`id ${named.id}`} />,
  },
  {
    id: 'kind',
    header: 'Kind',
    width: '8rem',
    value: ({ named }) => taggedKindNames[named.kind],
    cell: ({ named }) => taggedKindNames[named.kind],
    facet: {},
  },
  {
    id: 'id',
    header: 'Id',
    width: '14rem',
    value: ({ named }) => named.id,
    cell: ({ named }) => <span className="truncate font-mono text-[0.92em]">{named.id}</span>,
    from: '1280px',
  },
  {
    id: 'server',
    header: 'Server',
    width: '13rem',
    value: ({ named }) => named.server,
    cell: ({ named }) => <span className="font-mono text-[0.92em]">{named.server || '–'}</span>,
    facet: {},
  },
  {
    id: 'seen',
    header: 'Read',
    width: '9rem',
    value: ({ seenAt }) => new Date(seenAt),
    text: () => '',
    cell: ({ seenAt }) => <RelativeTime moment={seenAt} />,
  },
];
const fileColumns = [{ header: 'Arn', value: ({ arn }: Row) => arn }];
const rowId = ({ arn }: Row) => arn;
const rowLabel = ({ label }: Row) => label;

export function TaggedResources({
  environmentId,
  tag,
}: {
  environmentId: string;
  /** Undefined for what has no tag. */
  tag: { key: string; value: string } | undefined;
}) {
  const { data, isPending, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery(taggedResourcesQuery(environmentId, tag));
  const rows = useMemo(
    () =>
      (data?.pages ?? []).flatMap(({ Resources }) =>
        Resources.flatMap((resource): Row[] => {
          const named = readArn(resource.arn);
          return named ? [{ ...resource, named }] : [];
        }),
      ),
    [data],
  );
  return (
    <>
      <PageHeader
        title={tag ? `${tag.key}: ${tag.value || 'empty'}` : 'Without a tag'}
        crumbs={[{ label: 'Tags', href: `/e/${environmentId}/tags` }]}
        description="As far as the tags are known; each resource was read when its row says."
      />
      <DataTable
        caption="Resources"
        columns={columns}
        rows={rows}
        rowId={rowId}
        rowLabel={rowLabel}
        rowHref={({ named }) => arnHref(environmentId, named)}
        fileColumns={fileColumns}
        fileAbout={tag ? `${tag.key}-${tag.value}` : 'untagged'}
        loading={isPending}
        error={error && toTransferError(error)}
        onRetry={() => void refetch()}
        more={hasNextPage ? { pending: isFetchingNextPage, load: () => void fetchNextPage() } : undefined}
        empty={{ title: tag ? 'Nothing has this tag' : 'Nothing that is known is without a tag' }}
      />
    </>
  );
}

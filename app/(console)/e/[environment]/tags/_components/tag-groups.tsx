'use client';
// The tags of an environment, each value with how much has it, and how much of the environment that speaks of.

import { useQuery } from '@tanstack/react-query';
import { type DataColumn, DataTable } from '@/components/data-table';
import { PageHeader } from '@/components/page-header';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { AppLink } from '@/components/ui/app-link';
import { LinkButton } from '@/components/ui/link-button';
import { count, plural } from '@/lib/format';
import { taggedKindNames, taggedKinds } from '@/lib/tags/arn-rules';
import { tagGroupsQuery } from '@/lib/tags/queries';
import type { TagGroup, TagOverview } from '@/lib/tags/reads';
import { toTransferError } from '@/lib/transfer/errors';

const NONE: readonly TagGroup[] = [];

/** "2 servers, 14 users" */
function kindsOf({ kinds }: TagGroup): string {
  return taggedKinds
    .flatMap((kind) => (kinds[kind] ? [plural(kinds[kind], taggedKindNames[kind])] : []))
    .join(', ');
}

const columns: readonly DataColumn<TagGroup>[] = [
  {
    id: 'key',
    header: 'Key',
    width: '26%',
    value: ({ key }) => key,
    cell: ({ key }) => <span className="font-mono text-[0.92em]">{key}</span>,
    facet: {},
  },
  {
    id: 'value',
    header: 'Value',
    width: '26%',
    value: ({ value }) => value,
    cell: ({ value }) =>
      value ? <span className="truncate">{value}</span> : <span className="text-muted">empty</span>,
  },
  {
    id: 'count',
    header: 'Resources',
    width: '7rem',
    align: 'end',
    value: (row) => row.count,
    text: () => '',
    cell: (row) => count(row.count),
  },
  {
    id: 'kinds',
    header: 'Of which',
    value: kindsOf,
    cell: (row) => <span className="truncate">{kindsOf(row)}</span>,
  },
];

const rowId = ({ key, value }: TagGroup) => JSON.stringify([key, value]);
const rowLabel = ({ key, value }: TagGroup) => `${key}: ${value}`;

export function TagGroups({ environmentId }: { environmentId: string }) {
  const { data, isPending, error, refetch } = useQuery(tagGroupsQuery(environmentId));
  const here = `/e/${environmentId}/tags/resources`;
  return (
    <>
      <PageHeader
        title="Tags"
        description="AWS tells tags one resource at a time. These are the tags of what this console has been told of."
      />
      {data && <Coverage overview={data} untagged={here} />}
      <DataTable
        caption="Tags"
        columns={columns}
        rows={data?.groups ?? NONE}
        rowId={rowId}
        rowLabel={rowLabel}
        rowHref={({ key, value }) => `${here}?${new URLSearchParams({ key, value })}`}
        defaultSort="key"
        loading={isPending}
        error={error && toTransferError(error)}
        onRetry={() => void refetch()}
        empty={{
          title: 'No tags seen yet',
          description:
            'Tags appear here once a resource was looked at in this console, by anybody, or once the crawl of the search index read it.',
          action: <LinkButton href="/settings/search-index">Search index</LinkButton>,
        }}
      />
    </>
  );
}

/** Of how much the tags are known, how old that is, and what has none. */
function Coverage({ overview, untagged }: { overview: TagOverview; untagged: string }) {
  const { coverage, oldest } = overview;
  if (coverage.length === 0) return null;
  return (
    <Section
      title="How much of it is known"
      actions={
        <LinkButton size="sm" href="/settings/search-index">
          Read everything
        </LinkButton>
      }
      description={
        oldest !== undefined && (
          <>
            The oldest of it was read <RelativeTime moment={oldest} />.
          </>
        )
      }
    >
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-table">
        {coverage.map(({ kind, known, seen }) => (
          <li key={kind}>
            <span className="tabular-nums">
              {count(known)} of {count(seen)}
            </span>{' '}
            <span className="text-muted">
              {seen === 1 ? taggedKindNames[kind] : `${taggedKindNames[kind]}s`}
            </span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-table">
        {overview.untagged > 0 ? (
          <AppLink href={untagged} className="link">
            {plural(overview.untagged, 'resource')} without a tag
          </AppLink>
        ) : (
          'Each of them has a tag.'
        )}
        {overview.more && ' There are more tags than can be listed here.'}
      </p>
    </Section>
  );
}

// The form for a new AS2 connector.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { KindChoice } from '@/components/connectors/kind-choice';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { cloneSource } from '@/lib/clones/rules';
import { connectorQuery } from '@/lib/connectors/queries';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { NewConnector } from './_components/new-connector';

export const metadata: Metadata = { title: 'Create connector' };

export default async function NewConnectorPage({
  params,
  searchParams,
}: PageProps<'/e/[environment]/new-connector'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  const from = cloneSource((await searchParams).from, 2);
  if (from) prefetch.soon(connectorQuery(from[0] ?? '', from[1] ?? ''));
  prefetch.soon(profilesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="Create connector"
        crumbs={[{ label: 'Connectors', href: `/e/${environment}/connectors` }]}
        description="Sends files from your buckets to one AS2 partner."
      />
      <KindChoice environmentId={environment} kind="AS2" />
      <NewConnector environmentId={environment} from={from} />
    </HydrationBoundary>
  );
}

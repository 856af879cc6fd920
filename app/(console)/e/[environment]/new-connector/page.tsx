// The form for a new AS2 connector.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { KindChoice } from '@/components/connectors/kind-choice';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { NewConnectorForm } from './_components/new-connector-form';

export const metadata: Metadata = { title: 'Create connector' };

export default async function NewConnectorPage({ params }: PageProps<'/e/[environment]/new-connector'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(profilesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="Create connector"
        crumbs={[{ label: 'Connectors', href: `/e/${environment}/connectors` }]}
        description="Sends files from your buckets to one AS2 partner."
      />
      <KindChoice environmentId={environment} kind="AS2" />
      <NewConnectorForm environmentId={environment} />
    </HydrationBoundary>
  );
}

// The wizard that sets an AS2 partner up.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { as2ObjectsQuery } from '@/lib/trading-partners/queries';
import { PartnerWizard } from './_components/partner-wizard';

export const metadata: Metadata = { title: 'New partner' };

export default async function NewPartnerPage({ params }: PageProps<'/e/[environment]/new-partner'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(as2ObjectsQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="New partner"
        crumbs={[{ label: 'Partners', href: `/e/${environment}/partners` }]}
        description="Certificates, profiles, the agreement to receive and the connector to send, in one go. Nothing is made before the last step."
      />
      <PartnerWizard environmentId={environment} />
    </HydrationBoundary>
  );
}

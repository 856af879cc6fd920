// The form for a new SFTP connector.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { KindChoice } from '@/components/connectors/kind-choice';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { Prefetch } from '@/lib/query/prefetch';
import { securityPoliciesQuery } from '@/lib/security-policies/queries';
import { NewSftpConnectorForm } from './_components/new-sftp-connector-form';

export const metadata: Metadata = { title: 'Create connector' };

export default async function NewSftpConnectorPage({
  params,
}: PageProps<'/e/[environment]/new-sftp-connector'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(securityPoliciesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="Create connector"
        crumbs={[{ label: 'Connectors', href: `/e/${environment}/connectors` }]}
        description="Moves files between your buckets and a partner’s SFTP server."
      />
      <KindChoice environmentId={environment} kind="SFTP" />
      <NewSftpConnectorForm environmentId={environment} />
    </HydrationBoundary>
  );
}

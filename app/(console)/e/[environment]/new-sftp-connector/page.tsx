// The form for a new SFTP connector.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { KindChoice } from '@/components/connectors/kind-choice';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { cloneSource } from '@/lib/clones/rules';
import { connectorQuery } from '@/lib/connectors/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { securityPoliciesQuery } from '@/lib/security-policies/queries';
import { NewSftpConnector } from './_components/new-sftp-connector';

export const metadata: Metadata = { title: 'Create connector' };

export default async function NewSftpConnectorPage({
  params,
  searchParams,
}: PageProps<'/e/[environment]/new-sftp-connector'>) {
  await requireCaller();
  const { environment } = await params;
  const prefetch = new Prefetch();
  const from = cloneSource((await searchParams).from, 2);
  if (from) prefetch.soon(connectorQuery(from[0] ?? '', from[1] ?? ''));
  prefetch.soon(securityPoliciesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="Create connector"
        crumbs={[{ label: 'Connectors', href: `/e/${environment}/connectors` }]}
        description="Moves files between your buckets and a partner’s SFTP server."
      />
      <KindChoice environmentId={environment} kind="SFTP" />
      <NewSftpConnector environmentId={environment} from={from} />
    </HydrationBoundary>
  );
}

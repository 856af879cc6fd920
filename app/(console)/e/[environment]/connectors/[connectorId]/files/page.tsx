// The files on the server of an SFTP connector, and what was done with them.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireCaller } from '@/lib/caller';
import { connectorQuery } from '@/lib/connectors/queries';
import type { ConnectorDetail } from '@/lib/connectors/reads';
import { connectorKind } from '@/lib/connectors/rules';
import { can } from '@/lib/permissions';
import { Prefetch } from '@/lib/query/prefetch';
import { lastFoldersQuery, remoteTasksQuery } from '@/lib/remote-files/queries';
import { RemoteFilesView } from './_components/remote-files-view';

export const metadata: Metadata = { title: 'Files on the server' };

export default async function RemoteFilesPage({
  params,
}: PageProps<'/e/[environment]/connectors/[connectorId]/files'>) {
  const { role } = await requireCaller();
  const { environment, connectorId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(remoteTasksQuery(environment, connectorId));
  if (can(role, 'StartFileTransfer')) prefetch.soon(lastFoldersQuery(environment, connectorId));
  const connector = connectorQuery(environment, connectorId);
  await prefetch.required(connector);
  const known = prefetch.client.getQueryData<ConnectorDetail>(connector.queryKey);
  if (known && connectorKind(known) === 'AS2') notFound();
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <RemoteFilesView environmentId={environment} connectorId={connectorId} />
    </HydrationBoundary>
  );
}

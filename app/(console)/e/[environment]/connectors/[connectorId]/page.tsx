// One connector: to whom it sends, how, and what the partner must let in.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { connectorQuery } from '@/lib/connectors/queries';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { ConnectorView } from './_components/connector-view';

type Props = PageProps<'/e/[environment]/connectors/[connectorId]'>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).connectorId };
}

export default async function ConnectorPage({ params }: Props) {
  await requireCaller();
  const { environment, connectorId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(profilesQuery(environment));
  await prefetch.required(connectorQuery(environment, connectorId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <ConnectorView environmentId={environment} connectorId={connectorId} />
    </HydrationBoundary>
  );
}

// The form that changes a connector.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { connectorQuery } from '@/lib/connectors/queries';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { securityPoliciesQuery } from '@/lib/security-policies/queries';
import { EditConnector } from './_components/edit-connector';

export const metadata: Metadata = { title: 'Edit connector' };

export default async function EditConnectorPage({
  params,
}: PageProps<'/e/[environment]/connectors/[connectorId]/edit'>) {
  await requireCaller();
  const { environment, connectorId } = await params;
  const prefetch = new Prefetch();
  prefetch.soon(profilesQuery(environment));
  prefetch.soon(securityPoliciesQuery(environment));
  await prefetch.required(connectorQuery(environment, connectorId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <EditConnector environmentId={environment} connectorId={connectorId} />
    </HydrationBoundary>
  );
}

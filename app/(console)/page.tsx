// The dashboard over all environments; each is read on its own, so that a slow or broken one holds up no other.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { CallerProvider } from '@/components/caller';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { environmentSummaries } from '@/lib/environments/summaries';
import { roleIn } from '@/lib/permissions';
import { Prefetch } from '@/lib/query/prefetch';
import { serversQuery } from '@/lib/servers/queries';
import { EnvironmentOverview } from './_components/environment-overview';

export const metadata: Metadata = { title: 'Dashboard' };

export default async function DashboardPage() {
  const caller = await requireCaller();
  const { name, email } = caller;
  const environments = environmentSummaries(caller);
  const prefetch = new Prefetch();
  for (const { id } of environments) prefetch.soon(serversQuery(id));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader title="Dashboard" />
      {environments.map(({ id, label, region, colour }) => (
        <CallerProvider key={id} caller={{ name, email, role: roleIn(caller, id) ?? 'viewer' }}>
          <EnvironmentOverview environment={{ id, label, region, colour }} />
        </CallerProvider>
      ))}
    </HydrationBoundary>
  );
}

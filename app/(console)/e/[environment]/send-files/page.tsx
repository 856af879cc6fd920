// The form for sending files to a partner; the address may bring connector and paths along.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageHeader } from '@/components/page-header';
import { requireCaller } from '@/lib/caller';
import { connectorsQuery } from '@/lib/connectors/queries';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { SendFilesForm } from './_components/send-files-form';

export const metadata: Metadata = { title: 'Send files' };

export default async function SendFilesPage({
  params,
  searchParams,
}: PageProps<'/e/[environment]/send-files'>) {
  await requireCaller();
  const { environment } = await params;
  const { connector, path } = await searchParams;
  const prefetch = new Prefetch();
  prefetch.soon(connectorsQuery(environment));
  prefetch.soon(profilesQuery(environment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <PageHeader
        title="Send files"
        crumbs={[{ label: 'Transfers', href: `/e/${environment}/transfers` }]}
        description="Each file goes to the partner as a message of its own. It stays where it is; receipt and result are written beside it."
      />
      <SendFilesForm
        environmentId={environment}
        connectorId={typeof connector === 'string' ? connector : ''}
        paths={[path ?? []].flat()}
      />
    </HydrationBoundary>
  );
}

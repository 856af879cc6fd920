// One message that was received, found in the server's log by its id.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireCaller } from '@/lib/caller';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { receivedTraceQuery } from '@/lib/transfers/queries';
import { ReceivedMessage } from './_components/received-message';

export const metadata: Metadata = { title: 'Received message' };

type Props = PageProps<'/e/[environment]/transfers/received/message'>;

export default async function ReceivedMessagePage({ params, searchParams }: Props) {
  await requireCaller();
  const { environment } = await params;
  const { server, message, at } = await searchParams;
  const moment = Number(at);
  if (typeof server !== 'string' || typeof message !== 'string' || !Number.isSafeInteger(moment)) notFound();
  const prefetch = new Prefetch();
  prefetch.soon(profilesQuery(environment));
  await prefetch.required(receivedTraceQuery(environment, server, message, moment));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <ReceivedMessage environmentId={environment} serverId={server} messageId={message} at={moment} />
    </HydrationBoundary>
  );
}

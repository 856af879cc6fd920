// One message that was sent: how it went, with everything that AWS tells of it.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireCaller } from '@/lib/caller';
import { profilesQuery } from '@/lib/profiles/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { sentTransferQuery } from '@/lib/transfers/queries';
import { SentMessage } from './_components/sent-message';

export const metadata: Metadata = { title: 'Sent message' };

type Props = PageProps<'/e/[environment]/transfers/sent/[transferId]/[number]'>;

export default async function SentMessagePage({ params }: Props) {
  await requireCaller();
  const { environment, transferId, number } = await params;
  if (!/^\d{1,3}$/.test(number) || number === '0') notFound();
  const prefetch = new Prefetch();
  prefetch.soon(profilesQuery(environment));
  await prefetch.required(sentTransferQuery(environment, transferId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <SentMessage environmentId={environment} transferId={transferId} position={Number(number) - 1} />
    </HydrationBoundary>
  );
}

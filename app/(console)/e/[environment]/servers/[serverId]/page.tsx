// What a server is and how it is set.

import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { ServerOverview } from './_components/server-overview';

export async function generateMetadata({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]'>): Promise<Metadata> {
  return { title: (await params).serverId };
}

export default async function ServerPage({ params }: PageProps<'/e/[environment]/servers/[serverId]'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  return <ServerOverview environmentId={environment} serverId={serverId} />;
}

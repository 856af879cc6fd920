// The tags of a server; its data come with the layout.

import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { ServerTags } from './_components/server-tags';

export const metadata: Metadata = { title: 'Tags' };

export default async function ServerTagsPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/tags'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  return <ServerTags environmentId={environment} serverId={serverId} />;
}

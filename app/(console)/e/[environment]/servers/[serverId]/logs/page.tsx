// The log of a server: searched, or followed as it is written.

import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { ServerLog } from './_components/server-log';

export const metadata: Metadata = { title: 'Log' };

export default async function ServerLogPage({
  params,
}: PageProps<'/e/[environment]/servers/[serverId]/logs'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  return <ServerLog environmentId={environment} serverId={serverId} />;
}

// The form for a new user.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { cloneSource } from '@/lib/clones/rules';
import { Prefetch } from '@/lib/query/prefetch';
import { serverQuery } from '@/lib/servers/queries';
import { userQuery } from '@/lib/users/queries';
import { NewUser } from './_components/new-user';

export const metadata: Metadata = { title: 'Create user' };

export default async function NewUserPage({
  params,
  searchParams,
}: PageProps<'/e/[environment]/servers/[serverId]/new-user'>) {
  await requireCaller();
  const { environment, serverId } = await params;
  const prefetch = new Prefetch();
  const from = cloneSource((await searchParams).from, 3);
  if (from) {
    const [original = '', server = '', userName = ''] = from;
    prefetch.soon(serverQuery(original, server));
    prefetch.soon(userQuery(original, server, userName));
  }
  await prefetch.required(serverQuery(environment, serverId));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <NewUser environmentId={environment} serverId={serverId} from={from} />
    </HydrationBoundary>
  );
}

// Finds servers by id or name for the palette, in what the browser has read already, and reads what it lacks.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import type { QueryClient } from '@tanstack/react-query';
import type { PaletteItem } from '@/components/command-palette';
import { serverKeys } from '@/lib/servers/keys';
import { serversQuery } from '@/lib/servers/queries';
import { serverName } from '@/lib/servers/rules';
import type { Place } from './places';

const LIMIT = 20;

async function serversOf(queryClient: QueryClient, { id, label }: Place): Promise<PaletteItem[]> {
  const { pages } = await queryClient.fetchInfiniteQuery(serversQuery(id));
  return pages
    .flatMap((page) => page.Servers)
    .map((server) => {
      const serverId = server.ServerId ?? '';
      const described = queryClient.getQueryData<DescribedServer>(serverKeys.detail(id, serverId));
      const name = serverName(described?.Tags);
      return {
        label: name ? `${name} · ${serverId}` : serverId,
        href: `/e/${id}/servers/${serverId}`,
        group: 'Servers',
        hint: label,
      };
    });
}

/** An environment that does not answer leaves the others to be found. */
export async function findServers(
  queryClient: QueryClient,
  environments: readonly Place[],
  query: string,
): Promise<PaletteItem[]> {
  const answers = await Promise.allSettled(environments.map((place) => serversOf(queryClient, place)));
  const words = query.toLowerCase().split(/\s+/);
  return answers
    .flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    .filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
    .slice(0, LIMIT);
}

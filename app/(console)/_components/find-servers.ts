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

/** Shows what each environment has as soon as it answers; one that does not leaves the others to be found. */
export async function findServers(
  queryClient: QueryClient,
  environments: readonly Place[],
  query: string,
  show: (found: readonly PaletteItem[]) => void,
): Promise<void> {
  const words = query.toLowerCase().split(/\s+/);
  const found = environments.map((): PaletteItem[] => []);
  const look = async (place: Place, index: number) => {
    const servers = await serversOf(queryClient, place);
    found[index] = servers.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
    show(found.flat().slice(0, LIMIT));
  };
  await Promise.allSettled(environments.map(look));
}

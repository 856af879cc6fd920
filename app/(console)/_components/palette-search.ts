// The palette's search: one GET to the index on the server, over all environments, and what can be done on servers that it finds.

import type { QueryClient } from '@tanstack/react-query';
import type { PaletteItem } from '@/components/command-palette';
import { findQuery } from '@/lib/search-index/queries';
import { kindNames } from '@/lib/search-index/rules';
import { askedOfServer, type RoledPlace, serverActions } from './palette-actions';

export async function searchIndex(
  queryClient: QueryClient,
  environments: readonly RoledPlace[],
  query: string,
): Promise<PaletteItem[]> {
  const placeOf = (id: string | undefined) => environments.find((place) => place.id === id);
  const hintOf = (environment: string | undefined, hint: string) =>
    [hint, environments.length > 1 && placeOf(environment)?.label].filter(Boolean).join(' · ');
  const asked = askedOfServer(query);
  const [found, servers] = await Promise.all([
    queryClient.fetchQuery(findQuery(query)),
    asked && queryClient.fetchQuery(findQuery(asked.server)),
  ]);
  const actions = (servers?.items ?? []).flatMap(({ kind, environment, label, hint, href }) => {
    const role = placeOf(environment)?.role;
    if (kind !== 'server' || !role) return [];
    const items = serverActions({ href, label, role }, asked?.actions);
    return items.map((item) => ({ ...item, hint: hintOf(environment, hint) }));
  });
  const items = found.items.map(({ kind, environment, label, hint, href }) => ({
    label,
    href,
    group: kindNames[kind],
    hint: hintOf(environment, hint),
  }));
  return [...actions, ...items];
}

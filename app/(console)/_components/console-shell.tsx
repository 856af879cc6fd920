'use client';
// The shell with what it shows: navigation, environments, palette, the user's menu and the end of a session.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { usePathname } from 'next/navigation';
import { type ReactNode, useCallback, useMemo } from 'react';
import { AppShell } from '@/components/app-shell';
import { useCaller } from '@/components/caller';
import { CommandPalette } from '@/components/command-palette';
import { EnvironmentSwitch } from '@/components/environment-switch';
import { requestCountQuery } from '@/lib/key-requests/queries';
import { paletteActions, type RoledPlace, serverActions } from './palette-actions';
import { currentEnvironment, navigationGroups, palettePages, samePlaceIn } from './places';
import { useRecentPlaces } from './recent-places';
import { SessionEnded } from './session-ended';

import { UserMenu } from './user-menu';

const IndexNote = dynamic(() => import('./index-note').then((module) => module.IndexNote), { ssr: false });

export function ConsoleShell({
  environments,
  folded,
  children,
}: {
  environments: readonly RoledPlace[];
  folded: boolean;
  children: ReactNode;
}) {
  const path = usePathname();
  const queryClient = useQueryClient();
  const only = environments.length === 1 ? environments[0] : undefined;
  const current = currentEnvironment(environments, path) ?? only;
  const { data: requests } = useQuery({
    ...requestCountQuery(current?.id ?? ''),
    enabled: current !== undefined,
  });
  const { email, role } = useCaller();
  const recent = useRecentPlaces(email, path, environments);
  const here = current?.id;
  const server = /^\/e\/[^/]+\/servers\/[^/]+/.exec(path)?.[0];
  const items = useMemo(() => {
    const roleHere = environments.find(({ id }) => id === here)?.role ?? role;
    const onServer = server ? serverActions({ href: server, label: 'this server', role: roleHere }) : [];
    return [...palettePages(environments, here), ...paletteActions(environments, here, role), ...onServer];
  }, [environments, here, role, server]);
  const search = useCallback(
    async (query: string) => {
      const { searchIndex } = await import('./palette-search');
      return searchIndex(queryClient, environments, query);
    },
    [queryClient, environments],
  );
  return (
    <AppShell
      groups={navigationGroups(environments, current, requests)}
      environment={
        <EnvironmentSwitch
          current={current?.id}
          environments={environments.map((environment) => ({
            ...environment,
            href: samePlaceIn(environment.id, path),
          }))}
        />
      }
      colour={current?.colour}
      palette={<CommandPalette items={[...recent, ...items]} search={search} note={<IndexNote />} />}
      user={<UserMenu />}
      defaultFolded={folded}
    >
      {children}
      <SessionEnded />
    </AppShell>
  );
}

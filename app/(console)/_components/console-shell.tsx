'use client';
// The shell with what it shows: navigation, environments, palette, the user's menu and the end of a session.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { type ReactNode, useCallback, useMemo } from 'react';
import { AppShell } from '@/components/app-shell';
import { CommandPalette, type CommandPaletteProps } from '@/components/command-palette';
import { EnvironmentSwitch } from '@/components/environment-switch';
import { requestCountQuery } from '@/lib/key-requests/queries';
import { currentEnvironment, navigationGroups, type Place, palettePages, samePlaceIn } from './places';
import { SessionEnded } from './session-ended';
import { UserMenu } from './user-menu';

export function ConsoleShell({
  environments,
  folded,
  children,
}: {
  environments: readonly Place[];
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
  const pages = useMemo(() => palettePages(environments), [environments]);
  const search = useCallback<NonNullable<CommandPaletteProps['search']>>(
    async (query, show) => {
      const { findServers } = await import('./find-servers');
      await findServers(queryClient, environments, query, show);
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
      palette={<CommandPalette items={pages} search={search} />}
      user={<UserMenu />}
      defaultFolded={folded}
    >
      {children}
      <SessionEnded />
    </AppShell>
  );
}

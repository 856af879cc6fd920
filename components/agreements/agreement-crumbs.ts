'use client';
/** The way to a page about an agreement: servers, the server, its agreements. */
import { useQuery } from '@tanstack/react-query';
import { serverQuery } from '@/lib/servers/queries';
import { serverName } from '@/lib/servers/rules';
import type { Crumb } from '../page-header';

export function useAgreementCrumbs(environmentId: string, serverId: string): Crumb[] {
  const { data: server } = useQuery(serverQuery(environmentId, serverId));
  const list = `/e/${environmentId}/servers`;
  return [
    { label: 'Servers', href: list },
    { label: serverName(server?.Tags) ?? serverId, href: `${list}/${serverId}` },
    { label: 'Agreements', href: `${list}/${serverId}/agreements` },
  ];
}

/** The way to an access: the server by its name, and its list. Usage: `crumbs={accessCrumbs(environmentId, server, serverId)}` */
import type { DescribedServer } from '@aws-sdk/client-transfer';
import { serverName } from '@/lib/servers/rules';

export function accessCrumbs(environmentId: string, serverId: string, server: DescribedServer | undefined) {
  const list = `/e/${environmentId}/servers`;
  return [
    { label: 'Servers', href: list },
    { label: serverName(server?.Tags) ?? serverId, href: `${list}/${serverId}` },
    { label: 'Accesses', href: `${list}/${serverId}/accesses` },
  ];
}

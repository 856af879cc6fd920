// Reads for the choice of where a clone is made.

import 'server-only';
import { z } from 'zod';
import { describedServers } from '@/lib/servers/describe-cache';
import { serverName } from '@/lib/servers/rules';
import { defineRead } from '@/lib/transfer/read';

export interface CloneServer {
  ServerId: string;
  name?: string;
}

/** The servers that keep users themselves, by name. */
export const listCloneServers = defineRead({
  permission: 'ListServers',
  input: z.object({}),
  run: async (context): Promise<CloneServer[]> => {
    const servers = await describedServers(context);
    return servers
      .filter(({ IdentityProviderType }) => IdentityProviderType === 'SERVICE_MANAGED')
      .map(({ ServerId = '', Tags }) => ({ ServerId, name: serverName(Tags) }))
      .sort((a, b) => (a.name ?? a.ServerId).localeCompare(b.name ?? b.ServerId, 'en', { numeric: true }));
  },
});

// Every read by its name, for the read route and for prefetch.

import 'server-only';
import { describeServer, listServers, serverEndpoints } from '@/lib/servers/reads';

export const reads = {
  'servers.list': listServers,
  'servers.describe': describeServer,
  'servers.endpoints': serverEndpoints,
};

export type Reads = typeof reads;

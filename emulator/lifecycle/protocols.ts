// Serves each protocol of a server by the data plane that knows it.

import type { Protocol } from '@aws-sdk/client-transfer';
import type { DataPlane, Endpoint } from '../services';
import type { Store } from '../store/store';

export interface Served {
  protocols: readonly Protocol[];
  plane: DataPlane;
}

export function combineDataPlanes(known: readonly Served[], store: Store): DataPlane {
  const all = <T>(work: (plane: DataPlane) => Promise<T>) =>
    Promise.all(known.map(({ plane }) => work(plane)));
  const isWanted = ({ protocols }: Served, serverId: string) =>
    store.servers.get(serverId)?.Protocols.some((protocol) => protocols.includes(protocol)) ?? false;
  const endpointsOf = (serverId: string, plane: DataPlane) => plane.endpoints()[serverId];

  async function start(serverId: string): Promise<void> {
    try {
      for (const served of known) if (isWanted(served, serverId)) await served.plane.start(serverId);
    } catch (error) {
      // A server is ONLINE with all of its protocols or not at all.
      await all((plane) => plane.stop(serverId));
      throw error;
    }
  }

  return {
    start,
    async stop(serverId) {
      await all((plane) => plane.stop(serverId));
    },
    async refresh(serverId) {
      for (const served of known) {
        const { plane } = served;
        if (!isWanted(served, serverId)) await plane.stop(serverId);
        else if (endpointsOf(serverId, plane)) await plane.refresh(serverId);
      }
      await start(serverId);
    },
    async revokeUser(serverId, userName) {
      await all((plane) => plane.revokeUser(serverId, userName));
    },
    async revokeKey(serverId, userName, sshPublicKeyId) {
      await all((plane) => plane.revokeKey(serverId, userName, sshPublicKeyId));
    },
    endpoints() {
      const merged: Record<string, Record<string, Endpoint>> = {};
      for (const { plane } of known) {
        for (const [id, endpoints] of Object.entries(plane.endpoints())) {
          merged[id] = { ...merged[id], ...endpoints };
        }
      }
      return merged;
    },
    async close() {
      await all((plane) => plane.close());
    },
  };
}

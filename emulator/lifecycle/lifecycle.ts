// Moves servers between their states, in step with the data plane.

import type { State } from '@aws-sdk/client-transfer';
import type { DataPlane } from '../services';
import type { ServerRecord, Store } from '../store/store';

export interface Lifecycle {
  /** STARTING at once; ONLINE after the delay and when the listener is open. */
  start(serverId: string): void;
  /** STOPPING, and every session has ended, when this resolves; OFFLINE after the delay. */
  stop(serverId: string): Promise<void>;
  /** Opens or closes listeners after the protocols of a running server changed, and renews its settings. */
  changed(serverId: string): Promise<void>;
  /** Ends whatever runs for the server, which is about to be deleted. */
  remove(serverId: string): Promise<void>;
  /** Brings servers back to where they were when the emulator ended. */
  resume(): Promise<void>;
  close(): void;
}

export function createLifecycle(store: Store, dataPlane: DataPlane, delayMs: number): Lifecycle {
  const timers = new Map<string, NodeJS.Timeout>();
  const lastWork = new Map<string, Promise<void>>();

  /** Work on one server's listener never overlaps. */
  function inTurn(serverId: string, work: () => Promise<void>): Promise<void> {
    const turn = (lastWork.get(serverId) ?? Promise.resolve()).then(work);
    const settled = turn.catch(() => {});
    lastWork.set(serverId, settled);
    void settled.then(() => {
      if (lastWork.get(serverId) === settled) lastWork.delete(serverId);
    });
    return turn;
  }

  function setState(serverId: string, from: State[], to: State): boolean {
    const server = store.servers.get(serverId);
    if (!server || !from.includes(server.State)) return false;
    store.servers.put({ ...server, State: to });
    return true;
  }

  function later(serverId: string, work: () => Promise<void>): void {
    clearTimeout(timers.get(serverId));
    const timer = setTimeout(() => {
      timers.delete(serverId);
      inTurn(serverId, work).catch((error) => console.error(error));
    }, delayMs);
    timers.set(serverId, timer);
  }

  /** Opens the listeners of a server that is to be online. */
  function open(server: ServerRecord): Promise<void> {
    return attempt(server, () => dataPlane.start(server.ServerId));
  }

  /** A failure is a state and no error. */
  async function attempt(server: ServerRecord, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      setState(server.ServerId, ['STARTING'], 'ONLINE');
    } catch (error) {
      console.error(`Server ${server.ServerId} failed to start: ${(error as Error).message}`);
      setState(server.ServerId, ['STARTING', 'ONLINE'], 'START_FAILED');
    }
  }

  async function finishStart(serverId: string): Promise<void> {
    const server = store.servers.get(serverId);
    if (server?.State === 'STARTING') await open(server);
  }

  return {
    start(serverId) {
      setState(serverId, ['OFFLINE', 'START_FAILED', 'STOP_FAILED'], 'STARTING');
      later(serverId, () => finishStart(serverId));
    },

    async stop(serverId) {
      setState(serverId, ['ONLINE', 'START_FAILED', 'STOP_FAILED'], 'STOPPING');
      try {
        await inTurn(serverId, () => dataPlane.stop(serverId));
      } catch (error) {
        setState(serverId, ['STOPPING'], 'STOP_FAILED');
        throw error;
      }
      later(serverId, async () => void setState(serverId, ['STOPPING'], 'OFFLINE'));
    },

    changed(serverId) {
      return inTurn(serverId, async () => {
        const server = store.servers.get(serverId);
        if (server?.State !== 'ONLINE') return;
        const listening = serverId in dataPlane.endpoints();
        if (listening) await attempt(server, () => dataPlane.refresh(serverId));
        else await open(server);
      });
    },

    remove(serverId) {
      clearTimeout(timers.get(serverId));
      timers.delete(serverId);
      return inTurn(serverId, () => dataPlane.stop(serverId));
    },

    async resume() {
      const opening: Promise<void>[] = [];
      for (const server of allServers(store)) {
        if (server.State === 'STARTING') later(server.ServerId, () => finishStart(server.ServerId));
        if (server.State === 'STOPPING') setState(server.ServerId, ['STOPPING'], 'OFFLINE');
        if (server.State === 'ONLINE') opening.push(inTurn(server.ServerId, () => open(server)));
      }
      await Promise.all(opening);
    },

    close() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
  };
}

function* allServers(store: Store): Generator<ServerRecord> {
  for (let after: string | undefined; ; ) {
    const page = store.servers.page(after, 1000);
    yield* page.items;
    if (page.next === undefined) return;
    after = page.next;
  }
}

// The worker's side of a server: obeys the main thread's orders with whatever listener serves the protocol.

import type { MessagePort } from 'node:worker_threads';
import type { LogEvent } from '../services';
import { openStore } from '../store/sqlite-store';
import type { Store, UserRecord } from '../store/store';
import { ActivityLog } from '../user-session/activity-log';
import type { NumberedOrder, Order, WorkerMessage, WorkerSettings } from './worker-messages';

export interface Listener {
  listen(host: string, port: number): Promise<number>;
  refresh(): void | Promise<void>;
  /** Ends the sessions of these logins; resolves when their files are closed. */
  end(reason: string, whose: (login: { user: UserRecord; sshPublicKeyId: string }) => boolean): Promise<void>;
  close(): Promise<void>;
}

export interface WorkerTools {
  store: Store;
  activity: ActivityLog;
  tell(message: WorkerMessage): void;
}

/** `open` throws where the server's settings cannot be served. */
export function obeyOrders(
  main: MessagePort,
  { dataDir, serverId }: WorkerSettings,
  open: (tools: WorkerTools, host: string) => Listener,
): void {
  const tell = (message: WorkerMessage) => main.postMessage(message);
  const store = openStore(dataDir, { readonly: true });
  const arn = store.servers.get(serverId)?.Arn ?? '';
  const activity = new ActivityLog({ serverId, arn }, (events: LogEvent[]) => tell({ kind: 'log', events }));
  let listener: Listener | undefined;

  async function obey(order: Order): Promise<number | undefined> {
    switch (order.kind) {
      case 'listen': {
        const opened = open({ store, activity, tell }, order.host);
        const port = await opened.listen(order.host, order.port);
        listener = opened;
        return port;
      }
      case 'refresh':
        await listener?.refresh();
        return;
      case 'revoke-user':
        await listener?.end(
          'The user was deleted or changed',
          ({ user }) => user.UserName === order.userName,
        );
        return;
      case 'revoke-key':
        await listener?.end(
          'The public key was deleted',
          ({ user, sshPublicKeyId }) =>
            user.UserName === order.userName && sshPublicKeyId === order.sshPublicKeyId,
        );
        return;
      case 'close':
        await listener?.close();
        activity.flush();
        store.close();
    }
  }

  main.on('message', ({ number, order }: NumberedOrder) => {
    obey(order).then(
      (port) => {
        activity.flush();
        tell({ kind: 'done', number, ...(port === undefined ? {} : { port }) });
        if (order.kind === 'close') main.close();
      },
      (error: NodeJS.ErrnoException) => {
        const { message, code } = error;
        tell({ kind: 'failed', number, message, ...(code === undefined ? {} : { code }) });
      },
    );
  });
}

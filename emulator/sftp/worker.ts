// A server's worker thread: reads the store beside the main thread and serves SFTP on one port.

import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { serverPolicyNamed } from '../security-policies/security-policy';
import { storageOf } from '../storage/user-storage';
import { openStore } from '../store/sqlite-store';
import type { UserRecord } from '../store/store';
import { ActivityLog } from './activity-log';
import type { PolicyAlgorithms } from './algorithms';
import { SftpListener } from './listener';
import type { NumberedOrder, Order, WorkerMessage, WorkerSettings } from './messages';

function run(main: MessagePort, { dataDir, serverId, limits, lambdas }: WorkerSettings): void {
  const tell = (message: WorkerMessage) => main.postMessage(message);
  const store = openStore(dataDir, { readonly: true });
  const arn = store.servers.get(serverId)?.Arn ?? '';
  const activity = new ActivityLog({ serverId, arn }, (events) => tell({ kind: 'log', events }));
  let listener: SftpListener | undefined;

  const storageFor = (user: UserRecord) => storageOf(user, () => store.servers.get(serverId), dataDir);

  async function obey(order: Order): Promise<number | undefined> {
    switch (order.kind) {
      case 'listen': {
        const opened = new SftpListener({
          serverId,
          store,
          providers: { dataDir, lambdas },
          limits,
          activity,
          policy,
          storageFor,
          onUpload: (upload) => tell({ kind: 'upload', upload: { ...upload, serverId } }),
        });
        const port = await opened.listen(order.host, order.port);
        listener = opened;
        return port;
      }
      case 'refresh':
        listener?.refresh();
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

function policy(name: string): PolicyAlgorithms {
  const found = serverPolicyNamed(name);
  if (!found) throw new Error(`There is no security policy ${name} for servers.`);
  return found;
}

if (parentPort) run(parentPort, workerData as WorkerSettings);

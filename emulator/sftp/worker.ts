// A server's worker thread for SFTP: reads the store beside the main thread and serves one port.

import { parentPort, workerData } from 'node:worker_threads';
import { obeyOrders } from '../lifecycle/worker-loop';
import type { WorkerSettings } from '../lifecycle/worker-messages';
import { serverPolicyNamed } from '../security-policies/security-policy';
import { storageOf } from '../storage/user-storage';
import type { PolicyAlgorithms } from './algorithms';
import type { Limits } from './limits';
import { SftpListener } from './listener';

interface SftpSettings extends WorkerSettings {
  limits: Limits;
}

function policy(name: string): PolicyAlgorithms {
  const found = serverPolicyNamed(name);
  if (!found) throw new Error(`There is no security policy ${name} for servers.`);
  return found;
}

if (parentPort) {
  const settings = workerData as SftpSettings;
  const { dataDir, serverId, limits, lambdas } = settings;
  obeyOrders(parentPort, settings, ({ store, activity, tell }) => {
    return new SftpListener({
      serverId,
      store,
      providers: { dataDir, lambdas },
      limits,
      activity,
      policy,
      storageFor: (user) => storageOf(user, () => store.servers.get(serverId), dataDir),
      onUpload: (upload) => tell({ kind: 'upload', upload: { ...upload, serverId } }),
    });
  });
}

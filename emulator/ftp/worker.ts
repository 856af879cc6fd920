// A server's worker thread for FTP and FTPS: reads the store beside the main thread and serves one port.

import { parentPort, workerData } from 'node:worker_threads';
import type { PortRange } from '../lifecycle/ports';
import { obeyOrders } from '../lifecycle/worker-loop';
import type { WorkerSettings } from '../lifecycle/worker-messages';
import { storageOf } from '../storage/user-storage';
import type { CertificateFolders } from './certificate-folder';
import type { FtpLimits } from './limits';
import { FtpListener } from './listener';

interface FtpSettings extends WorkerSettings {
  limits: FtpLimits;
  passivePorts: PortRange;
  certificates: CertificateFolders;
}

if (parentPort) {
  const settings = workerData as FtpSettings;
  const { dataDir, serverId, limits, lambdas, passivePorts, certificates } = settings;
  obeyOrders(parentPort, settings, ({ store, activity, tell }, host) => {
    return new FtpListener({
      serverId,
      accounts: store,
      providers: { dataDir, lambdas },
      limits,
      activity,
      host,
      passivePorts,
      certificates,
      storageFor: (user) => storageOf(user, () => store.servers.get(serverId), dataDir),
      onUpload: (upload) => tell({ kind: 'upload', upload: { ...upload, serverId } }),
    });
  });
}

// Serves FTP and FTPS for ONLINE servers: both at one port, as the service does.

import { join } from 'node:path';
import type { PortRange } from '../lifecycle/ports';
import { WorkerDataPlane, type WorkerDataPlaneOptions } from '../lifecycle/worker-data-plane';
import type { DataPlane, Endpoint } from '../services';
import { FTP_LIMITS, type FtpLimits } from './limits';

interface FtpDataPlaneOptions extends WorkerDataPlaneOptions {
  passivePorts: PortRange;
  /** A folder of somebody else's certificates. */
  certificateDir?: string | undefined;
  limits?: FtpLimits;
}

export function createFtpDataPlane({
  passivePorts,
  certificateDir,
  limits = FTP_LIMITS,
  ...options
}: FtpDataPlaneOptions): DataPlane {
  const { dataDir, store } = options;
  const own = join(dataDir, 'certificates');
  return new WorkerDataPlane(options, {
    protocol: 'FTP',
    workerFile: new URL('./ftp/worker.js', import.meta.url),
    settings: { limits, passivePorts, certificates: { given: certificateDir, own } },
    endpoints(serverId, at) {
      const protocols = store.servers.get(serverId)?.Protocols ?? [];
      const reached: Record<string, Endpoint> = {};
      if (protocols.includes('FTP')) reached.FTP = at;
      if (protocols.includes('FTPS')) reached.FTPS = { ...at, tls: true };
      return reached;
    },
  });
}

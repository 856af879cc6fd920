// Serves SFTP for ONLINE servers.

import { WorkerDataPlane, type WorkerDataPlaneOptions } from '../lifecycle/worker-data-plane';
import type { DataPlane } from '../services';
import { type Limits, SERVICE_LIMITS } from './limits';

interface SftpDataPlaneOptions extends WorkerDataPlaneOptions {
  limits?: Limits;
  /** The bundled worker; beside the bundled program unless told otherwise. */
  workerFile?: URL;
}

export function createSftpDataPlane({
  limits = SERVICE_LIMITS,
  workerFile = new URL('./sftp/worker.js', import.meta.url),
  ...options
}: SftpDataPlaneOptions): DataPlane {
  return new WorkerDataPlane(options, {
    protocol: 'SFTP',
    workerFile,
    settings: { limits },
    endpoints: (_serverId, at) => ({ SFTP: at }),
  });
}

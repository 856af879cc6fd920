// What a server allows its FTP clients; the values of the service where it tells them.

import { type Limits, SERVICE_LIMITS } from '../sftp/limits';

export interface FtpLimits extends Limits {
  /** From the announcement of a passive port to the data connection. */
  dataConnectionMs: number;
}

export const FTP_LIMITS: FtpLimits = {
  ...SERVICE_LIMITS,
  unresponsiveMs: 600_000,
  dataConnectionMs: 60_000,
};

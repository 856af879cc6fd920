// The storage that somebody who has logged in works on: of the server's domain, within the session policy.

import { join } from 'node:path';
import { readSessionPolicy } from '../../lib/transfer-model/session-policy';
import type { ServerRecord, UserRecord } from '../store/store';
import { EfsStorage } from './efs-storage';
import { S3Storage } from './s3-storage';
import { ScopedStorage } from './scoped-storage';
import type { Storage } from './storage';

/** A user of EFS has a profile; without one nothing but what is everybody's is left. */
const NOBODY = { Uid: 65534, Gid: 65534 };

/** `server` is asked each time, since SetStatOption may change during a session. */
export function storageOf(
  user: UserRecord,
  server: () => ServerRecord | undefined,
  dataDir: string,
): Storage {
  const { Domain = 'S3', Arn = '' } = server() ?? {};
  // Session policies speak of S3 only, and the service leaves them out on EFS.
  if (Domain === 'EFS') return new EfsStorage(join(dataDir, 'efs'), user.PosixProfile ?? NOBODY);
  const ignoresSetStat = () => server()?.ProtocolDetails.SetStatOption === 'ENABLE_NO_OP';
  const storage = new S3Storage(join(dataDir, 'buckets'), ignoresSetStat);
  if (!user.Policy) return storage;
  const [, partition = 'aws'] = Arn.split(':');
  return new ScopedStorage(storage, readSessionPolicy(user.Policy, user), partition);
}

// SFTP status codes, and which one tells a client about which error.

import { Refusal, type RefusalCode } from '../storage/refusal';

export const Status = {
  OK: 0,
  EOF: 1,
  NO_SUCH_FILE: 2,
  PERMISSION_DENIED: 3,
  FAILURE: 4,
  BAD_MESSAGE: 5,
  OP_UNSUPPORTED: 8,
} as const;

export interface Outcome {
  code: number;
  message: string;
  /** For the log, where that is told more. */
  logged?: string;
}

const REFUSALS: Record<RefusalCode, number> = {
  NOT_FOUND: Status.NO_SUCH_FILE,
  DENIED: Status.PERMISSION_DENIED,
  UNSUPPORTED: Status.OP_UNSUPPORTED,
  FAILURE: Status.FAILURE,
};

/** As OpenSSH's sftp-server maps them; texts name no path of this machine. */
const ERRNOS: Record<string, Outcome> = {
  ENOENT: { code: Status.NO_SUCH_FILE, message: 'No such file or directory' },
  ENOTDIR: { code: Status.NO_SUCH_FILE, message: 'No such file or directory' },
  ELOOP: { code: Status.NO_SUCH_FILE, message: 'No such file or directory' },
  EBADF: { code: Status.NO_SUCH_FILE, message: 'No such file or directory' },
  EPERM: { code: Status.PERMISSION_DENIED, message: 'Permission denied' },
  EACCES: { code: Status.PERMISSION_DENIED, message: 'Permission denied' },
  EROFS: { code: Status.PERMISSION_DENIED, message: 'Permission denied' },
  EFAULT: { code: Status.PERMISSION_DENIED, message: 'Permission denied' },
  ENAMETOOLONG: { code: Status.BAD_MESSAGE, message: 'Name too long' },
  EINVAL: { code: Status.BAD_MESSAGE, message: 'Bad message' },
  ENOSYS: { code: Status.OP_UNSUPPORTED, message: 'Operation unsupported' },
  EEXIST: { code: Status.FAILURE, message: 'File exists' },
  ENOTEMPTY: { code: Status.FAILURE, message: 'Directory not empty' },
  EISDIR: { code: Status.FAILURE, message: 'Is a directory' },
  ENOSPC: { code: Status.FAILURE, message: 'No space left on device' },
};

export function outcomeOf(error: unknown): Outcome {
  if (error instanceof Refusal) {
    return { code: REFUSALS[error.code], message: error.message, logged: error.logged };
  }
  const errno = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return ERRNOS[errno] ?? { code: Status.FAILURE, message: 'Failure' };
}

// One command of FTP.

import type { Reply } from './reply';
import type { FtpSession } from './session';

export interface Verb {
  /** Only for whoever has logged in. */
  login?: true;
  /** Needs an argument, which is a path unless the verb reads it otherwise. */
  argument?: true;
  /** Whatever it throws becomes a reply. */
  run(session: FtpSession, argument: string): Reply | Promise<Reply>;
}

export type Verbs = Record<string, Verb>;

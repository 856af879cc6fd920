// Writes the structured log events of a server's sessions, with the member names of the service.

import { createHash } from 'node:crypto';
import type { Protocol } from '@aws-sdk/client-transfer';
import type { LogEvent } from '../services';
import type { UserRecord } from '../store/store';

export type Activity =
  | 'AUTH_FAILURE'
  | 'KEX_FAILURE'
  | 'TLS_RESUME_FAILURE'
  | 'CONNECTED'
  | 'DISCONNECTED'
  | 'EXIT_REASON'
  | 'ERROR'
  | 'OPEN'
  | 'CLOSE'
  | 'PARTIAL_CLOSE'
  | 'DELETE'
  | 'RENAME'
  | 'MKDIR'
  | 'RMDIR'
  | 'SETSTAT';

export type Members = Record<string, string | undefined>;

export type Log = (activity: Activity, members?: Members) => void;

const MOST_PENDING = 500;
const FLUSH_AFTER_MS = 25;
/** Names and keys of strangers may fill a whole SSH packet; events are bounded in number, hence also in size. */
const MOST_CHARACTERS = 2048;

/** Gathers events so that a busy session does not cost a message per file. */
export class ActivityLog {
  private pending: LogEvent[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly server: { serverId: string; arn: string },
    private readonly post: (events: LogEvent[]) => void,
  ) {}

  /** Failures before anyone is logged in. */
  errors(activity: Activity, members: Members): void {
    this.add('ERRORS', activity, members);
  }

  session(userName: string, sessionId: string): Log {
    const stream = `${userName}.${sessionId}`;
    return (activity, members = {}) => this.add(stream, activity, { ...members, 'session-id': sessionId });
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const events = this.pending;
    this.pending = [];
    if (events.length > 0) this.post(events);
  }

  private add(stream: string, activity: Activity, members: Members): void {
    const message: LogEvent['message'] = { 'activity-type': activity };
    for (const [name, value] of Object.entries(members)) {
      if (value !== undefined) message[name] = value.slice(0, MOST_CHARACTERS);
    }
    message['resource-arn'] = this.server.arn;
    this.pending.push({ serverId: this.server.serverId, stream, timestamp: Date.now(), message });
    if (this.pending.length >= MOST_PENDING) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), FLUSH_AFTER_MS);
  }
}

/** What CONNECTED says of whoever logged in, whatever the protocol. */
export function loginMembers(user: UserRecord, protocol: Protocol, sourceIp: string): Members {
  return {
    user: user.UserName,
    role: user.Role,
    'home-dir': user.HomeDirectoryType === 'LOGICAL' ? '/' : user.HomeDirectory || '/',
    'user-policy': user.Policy,
    'source-ip': sourceIp,
    protocol,
  };
}

/** What a log event says of a public key. */
export function keyMembers(type: string, blob: Buffer): Members {
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '');
  return {
    'ssh-public-key': blob.toString('base64'),
    'ssh-public-key-fingerprint': `SHA256:${digest}`,
    'ssh-public-key-type': type,
  };
}

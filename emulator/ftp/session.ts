// What one FTP client has agreed on so far: who it is, where it stands, and how data travels.

import type { Protocol } from '@aws-sdk/client-transfer';
import type { ProviderSettings } from '../identity/provider';
import type { PortRange } from '../lifecycle/ports';
import type { Upload } from '../services';
import { outcomeOf, Status } from '../sftp/status';
import type { Storage } from '../storage/storage';
import type { ServerRecord, Store, UserRecord } from '../store/store';
import type { ActivityLog, Log } from '../user-session/activity-log';
import { absolute, components } from '../user-session/paths';
import type { UserFiles } from '../user-session/user-files';
import type { DataTransfer } from './data-transfer';
import type { FtpLimits } from './limits';
import type { PassivePort } from './passive-port';
import { type Reply, reply } from './reply';
import type { TlsSide } from './tls';

export interface SessionContext {
  serverId: string;
  accounts: Pick<Store, 'servers' | 'accesses'>;
  providers: ProviderSettings;
  limits: FtpLimits;
  activity: ActivityLog;
  /** Where passive ports are opened. */
  host: string;
  passivePorts: PortRange;
  /** ProtocolDetails.PassiveIp, as it was when the server started. */
  passiveIp: string;
  storageFor(user: UserRecord): Storage;
  /** A file was stored, whole or in part. */
  onUpload(upload: Omit<Upload, 'serverId'>): void;
}

/** What a session needs of the connection that carries it. */
export interface Carrier {
  say(reply: Reply): Promise<void>;
  touch(): void;
  /** The connection need not be ended by the login timer any more. */
  loggedIn(): void;
}

export interface LoggedIn {
  user: UserRecord;
  files: UserFiles;
}

export class FtpSession {
  login: LoggedIn | undefined;
  /** What USER said. */
  userName: string | undefined;
  failures = 0;
  /** Components of the current folder. */
  folder: readonly string[] = [];
  renameFrom: string | undefined;
  /** Set by AUTH. */
  tls: TlsSide | undefined;
  bufferAgreed = false;
  privateData = false;
  onlyExtended = false;
  passive: PassivePort | undefined;
  transfer: DataTransfer | undefined;
  log: Log = () => {};

  constructor(
    readonly id: string,
    readonly context: SessionContext,
    readonly carrier: Carrier,
    readonly addresses: { local: string; peer: string },
  ) {}

  get server(): ServerRecord | undefined {
    return this.context.accounts.servers.get(this.context.serverId);
  }

  get protocol(): Extract<Protocol, 'FTP' | 'FTPS'> {
    return this.tls ? 'FTPS' : 'FTP';
  }

  /** The absolute path of what a client names. */
  path(argument: string): string {
    return absolute(components(argument, this.folder));
  }

  get files(): UserFiles {
    if (!this.login) throw new Error('Nobody is logged in.');
    return this.login.files;
  }

  /** What the log and the client are told of an error; a name that is not there is no news for the log. */
  refuse(operation: string, argument: string, error: unknown): Reply {
    const { code, message, logged = message } = outcomeOf(error);
    if (code !== Status.NO_SUCH_FILE) {
      this.log('ERROR', { operation, path: this.storedPath(argument), message: logged });
    }
    return reply((error as NodeJS.ErrnoException).code === 'ENOSPC' ? 452 : 550, message);
  }

  close(): void {
    this.passive?.close();
    this.passive = undefined;
    this.transfer?.abort();
  }

  private storedPath(argument: string): string | undefined {
    try {
      return this.files.storedPath(this.path(argument));
    } catch {
      return undefined;
    }
  }
}

// One SSH connection: its login, its SFTP channels, its timers and its end.

import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { AuthContext, ClientInfo, Connection, NegotiatedAlgorithms, Session } from 'ssh2';
import type { ProviderSettings } from '../identity/provider';
import type { Upload } from '../services';
import type { Storage } from '../storage/storage';
import type { UserRecord } from '../store/store';
import { type ActivityLog, type Log, loginMembers, type Members } from '../user-session/activity-log';
import { HomeTree } from '../user-session/home-tree';
import { UserFiles } from '../user-session/user-files';
import { type Accounts, Authentication, type Decision, type Login } from './authentication';
import type { Limits } from './limits';
import type { SftpChannel } from './sftp-channel';
import { SftpSession } from './sftp-session';
import { onKeyExchangeMethod, socketOf } from './ssh2-adaptations';

export interface ConnectionContext {
  serverId: string;
  accounts: Accounts;
  providers: ProviderSettings;
  limits: Limits;
  activity: ActivityLog;
  storageFor(user: UserRecord): Storage;
  /** A file was stored, whole or in part. */
  onUpload?: ((upload: Omit<Upload, 'serverId'>) => void) | undefined;
  /** The socket need not be ended by the login timer any more. */
  onLogin(socket: Socket): void;
}

/** More than this in the socket's buffer means that the client does not read. */
const MOST_BUFFERED = 2 * 1024 * 1024;
/** Beyond this even what ssh2 answers by itself has to wait, so nothing more is read. */
const MOST_ANSWERED = 4 * MOST_BUFFERED;
/** How long a closing connection may take to send its last words. */
const LAST_WORDS_MS = 1000;

export class SftpConnection {
  readonly sessionId = randomBytes(8).toString('hex');
  login: Login | undefined;
  private readonly socket: Socket;
  private readonly authentication: Authentication;
  private readonly sessions = new Set<SftpSession>();
  private idleTimer: NodeJS.Timeout | undefined;
  private log: Log = () => {};
  private negotiated: NegotiatedAlgorithms | undefined;
  private kexMethod: string | undefined;
  private failures = 0;
  private channels = 0;
  private closed = false;

  constructor(
    private readonly client: Connection,
    private readonly info: ClientInfo,
    private readonly context: ConnectionContext,
  ) {
    this.socket = socketOf(client);
    this.authentication = new Authentication({ ...context, sourceIp: info.ip });
    this.socket.setNoDelay(true);
    onKeyExchangeMethod(client, (method) => {
      this.kexMethod = method;
    });
    client.on('handshake', (negotiated) => {
      this.negotiated = negotiated;
    });
    client.on('authentication', (authentication) => this.authenticate(authentication));
    client.on('session', (accept, reject) => this.openSession(accept, reject));
    client.on('error', (error) => this.failed(error));
    client.on('end', () => this.close());
    client.on('close', () => this.close());
    this.socket.on('drain', () => this.resume());
    this.socket.prependListener('data', () => this.gather());
    this.socket.on('data', () => {
      if (this.socket.writableLength > MOST_ANSWERED) this.socket.pause();
    });
  }

  /** The client opened a window or took what was buffered. */
  resume(): void {
    for (const session of this.sessions) session.resume();
    if (this.socket.isPaused() && this.socket.writableLength < MOST_BUFFERED) this.socket.resume();
  }

  /** Ends at once: what was not begun is not done any more. Resolves when the files are closed. */
  async end(reason: string): Promise<void> {
    this.log('EXIT_REASON', { message: reason });
    for (const session of this.sessions) session.end({ drop: true });
    this.orDestroy(() => this.client.end());
    this.destroySoon();
    await this.allFinished();
  }

  private destroySoon(): void {
    this.socket.destroySoon();
    setTimeout(() => this.socket.destroy(), LAST_WORDS_MS).unref();
  }

  private authenticate(context: AuthContext): void {
    if (context.method === 'none') {
      context.reject(this.authentication.methods());
      return;
    }
    this.authentication.decide(context).then(
      (decision) => {
        if (!this.closed) this.orDestroy(() => this.answer(context, decision));
      },
      (error: Error) => {
        console.error('A login could not be decided.', error);
        this.socket.destroy();
      },
    );
  }

  private answer(context: AuthContext, decision: Decision): void {
    if (decision.kind === 'refused') {
      this.context.activity.errors('AUTH_FAILURE', {
        ...decision.members,
        message: decision.message,
        'source-ip': this.info.ip,
        'session-id': this.sessionId,
      });
      this.failures += 1;
      if (this.failures >= this.context.limits.authenticationTries) this.client.end();
      else context.reject(this.authentication.methods());
      return;
    }
    if (decision.kind === 'partial') {
      context.reject(this.authentication.methods(), true);
      return;
    }
    if (decision.kind === 'accepted') this.welcome(decision.login);
    context.accept();
  }

  private welcome(login: Login): void {
    this.context.onLogin(this.socket);
    this.login = login;
    const { user, key } = login;
    this.log = this.context.activity.session(user.UserName, this.sessionId);
    this.log('CONNECTED', { ...this.describe(user), ...key });
    const { idleMs } = this.context.limits;
    this.idleTimer = setTimeout(() => this.end('Idle timeout'), idleMs);
  }

  private describe(user: UserRecord): Members {
    const { cs, sc, kex } = this.negotiated ?? {};
    return {
      ...loginMembers(user, 'SFTP', this.info.ip),
      client: `SSH-${this.info.header.versions.protocol}-${this.info.header.versions.software}`,
      kex,
      ciphers: cs && sc && `${cs.cipher},${sc.cipher}`,
    };
  }

  private openSession(accept: () => Session, reject: () => void): void {
    if (!this.login || this.channels >= this.context.limits.channels) {
      reject();
      return;
    }
    const { user } = this.login;
    this.channels += 1;
    const session = accept();
    session.on('close', () => {
      this.channels -= 1;
    });
    // Nothing listens for shell, exec and forwarding, so that ssh2 refuses them.
    session.on('sftp', (acceptSftp) => {
      const tree = new HomeTree(user);
      const files = new UserFiles(tree, this.context.storageFor(user));
      // Nothing where the channel carries SFTP already.
      const channel = acceptSftp() as unknown as SftpChannel | undefined;
      if (channel) this.serve(channel, files);
    });
  }

  private serve(channel: SftpChannel, files: UserFiles): void {
    const session = new SftpSession(channel, files, this.log, {
      send: (reply) => this.send(reply),
      congested: () => this.socket.writableLength > MOST_BUFFERED,
      touch: () => this.idleTimer?.refresh(),
      fail: (reason) => {
        this.log('ERROR', { message: reason });
        this.socket.destroy();
      },
      uploaded: (path, partial) => this.uploaded(path, partial),
    });
    this.sessions.add(session);
    session.finished.then(() => this.sessions.delete(session));
  }

  private uploaded(path: string, partial: boolean): void {
    if (!this.login) return;
    const { UserName: userName, PosixProfile: posixProfile } = this.login.user;
    this.context.onUpload?.({ userName, sessionId: this.sessionId, path, partial, posixProfile });
  }

  private send(reply: () => void): void {
    if (this.closed) return;
    this.gather();
    this.orDestroy(reply);
  }

  /** After a fatal fault of the client ssh2 throws at whoever goes on writing, until the socket is closed. */
  private orDestroy(work: () => void): void {
    try {
      work();
    } catch {
      this.socket.destroy();
    }
  }

  /** One system call for what one turn of the event loop sends, instead of one for each packet. */
  private gather(): void {
    if (this.socket.writableCorked > 0) return;
    this.socket.cork();
    setImmediate(() => this.socket.uncork());
  }

  /** A fault of the client ends its own connection only. */
  private failed(error: Error & { level?: string }): void {
    if (error.level === 'handshake' && !this.login) {
      this.context.activity.errors('KEX_FAILURE', {
        kex: this.kexMethod,
        message: kexFailure(error.message),
        'source-ip': this.info.ip,
      });
    } else if (this.login && !this.closed) {
      this.log('EXIT_REASON', { message: error.message });
    }
    this.destroySoon();
  }

  private close(): void {
    if (this.closed) return;
    this.closed = true;
    clearTimeout(this.idleTimer);
    for (const session of this.sessions) session.end();
    this.allFinished().then(() => this.log('DISCONNECTED'));
  }

  private async allFinished(): Promise<void> {
    await Promise.all([...this.sessions].map((session) => session.finished));
  }
}

/** The service's own words for what ssh2 says at length. */
function kexFailure(message: string): string {
  if (/no matching key exchange/i.test(message)) return 'no matching key exchange method found';
  if (/no matching host key/i.test(message)) return 'no matching host key type found';
  if (/no matching .*cipher/i.test(message)) return 'no matching cipher found';
  if (/no matching .*MAC/i.test(message)) return 'no matching MAC found';
  return message;
}

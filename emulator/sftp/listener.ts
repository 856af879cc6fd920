// Listens on a server's port and hands connections to the ssh2 server that holds the present settings.

import { createServer, type Socket } from 'node:net';
import ssh2, { type Server } from 'ssh2';
import type { ProviderSettings } from '../identity/provider';
import type { Upload } from '../services';
import type { Storage } from '../storage/storage';
import type { Store, UserRecord } from '../store/store';
import type { ActivityLog } from '../user-session/activity-log';
import { offeredAlgorithms, type PolicyAlgorithms } from './algorithms';
import type { Login } from './authentication';
import { SftpConnection } from './connection';
import { servedHostKeys } from './host-keys';
import type { Limits } from './limits';
import { adaptConnection } from './ssh2-adaptations';

/** The identification that the service gives: `SSH-2.0-AWS_SFTP_1.1`. */
const IDENT = 'AWS_SFTP_1.1';
const UNANSWERED_PROBES = 3;

export interface ListenerOptions {
  serverId: string;
  store: Pick<Store, 'servers' | 'users' | 'sshPublicKeys' | 'hostKeys' | 'accesses'>;
  providers: ProviderSettings;
  limits: Limits;
  activity: ActivityLog;
  policy(name: string): PolicyAlgorithms;
  storageFor(user: UserRecord): Storage;
  onUpload?: (upload: Omit<Upload, 'serverId'>) => void;
}

export class SftpListener {
  private readonly net = createServer((socket) => this.admit(socket));
  private readonly sockets = new Set<Socket>();
  /** Sockets that nobody has logged in on, each with the timer that ends it. */
  private readonly pending = new Map<Socket, NodeJS.Timeout>();
  private readonly connections = new Set<SftpConnection>();
  private ssh: Server;

  /** Throws where the server's settings cannot be served. */
  constructor(private readonly options: ListenerOptions) {
    this.ssh = this.present();
  }

  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.net.once('error', reject);
      this.net.listen(port, host, () => {
        const address = this.net.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  /** Connections from now on see the present host keys, policy and banner; the port stays open. */
  refresh(): void {
    this.ssh = this.present();
  }

  /** Ends the sessions of these logins; resolves when their files are closed. */
  async end(reason: string, whose: (login: Login) => boolean): Promise<void> {
    const doomed = [...this.connections].filter(({ login }) => login && whose(login));
    await Promise.all(doomed.map((connection) => connection.end(reason)));
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.net.close(resolve));
    for (const socket of this.pending.keys()) socket.destroy();
    await this.end('The server was stopped', () => true);
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private admit(socket: Socket): void {
    const { connections, pendingConnections, loginGraceMs } = this.options.limits;
    if (this.sockets.size >= connections || this.pending.size >= pendingConnections) {
      socket.destroy();
      return;
    }
    this.sockets.add(socket);
    this.pending.set(
      socket,
      setTimeout(() => socket.destroy(), loginGraceMs),
    );
    socket.once('close', () => {
      this.sockets.delete(socket);
      this.settle(socket);
    });
    this.ssh.injectSocket(socket);
  }

  private settle(socket: Socket): void {
    clearTimeout(this.pending.get(socket));
    this.pending.delete(socket);
  }

  private present(): Server {
    const { serverId, store, limits, policy } = this.options;
    const server = store.servers.get(serverId);
    if (!server) throw new Error(`There is no server ${serverId}.`);
    const algorithms = offeredAlgorithms(policy(server.SecurityPolicyName));
    const { PreAuthenticationLoginBanner: banner } = server;
    const ssh = new ssh2.Server({
      ident: IDENT,
      hostKeys: servedHostKeys(store.hostKeys, serverId),
      algorithms: { ...algorithms, compress: ['none'] } as ssh2.Algorithms,
      ...(banner ? { banner } : {}),
      keepaliveInterval: limits.unresponsiveMs / (UNANSWERED_PROBES + 1),
      keepaliveCountMax: UNANSWERED_PROBES,
    });
    ssh.on('connection', (client, info) => {
      const connection = new SftpConnection(client, info, {
        serverId,
        accounts: store,
        providers: this.options.providers,
        limits,
        activity: this.options.activity,
        storageFor: this.options.storageFor,
        onUpload: this.options.onUpload,
        onLogin: (socket) => this.settle(socket),
      });
      this.connections.add(connection);
      client.on('close', () => this.connections.delete(connection));
      adaptConnection(client, {
        hostKeyAlgorithms: algorithms.serverHostKey,
        onWindow: () => connection.resume(),
      });
    });
    return ssh;
  }
}

// Listens on a server's control port, for FTP and FTPS alike, and counts who is connected.

import { createServer, type Socket } from 'node:net';
import { serverPolicyNamed } from '../security-policies/security-policy';
import type { UserRecord } from '../store/store';
import { type CertificateFolders, certificateOf } from './certificate-folder';
import { FtpConnection } from './connection';
import type { SessionContext } from './session';
import { type TlsSettings, TlsSide } from './tls';

export interface ListenerOptions extends Omit<SessionContext, 'passiveIp'> {
  certificates: CertificateFolders;
}

interface Login {
  user: UserRecord;
  sshPublicKeyId: string;
}

export class FtpListener {
  private readonly net = createServer((socket) => this.admit(socket));
  private readonly connections = new Set<FtpConnection>();
  /** Those that nobody has logged in on, each with the timer that ends it. */
  private readonly pending = new Map<FtpConnection, NodeJS.Timeout>();
  /** A change of it holds from the next start of the server on, as with the service. */
  private readonly passiveIp: string;
  private tls: TlsSettings | undefined;

  /** Throws where the server's settings cannot be served. */
  constructor(private readonly options: ListenerOptions) {
    this.passiveIp = this.server().ProtocolDetails.PassiveIp ?? 'AUTO';
    this.tls = this.present();
  }

  listen(host: string, port: number): Promise<number> {
    return new Promise((resolve, reject) => {
      this.net.once('error', reject);
      this.net.listen(port, host, () => {
        this.net.off('error', reject);
        // Out of descriptors, for example: those who are connected are served on.
        this.net.on('error', (error) => console.error(`Port ${port}: ${error.message}`));
        const address = this.net.address();
        resolve(typeof address === 'object' && address ? address.port : port);
      });
    });
  }

  /** Connections from now on see the present certificate and policy; those of a protocol that is gone end. */
  async refresh(): Promise<void> {
    this.tls = this.present();
    const { Protocols } = this.server();
    const gone = [...this.connections].filter(
      ({ session }) => !Protocols.includes(session.protocol) && session.login,
    );
    await Promise.all(gone.map((connection) => connection.end('The protocol was taken off the server')));
  }

  /** Ends the sessions of these users; resolves when their files are closed. */
  async end(reason: string, whose: (login: Login) => boolean): Promise<void> {
    const doomed = [...this.connections].filter(
      ({ session: { login } }) => login && whose({ user: login.user, sshPublicKeyId: '' }),
    );
    await Promise.all(doomed.map((connection) => connection.end(reason)));
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.net.close(resolve));
    for (const connection of this.pending.keys()) connection.destroy();
    await this.end('The server was stopped', () => true);
    await closed;
  }

  private admit(socket: Socket): void {
    const { connections, pendingConnections, loginGraceMs } = this.options.limits;
    if (this.connections.size >= connections || this.pending.size >= pendingConnections) {
      socket.destroy();
      return;
    }
    const connection: FtpConnection = new FtpConnection(socket, {
      ...this.options,
      passiveIp: this.passiveIp,
      newTls: () => this.tls && new TlsSide(this.tls),
      onLogin: () => this.settle(connection),
      onClose: () => {
        this.connections.delete(connection);
        this.settle(connection);
      },
    });
    this.connections.add(connection);
    this.pending.set(
      connection,
      setTimeout(() => connection.destroy(), loginGraceMs),
    );
  }

  private settle(connection: FtpConnection): void {
    clearTimeout(this.pending.get(connection));
    this.pending.delete(connection);
  }

  private server() {
    const server = this.options.accounts.servers.get(this.options.serverId);
    if (!server) throw new Error(`There is no server ${this.options.serverId}.`);
    return server;
  }

  private present(): TlsSettings | undefined {
    const { Protocols, Certificate, SecurityPolicyName, ProtocolDetails } = this.server();
    if (!Protocols.includes('FTPS') || !Certificate) return undefined;
    const policy = serverPolicyNamed(SecurityPolicyName);
    if (!policy) throw new Error(`There is no security policy ${SecurityPolicyName} for servers.`);
    const settings: TlsSettings = {
      identity: certificateOf(Certificate, this.options.certificates),
      ciphers: policy.TlsCiphers,
      resumption: ProtocolDetails.TlsSessionResumptionMode ?? 'ENFORCED',
    };
    new TlsSide(settings);
    return settings;
  }
}

// A connection to an SFTP server: algorithms of the connector's policy, trusted host keys only, and the login.

import ssh2, { type Client, type ConnectConfig, type SFTPWrapper } from 'ssh2';
import { connectorPolicyNamed } from '../security-policies/security-policy';
import { stopNotes } from '../sftp/ssh2-adaptations';
import type { SftpConnectorRecord } from '../store/connector-records';
import { clientAlgorithms } from './client-algorithms';
import { ConnectorFailure } from './connector-failure';
import { Handshake } from './handshake';
import type { Login } from './login';
import { RemoteFiles } from './remote-files';
import { hostKeyOf, trustedKeys } from './trusted-host-keys';

export interface SftpConnection {
  files: RemoteFiles;
  close(): void;
}

export interface ConnectOptions {
  connector: SftpConnectorRecord;
  login: Login;
  /** How long the server may be silent. */
  timeoutMs: number;
  signal: AbortSignal;
  /** Told the key that the server shows, `<type> <base64>`, whether it is trusted or not. */
  onHostKey?(key: string): void;
}

const longestConnectMs = 10_000;

export async function connect(options: ConnectOptions): Promise<SftpConnection> {
  const { connector, timeoutMs, signal } = options;
  const client = new ssh2.Client();
  const end = () => client.destroy();
  signal.addEventListener('abort', end, { once: true });
  client.once('close', () => signal.removeEventListener('abort', end));
  try {
    if (signal.aborted) throw lost();
    await logIn(client, options);
    client.setNoDelay(true);
    stopNotes(client);
    const sftp = await openSftp(client, Math.min(timeoutMs, longestConnectMs));
    const files = new RemoteFiles(sftp, timeoutMs, end);
    const lose = () => files.lose(lost());
    client.on('close', lose).on('error', lose);
    sftp.on('close', lose).on('error', lose);
    return { files, close: () => client.end() };
  } catch (error) {
    // Errors that come late, of a connection that is given up, mean nothing any more.
    client.on('error', () => {});
    client.destroy();
    throw error instanceof ConnectorFailure ? error : unusable(connector);
  }
}

function logIn(client: Client, options: ConnectOptions): Promise<void> {
  const { connector, login, timeoutMs } = options;
  const policy = connectorPolicyNamed(connector.SecurityPolicyName);
  if (!policy)
    throw new ConnectorFailure('CONNECTION_ERROR', 'The security policy of the connector is unknown');
  const { host, port } = addressOf(connector);
  const trusted = trustedKeys(connector.SftpConfig.TrustedHostKeys);
  const handshake = new Handshake();
  const config: ConnectConfig = {
    host,
    port,
    username: login.username,
    authHandler: login.methods,
    forceIPv4: connector.IpAddressType === 'IPV4',
    readyTimeout: Math.min(timeoutMs, longestConnectMs),
    algorithms: clientAlgorithms(
      policy,
      trusted.map(({ type }) => type),
    ),
    debug: (line) => handshake.note(line),
    hostVerifier: (blob: Buffer) => {
      options.onHostKey?.(hostKeyOf(blob));
      handshake.hostKeyTrusted = trusted.some((key) => key.blob.equals(blob));
      return handshake.hostKeyTrusted;
    },
  };
  return new Promise((resolve, reject) => {
    const fail = (error?: Error) => reject(handshake.failure(error, { host, trusting: trusted.length > 0 }));
    client
      .once('ready', resolve)
      .on('error', fail)
      .once('close', () => fail());
    client.connect(config);
  });
}

function openSftp(client: Client, timeoutMs: number): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    const refuse = (reason: string) => reject(new ConnectorFailure('CONNECTION_ERROR', reason));
    const timer = setTimeout(() => refuse('The server did not open an SFTP session in time'), timeoutMs);
    client.once('close', () => reject(lost()));
    client.sftp((error, sftp) => {
      clearTimeout(timer);
      if (error) refuse('The server opens no SFTP session for this user');
      else resolve(sftp);
    });
  });
}

/** Of a connector's URL: `sftp://host[:port]`. */
export function addressOf({ Url, VpcLattice }: SftpConnectorRecord): { host: string; port: number } {
  if (Url === undefined || VpcLattice) {
    throw new ConnectorFailure('CONNECTION_ERROR', 'The emulator has no VPC Lattice to connect through');
  }
  const { hostname, port } = new URL(Url);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 22) };
}

const lost = () => new ConnectorFailure('CONNECTION_ERROR', 'Connection to the server was lost');

function unusable({ ConnectorId }: SftpConnectorRecord): ConnectorFailure {
  return new ConnectorFailure('CONNECTION_ERROR', `Connector ${ConnectorId} could not connect`);
}

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { UpdateConnectorCommand, UpdateServerCommand } from '@aws-sdk/client-transfer';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startProxy } from './connection-proxy';
import { region, sftpPorts, temporaryFolder } from './harness';
import { newKeyPair } from './new-key-pair';
import { hasOpenSshServer, type OpenSshServer, startOpenSshServer } from './openssh-server';
import {
  newEcdsaKey,
  SECRET,
  type SftpConnectorWorld,
  startSftpConnectorWorld,
} from './sftp-connector-world';

let world: SftpConnectorWorld;
const secret = (more: object = {}) => ({
  [SECRET]: { Username: 'ourselves', PrivateKey: world.key.private, ...more },
});

beforeAll(async () => {
  world = await startSftpConnectorWorld();
});

afterAll(() => world.close());

beforeEach(() => world.setSecrets(secret()));

describe('a test of a connection', () => {
  test('to a trusted server succeeds, and tells the key that it showed', async () => {
    expect(await world.test(await world.connector())).toEqual({
      Status: 'OK',
      StatusMessage: 'Connection succeeded',
      HostKey: world.far.hostKey,
    });
  });

  test('without trusted keys tells the key to trust, and succeeds once it is trusted', async () => {
    const ConnectorId = await world.connector({ TrustedHostKeys: undefined });
    const first = await world.test(ConnectorId);
    expect(first).toEqual({
      Status: 'ERROR',
      StatusMessage: 'The connector has no trusted host keys; add the host key of the server to trust it',
      HostKey: world.far.hostKey,
    });
    const TrustedHostKeys = [first.HostKey ?? ''];
    await world.client.send(new UpdateConnectorCommand({ ConnectorId, SftpConfig: { TrustedHostKeys } }));
    expect(await world.test(ConnectorId)).toMatchObject({ Status: 'OK' });
  });

  test('sends no credentials to a server whose key is not trusted', async () => {
    const ConnectorId = await world.connector({ TrustedHostKeys: [newEcdsaKey().public] });
    expect(await world.test(ConnectorId)).toEqual({
      Status: 'ERROR',
      StatusMessage:
        'The host key of the server does not match any of the trusted host keys of the connector',
      HostKey: world.far.hostKey,
    });
  });

  test('takes a trusted key with the host before it', async () => {
    const TrustedHostKeys = [`far.example.com ${world.far.hostKey}`];
    expect(await world.test(await world.connector({ TrustedHostKeys }))).toMatchObject({ Status: 'OK' });
  });

  test('fails where nobody answers, and where the name is none', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    taken.close();
    await once(taken, 'close');
    const closed = await world.connector({}, { Url: `sftp://127.0.0.1:${port}` });
    expect(await world.test(closed)).toEqual({
      Status: 'ERROR',
      StatusMessage: 'Connection to endpoint was refused',
    });
    const unknown = await world.connector({}, { Url: 'sftp://partner.invalid' });
    expect(await world.test(unknown)).toMatchObject({
      Status: 'ERROR',
      StatusMessage: 'Unable to resolve hostname partner.invalid',
    });
  });

  test('fails where the server says nothing, hangs up, or speaks no SSH', async () => {
    const proxy = await startProxy(world.far.url);
    const { near } = world;
    const patient = await startSftpConnectorWorld(['--sftp-response-timeout-ms', '500']);
    proxy.hold();
    const silent = await patient.connector({}, { Url: proxy.url });
    expect(await patient.test(silent)).toEqual({
      Status: 'ERROR',
      StatusMessage: 'Connection to endpoint timed out',
    });
    await Promise.all([proxy.close(), patient.close()]);
    const hangingUp = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(hangingUp, 'listening');
    const { port } = hangingUp.address() as AddressInfo;
    const closing = await world.connector({}, { Url: `sftp://127.0.0.1:${port}` });
    expect(await world.test(closing)).toMatchObject({ Status: 'ERROR' });
    hangingUp.close();
    const web = await world.connector({}, { Url: near.endpoint.replace('http:', 'sftp:') });
    expect(await world.test(web)).toMatchObject({ Status: 'ERROR' });
  });
});

describe('a secret', () => {
  test.each([
    ['is missing', () => ({}), `The secret ${SECRET} is not in secrets.json, or is no JSON object`],
    [
      'has no user',
      () => ({ [SECRET]: { PrivateKey: world.key.private } }),
      `The secret ${SECRET} must have a Username, and a PrivateKey or a Password`,
    ],
    [
      'has neither key nor password',
      () => ({ [SECRET]: { Username: 'ourselves' } }),
      `The secret ${SECRET} must have a Username, and a PrivateKey or a Password`,
    ],
    [
      'has a user of more than 100 bytes',
      () => secret({ Username: 'u'.repeat(101) }),
      `Username in the secret ${SECRET} must be a string of at most 100 bytes`,
    ],
    [
      'has a password of more than 1,024 bytes',
      () => secret({ Password: 'p'.repeat(1025) }),
      `Password in the secret ${SECRET} must be a string of at most 1024 bytes`,
    ],
    [
      'has a key that is none',
      () => secret({ PrivateKey: 'no key' }),
      `PrivateKey in the secret ${SECRET} is no private key without passphrase`,
    ],
    [
      'has a key of a kind that the service does not take',
      () => secret({ PrivateKey: newKeyPair().private }),
      `PrivateKey in the secret ${SECRET} must be an RSA or ECDSA key`,
    ],
    [
      'has a key that the server does not know',
      () => secret({ PrivateKey: newEcdsaKey().private }),
      'The server refused the credentials in the secret',
    ],
    [
      'has a password that the server does not take',
      () => ({ [SECRET]: { Username: 'ourselves', Password: 'guess' } }),
      'The server refused the credentials in the secret',
    ],
  ])('that %s opens no connection', async (_, secrets, StatusMessage) => {
    world.setSecrets(secrets());
    const answer = await world.test(await world.connector());
    expect(answer).toMatchObject({ Status: 'ERROR', StatusMessage });
  });

  test('is found by its ARN too, and read anew each time', async () => {
    const UserSecretId = `arn:aws:secretsmanager:${region}:123456789012:secret:${SECRET}-AbC123`;
    const ConnectorId = await world.connector({ UserSecretId });
    expect(await world.test(ConnectorId)).toMatchObject({ Status: 'OK' });
    world.setSecrets({});
    expect(await world.test(ConnectorId)).toMatchObject({ Status: 'ERROR' });
  });

  test('with a password logs in where a key is refused first', async () => {
    const { url, hostKey, close } = await passwordServer();
    world.setSecrets(secret({ PrivateKey: newEcdsaKey().private, Password: 'right' }));
    const ConnectorId = await world.connector({ TrustedHostKeys: [hostKey] }, { Url: url });
    expect(await world.test(ConnectorId)).toMatchObject({ Status: 'OK' });
    world.setSecrets({ [SECRET]: { Username: 'ourselves', Password: 'right' } });
    expect(await world.test(ConnectorId)).toMatchObject({ Status: 'OK' });
    close();
  });
});

/** Knows one password, and no key. */
async function passwordServer(): Promise<{ url: string; hostKey: string; close(): void }> {
  const hostKey = newEcdsaKey();
  const server = new ssh2.Server({ hostKeys: [hostKey.private] }, (client) => {
    client.on('error', () => {});
    client.on('authentication', (attempt) => {
      const right = attempt.method === 'password' && attempt.password === 'right';
      if (right) attempt.accept();
      else attempt.reject(['publickey', 'password']);
    });
    client.on('session', (accept) => void accept().on('sftp', (open) => void open()));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `sftp://127.0.0.1:${port}`, hostKey: hostKey.public, close: () => void server.close() };
}

describe('a security policy', () => {
  test('of each kind agrees with servers that take current algorithms and older ones', async () => {
    const { client, serverId } = world.far;
    const fips = await world.connector(
      {},
      { SecurityPolicyName: 'TransferSFTPConnectorSecurityPolicy-FIPS-2024-10' },
    );
    expect(await world.test(fips)).toMatchObject({ Status: 'OK' });
    const SecurityPolicyName = 'TransferSecurityPolicy-2020-06';
    await client.send(new UpdateServerCommand({ ServerId: serverId, SecurityPolicyName }));
    for (const name of ['2023-07', '2024-03', 'FIPS-2024-10']) {
      const policy = `TransferSFTPConnectorSecurityPolicy-${name}`;
      const ConnectorId = await world.connector({}, { SecurityPolicyName: policy });
      expect(await world.test(ConnectorId)).toMatchObject({ Status: 'OK' });
    }
  });
});

describe.skipIf(!hasOpenSshServer)("OpenSSH's server", () => {
  const folder = temporaryFolder();
  let sshd: OpenSshServer;

  beforeAll(async () => {
    const { path } = folder;
    sshd = await startOpenSshServer({
      folder: path,
      port: sftpPorts.last,
      authorizedKeys: [world.key.public],
    });
  });

  afterAll(async () => {
    await sshd.close();
    folder.remove();
  });

  beforeEach(() => world.setSecrets(secret({ Username: sshd.username })));

  const to = (url: string, TrustedHostKeys: string[]) => world.connector({ TrustedHostKeys }, { Url: url });

  test('is known by whichever of its keys is trusted', async () => {
    const { url, hostKeys } = sshd;
    for (const key of Object.values(hostKeys)) {
      expect(await world.test(await to(url, [key]))).toEqual({
        Status: 'OK',
        StatusMessage: 'Connection succeeded',
        HostKey: key,
      });
    }
  });

  test('that agrees on no algorithm is told with what both sides offer', async () => {
    const other = temporaryFolder();
    const old = await startOpenSshServer({
      folder: other.path,
      port: sftpPorts.last - 1,
      authorizedKeys: [world.key.public],
      config: ['Ciphers chacha20-poly1305@openssh.com'],
    });
    const answer = await world.test(await to(old.url, [old.hostKeys.ecdsa]));
    expect(answer.StatusMessage).toMatch(
      /^Key exchange negotiation failed due to incompatible ciphers\. Client offered: \[aes128-gcm@openssh\.com, .*\] Server offered: \[chacha20-poly1305@openssh\.com\]$/,
    );
    await old.close();
    other.remove();
  });

  test('that has no SFTP is told so', async () => {
    const other = temporaryFolder();
    const bare = await startOpenSshServer({
      folder: other.path,
      port: sftpPorts.last - 2,
      authorizedKeys: [world.key.public],
      config: ['Match all', '  ForceCommand false'],
    });
    expect(await world.test(await to(bare.url, [bare.hostKeys.ecdsa]))).toMatchObject({ Status: 'ERROR' });
    await bare.close();
    other.remove();
  });
});

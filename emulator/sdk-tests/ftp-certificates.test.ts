import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartServerCommand, StopServerCommand, UpdateServerCommand } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FtpServer, type FtpWorld, startFtpWorld } from './ftp-world';
import { temporaryFolder, waitForState } from './harness';
import { newCertificate } from './new-certificate';

const given = temporaryFolder();
const arn = (id: string) => `arn:aws:acm:us-east-1:123456789012:certificate/${id}`;

let world: FtpWorld;
let server: FtpServer;

/** A certificate with a chain of two, in the folder that the emulator was told of. */
function give(id: string) {
  const authority = newCertificate({ name: `authority of ${id}`, ca: true });
  const made = newCertificate({ name: id, issuer: authority });
  writeFileSync(join(given.path, `${id}.crt`), `${made.certificate}\n${authority.certificate}\n`);
  writeFileSync(join(given.path, `${id}.key`), made.privateKey);
}

beforeAll(async () => {
  give('first');
  give('second');
  world = await startFtpWorld(['--certificates', given.path]);
  server = await world.newServer(['FTPS'], { Certificate: arn('first') });
});
afterAll(async () => {
  await world.stop();
  given.remove();
});

async function subject({ port }: FtpServer): Promise<string | undefined> {
  const client = await world.open({ serverId: '', port });
  await client.secure();
  return client.peerCertificate?.subject;
}

test('a server shows the certificate that was given for its ARN, and after an update the next one', async () => {
  expect(await subject(server)).toBe('CN=first');
  const running = await world.session(server, { tls: true });
  const input = { ServerId: server.serverId, Certificate: arn('second') };
  await world.client.send(new UpdateServerCommand(input));
  expect(await subject(server)).toBe('CN=second');
  expect(await running.command('NOOP')).toMatchObject({ code: 200 });
  expect(existsSync(join(world.emulator.dataDir, 'certificates'))).toBe(false);
});

test('one that nobody gave is made, and stays the same over restarts of the server', async () => {
  const other = await world.newServer(['FTPS'], { Certificate: arn('made') });
  const fingerprint = async () => {
    const client = await world.open(other);
    await client.secure();
    return client.peerCertificate?.fingerprint256;
  };
  const before = await fingerprint();
  await world.client.send(new StopServerCommand({ ServerId: other.serverId }));
  await waitForState(world.client, other.serverId, 'OFFLINE');
  await world.client.send(new StartServerCommand({ ServerId: other.serverId }));
  await waitForState(world.client, other.serverId, 'ONLINE');
  expect(await fingerprint()).toBe(before);
});

test('a server whose key does not fit its certificate has failed to start, and starts once that is mended', async () => {
  const { serverId } = await world.newServer(['FTPS'], { Certificate: arn('mended') });
  await world.client.send(new StopServerCommand({ ServerId: serverId }));
  await waitForState(world.client, serverId, 'OFFLINE');
  give('mended');
  writeFileSync(join(given.path, 'mended.key'), 'no key');
  await world.client.send(new StartServerCommand({ ServerId: serverId }));
  await waitForState(world.client, serverId, 'START_FAILED');
  expect((await world.endpoints())[serverId]).toBeUndefined();
  give('mended');
  await world.client.send(new StartServerCommand({ ServerId: serverId }));
  await waitForState(world.client, serverId, 'ONLINE');
});

import {
  CreateServerCommand,
  DeleteServerCommand,
  DescribeServerCommand,
  paginateListServers,
  StopServerCommand,
  type TransferClient,
  UpdateServerCommand,
} from '@aws-sdk/client-transfer';
import { expect, test } from 'vitest';
import { startEmulator, temporaryFolder, transferClient, waitForState } from './harness';

/** Without SFTP no worker starts, so that writes are all that happens. */
const newServer = (banner: string) =>
  new CreateServerCommand({
    EndpointType: 'VPC',
    EndpointDetails: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] },
    Protocols: ['AS2'],
    ProtocolDetails: { As2Transports: ['HTTP'] },
    PreAuthenticationLoginBanner: banner,
    Tags: [{ Key: 'banner', Value: banner }],
  });

interface Acknowledged {
  /** Server id → its banner as last acknowledged, and one that was sent without an answer. */
  banners: Map<string, Set<string>>;
  deleted: Set<string>;
}

/** Writes until the connection breaks, noting what was answered with success. */
async function writeUntilKilled(client: TransferClient, known: Acknowledged, name: string): Promise<void> {
  try {
    for (let index = 0; ; index++) {
      const { ServerId = '' } = await client.send(newServer(`${name}-${index}`));
      known.banners.set(ServerId, new Set([`${name}-${index}`]));
      const changed = `${name}-${index} changed`;
      known.banners.get(ServerId)?.add(changed);
      await client.send(new UpdateServerCommand({ ServerId, PreAuthenticationLoginBanner: changed }));
      known.banners.set(ServerId, new Set([changed]));
      if (index % 3 === 0) {
        known.banners.delete(ServerId);
        await client.send(new DeleteServerCommand({ ServerId }));
        known.deleted.add(ServerId);
      }
    }
  } catch (error) {
    expect((error as { $response?: unknown }).$response).toBeUndefined();
  }
}

test('after kill -9 in the middle of hundreds of writes, all that was acknowledged is there, and nothing by half', async () => {
  const folder = temporaryFolder();
  const known: Acknowledged = { banners: new Map(), deleted: new Set() };
  for (let round = 0; round < 5; round++) {
    const emulator = await startEmulator({ dataDir: folder.path, args: ['--no-quotas'] });
    const client = transferClient(emulator.endpoint);
    const writers = Array.from({ length: 4 }, (_, index) =>
      writeUntilKilled(client, known, `${round}.${index}`),
    );
    const goal = known.banners.size + 20 + Math.floor(Math.random() * 20);
    await expect.poll(() => known.banners.size, { interval: 1, timeout: 20_000 }).toBeGreaterThan(goal);
    await emulator.stop('SIGKILL');
    await Promise.all(writers);
  }

  const emulator = await startEmulator({ dataDir: folder.path });
  const client = transferClient(emulator.endpoint);
  const found = new Set<string>();
  for await (const page of paginateListServers({ client }, {})) {
    for (const { ServerId = '' } of page.Servers ?? []) {
      found.add(ServerId);
      const { Server } = await client.send(new DescribeServerCommand({ ServerId }));
      const banner = Server?.PreAuthenticationLoginBanner ?? '';
      // A server whose creation was not acknowledged may be there, but then with all that belongs to it.
      expect(Server?.Tags).toEqual([{ Key: 'banner', Value: banner.replace(' changed', '') }]);
      expect(Server?.HostKeyFingerprint).toMatch(/^SHA256:/);
      const acknowledged = known.banners.get(ServerId);
      if (acknowledged) expect([...acknowledged]).toContain(banner);
    }
  }
  expect(known.banners.size).toBeGreaterThan(100);
  for (const ServerId of known.banners.keys()) expect(found).toContain(ServerId);
  for (const ServerId of known.deleted) expect(found).not.toContain(ServerId);
  await emulator.stop();
  folder.remove();
});

test('a restart brings servers back to their states, on the same ports and with the same host keys', async () => {
  const folder = temporaryFolder();
  let emulator = await startEmulator({ dataDir: folder.path });
  let client = transferClient(emulator.endpoint);
  const create = async () => (await client.send(new CreateServerCommand({}))).ServerId ?? '';
  const [online, offline] = [await create(), await create()];
  await Promise.all([online, offline].map((id) => waitForState(client, id, 'ONLINE')));
  await client.send(new StopServerCommand({ ServerId: offline }));
  await waitForState(client, offline, 'OFFLINE');
  const endpoints = async () =>
    (await (await fetch(`${emulator.endpoint}/_emulator/endpoints`)).json()) as object;
  const look = async () => ({
    endpoints: await endpoints(),
    servers: await Promise.all(
      [online, offline].map(
        async (ServerId) => (await client.send(new DescribeServerCommand({ ServerId }))).Server,
      ),
    ),
  });
  const before = await look();
  expect(Object.keys(before.endpoints)).toEqual([online]);

  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    await emulator.stop(signal);
    emulator = await startEmulator({ dataDir: folder.path });
    client = transferClient(emulator.endpoint);
    expect(await look()).toEqual(before);
  }
  await emulator.stop();
  folder.remove();
});

test('a server that was starting or stopping when the emulator died gets where it was going', async () => {
  const folder = temporaryFolder();
  const slow = await startEmulator({ dataDir: folder.path, args: ['--state-delay-ms', '600000'] });
  const { ServerId = '' } = await transferClient(slow.endpoint).send(new CreateServerCommand({}));
  await slow.stop('SIGKILL');

  const fast = await startEmulator({ dataDir: folder.path });
  await waitForState(transferClient(fast.endpoint), ServerId, 'ONLINE');
  await fast.stop('SIGKILL');

  const slowAgain = await startEmulator({ dataDir: folder.path, args: ['--state-delay-ms', '600000'] });
  const client = transferClient(slowAgain.endpoint);
  await client.send(new StopServerCommand({ ServerId }));
  await waitForState(client, ServerId, 'STOPPING');
  await slowAgain.stop('SIGKILL');

  const last = await startEmulator({ dataDir: folder.path });
  await waitForState(transferClient(last.endpoint), ServerId, 'OFFLINE');
  await last.stop();
  folder.remove();
});

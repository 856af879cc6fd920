import { rmSync } from 'node:fs';
import {
  CreateServerCommand,
  DeleteServerCommand,
  DescribeServerCommand,
  StartServerCommand,
  StopServerCommand,
} from '@aws-sdk/client-transfer';
import { expect, test } from 'vitest';
import {
  type Emulator,
  invalidRequest,
  refusal,
  sftpPorts,
  startEmulator,
  transferClient,
  waitForState,
} from './harness';

async function withEmulator(args: string[], work: (emulator: Emulator) => Promise<void>): Promise<void> {
  const emulator = await startEmulator({ args });
  try {
    await work(emulator);
  } finally {
    await emulator.stop();
    rmSync(emulator.dataDir, { recursive: true });
  }
}

const endpoints = async ({ endpoint }: Emulator) =>
  Object.keys((await (await fetch(`${endpoint}/_emulator/endpoints`)).json()) as object);

test('a server that moves takes neither start nor stop, and can be deleted', () =>
  withEmulator(['--state-delay-ms', '600000'], async (emulator) => {
    const client = transferClient(emulator.endpoint);
    const { ServerId = '' } = await client.send(new CreateServerCommand({}));
    const refused = invalidRequest(`Server ${ServerId} is STARTING; wait until it is ONLINE or OFFLINE`);
    expect(await refusal(client.send(new StartServerCommand({ ServerId })))).toEqual(refused);
    expect(await refusal(client.send(new StopServerCommand({ ServerId })))).toEqual(refused);
    expect(await endpoints(emulator)).toEqual([]);
    await client.send(new DeleteServerCommand({ ServerId }));
    expect(await refusal(client.send(new DescribeServerCommand({ ServerId })))).toMatchObject({
      message: 'Unknown server',
    });
  }));

test('a server listens while it is online, and no longer once its stop was answered', () =>
  withEmulator([], async (emulator) => {
    const client = transferClient(emulator.endpoint);
    const { ServerId = '' } = await client.send(new CreateServerCommand({}));
    await waitForState(client, ServerId, 'ONLINE');
    expect(await endpoints(emulator)).toEqual([ServerId]);
    await client.send(new StopServerCommand({ ServerId }));
    expect(await endpoints(emulator)).toEqual([]);
    await waitForState(client, ServerId, 'OFFLINE');
    await client.send(new StartServerCommand({ ServerId }));
    await waitForState(client, ServerId, 'ONLINE');
    await client.send(new DeleteServerCommand({ ServerId }));
    expect(await endpoints(emulator)).toEqual([]);
  }));

test('a server for which no port is left fails to start, and starts when one is free again', () =>
  withEmulator(['--sftp-ports', `${sftpPorts.last}-${sftpPorts.last}`], async (emulator) => {
    const client = transferClient(emulator.endpoint);
    const create = async () => (await client.send(new CreateServerCommand({}))).ServerId ?? '';
    const first = await create();
    await waitForState(client, first, 'ONLINE');
    const second = await create();
    await waitForState(client, second, 'START_FAILED');
    await client.send(new DeleteServerCommand({ ServerId: first }));
    await client.send(new StartServerCommand({ ServerId: second }));
    await waitForState(client, second, 'ONLINE');
  }));

test('a failed server can be stopped', () =>
  withEmulator(['--sftp-ports', `${sftpPorts.last}-${sftpPorts.last}`], async (emulator) => {
    const client = transferClient(emulator.endpoint);
    const { ServerId: first = '' } = await client.send(new CreateServerCommand({}));
    await waitForState(client, first, 'ONLINE');
    const { ServerId = '' } = await client.send(new CreateServerCommand({}));
    await waitForState(client, ServerId, 'START_FAILED');
    await client.send(new StopServerCommand({ ServerId }));
    await waitForState(client, ServerId, 'OFFLINE');
  }));

test('the fifty-first server of a Region is refused, unless quotas are lifted', () =>
  withEmulator([], async (emulator) => {
    const client = transferClient(emulator.endpoint);
    const create = (from = client) =>
      from.send(
        new CreateServerCommand({
          EndpointType: 'VPC',
          EndpointDetails: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] },
          Protocols: ['AS2'],
          ProtocolDetails: { As2Transports: ['HTTP'] },
        }),
      );
    await Promise.all(Array.from({ length: 50 }, () => create()));
    expect(await refusal(create())).toEqual(invalidRequest('Limit exceeded: 50 servers'));
    await create(transferClient(emulator.endpoint, { region: 'eu-west-1' }));
  }));

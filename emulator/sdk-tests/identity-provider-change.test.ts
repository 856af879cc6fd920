import {
  CreateServerCommand,
  CreateUserCommand,
  DescribeUserCommand,
  type TransferClient,
  UpdateServerCommand,
  type UpdateServerCommandInput,
} from '@aws-sdk/client-transfer';
import ssh2 from 'ssh2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Emulator, startEmulator, temporaryFolder, transferClient, waitForState } from './harness';
import { newKeyPair } from './new-key-pair';

const folder = temporaryFolder();
let emulator: Emulator;
let client: TransferClient;

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

const keys = newKeyPair();
const UserName = 'alice';

async function logsIn(ServerId: string): Promise<boolean> {
  const response = await fetch(`${emulator.endpoint}/_emulator/endpoints`);
  const endpoints = (await response.json()) as Record<string, { SFTP: { host: string; port: number } }>;
  const connection = new ssh2.Client();
  try {
    return await new Promise<boolean>((resolve, reject) => {
      connection.on('ready', () => resolve(true));
      connection.on('error', (error) =>
        error.level === 'client-authentication' ? resolve(false) : reject(error),
      );
      connection.connect({ ...endpoints[ServerId]?.SFTP, username: UserName, privateKey: keys.private });
    });
  } finally {
    connection.end();
  }
}

test('users of a server cannot log in while it asks another identity provider, and can again after', async () => {
  const { ServerId = '' } = await client.send(new CreateServerCommand({}));
  const Role = 'arn:aws:iam::123456789012:role/transfer';
  await client.send(new CreateUserCommand({ ServerId, UserName, Role, SshPublicKeyBody: keys.public }));
  await waitForState(client, ServerId, 'ONLINE');
  const change = (provider: Partial<UpdateServerCommandInput>) =>
    client.send(new UpdateServerCommand({ ServerId, ...provider }));
  expect(await logsIn(ServerId)).toBe(true);

  await change({
    IdentityProviderType: 'AWS_LAMBDA',
    IdentityProviderDetails: { Function: 'arn:aws:lambda:us-east-1:123456789012:function:idp' },
  });
  expect(await logsIn(ServerId)).toBe(false);

  await change({ IdentityProviderType: 'SERVICE_MANAGED' });
  expect(await logsIn(ServerId)).toBe(true);
  const { User } = await client.send(new DescribeUserCommand({ ServerId, UserName }));
  expect(User?.SshPublicKeys).toHaveLength(1);
});

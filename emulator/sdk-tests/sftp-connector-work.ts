// What tests have SFTP connectors do, followed to its end.

import {
  type ConnectorFileTransferResult,
  StartDirectoryListingCommand,
  StartFileTransferCommand,
  type StartFileTransferCommandInput,
} from '@aws-sdk/client-transfer';
import { vi } from 'vitest';
import { outcome } from './file-transfer-setup';
import { get } from './s3-client';
import { BUCKET, type SftpConnectorWorld } from './sftp-connector-world';

export async function begin(
  world: SftpConnectorWorld,
  connector: string,
  input: Partial<StartFileTransferCommandInput>,
): Promise<string> {
  const command = new StartFileTransferCommand({ ConnectorId: connector, ...input });
  return (await world.client.send(command)).TransferId ?? '';
}

export async function transfer(
  world: SftpConnectorWorld,
  connector: string,
  input: Partial<StartFileTransferCommandInput>,
) {
  return outcome(world.client, connector, await begin(world, connector, input));
}

export async function listing(
  world: SftpConnectorWorld,
  connector: string,
  RemoteDirectoryPath: string,
  MaxItems?: number,
): Promise<unknown> {
  const { OutputFileName = '' } = await world.client.send(
    new StartDirectoryListingCommand({
      ConnectorId: connector,
      RemoteDirectoryPath,
      OutputDirectoryPath: `/${BUCKET}/lists`,
      MaxItems,
    }),
  );
  const text = await vi.waitUntil(
    () => get(world.s3, BUCKET, `lists/${OutputFileName}`).catch(() => undefined),
    {
      timeout: 20_000,
      interval: 20,
    },
  );
  return JSON.parse(text.toString());
}

export const completed = (paths: string[]): ConnectorFileTransferResult[] =>
  paths.map((FilePath) => ({ FilePath, StatusCode: 'COMPLETED' }));

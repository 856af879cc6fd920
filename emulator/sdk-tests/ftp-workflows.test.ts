import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CreateWorkflowCommand } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FtpWorld, ROLE, startFtpWorld } from './ftp-world';

let world: FtpWorld;

beforeAll(async () => {
  world = await startFtpWorld();
});
afterAll(() => world.stop());

async function copyingTo(Key: string): Promise<{ WorkflowId: string; ExecutionRole: string }> {
  const DestinationFileLocation = { S3FileLocation: { Bucket: 'bucket', Key } };
  const Steps = [{ Type: 'COPY' as const, CopyStepDetails: { DestinationFileLocation } }];
  const { WorkflowId = '' } = await world.client.send(new CreateWorkflowCommand({ Steps }));
  return { WorkflowId, ExecutionRole: ROLE };
}

test('uploads over FTP and FTPS run the workflow of the server, and those cut off the other one', async () => {
  const [OnUpload, OnPartialUpload] = [[await copyingTo('whole/')], [await copyingTo('partial/')]];
  const server = await world.newServer(['FTP', 'FTPS'], { WorkflowDetails: { OnUpload, OnPartialUpload } });
  const plain = await world.session(server, { user: 'plain' });
  expect(await plain.upload('a', 'over FTP')).toBe(226);
  const secure = await world.session(server, { tls: true, user: 'secure' });
  const socket = await secure.plainData();
  expect((await secure.command('STOR b')).code).toBe(150);
  (await secure.privateData(socket)).end('over FTPS');
  expect((await secure.answer()).code).toBe(226);
  const cut = await plain.plainData();
  expect((await plain.command('STOR c')).code).toBe(150);
  cut.write('cut off');
  const uploads = world.inBucket('..', '.uploads');
  const sizes = () => readdirSync(uploads).map((name) => statSync(join(uploads, name)).size);
  await expect.poll(sizes).toContain(7);
  await plain.command('ABOR');
  for (const [path, content] of [
    ['whole/a', 'over FTP'],
    ['whole/b', 'over FTPS'],
    ['partial/c', 'cut off'],
  ] as const)
    await expect
      .poll(() => existsSync(world.inBucket(path)) && readFileSync(world.inBucket(path), 'utf8'))
      .toBe(content);
  expect(existsSync(world.inBucket('whole/c'))).toBe(false);
});

test('a file without a byte runs no workflow, nor does one that is only read', async () => {
  const server = await world.newServer(['FTP'], {
    WorkflowDetails: { OnUpload: [await copyingTo('seen/')], OnPartialUpload: [] },
  });
  const client = await world.session(server, { user: 'reader' });
  expect(await client.upload('empty', '')).toBe(226);
  expect(await client.fetch('RETR empty')).toBe('');
  expect(await client.upload('last', 'content')).toBe(226);
  await expect.poll(() => existsSync(world.inBucket('seen/last'))).toBe(true);
  expect(existsSync(world.inBucket('seen/empty'))).toBe(false);
});

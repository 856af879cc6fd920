// What can be set on a user beside keys and mappings.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ROLE } from './fixtures/arrange';
import { expectAccessible } from './fixtures/axe';
import { newKey, sftp } from './fixtures/openssh';
import { expect, test } from './fixtures/test';

const FILE_SYSTEM = 'fs-0123456789abcdef0';
const STALE_AFTER_MS = 60_000;

test('a user of a file system gets a POSIX profile, logs in with it, and the profile is edited', async ({
  page,
  app,
  arrange,
  folder,
}) => {
  const { publicKey, file } = await newKey(folder);
  await mkdir(join(app.buckets, '..', 'efs', FILE_SYSTEM, 'alice'), { recursive: true });
  const server = await arrange.server({ Domain: 'EFS' });
  await page.goto(`${server.path}/new-user`);
  await page.getByLabel('User name', { exact: true }).fill('alice');
  await page.getByLabel('Role', { exact: true }).fill(ROLE);
  await page.getByLabel('File system and folder').fill(`/${FILE_SYSTEM}/alice`);
  await page.getByLabel('First SSH public key').fill(publicKey);
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(page.getByLabel('User id')).toBeFocused();
  await page.getByLabel('User id').fill('1001');
  await page.getByLabel('Group id', { exact: true }).fill('1002');
  await page.getByLabel('Further group ids').fill('1003, 1004');
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'alice' })).toBeVisible();
  const profile = async () => (await arrange.describeUser(server.id, 'alice'))?.PosixProfile;
  expect(await profile()).toEqual({ Uid: 1001, Gid: 1002, SecondaryGids: [1003, 1004] });
  const login = { port: await arrange.sftpPort(server.id), user: 'alice', key: file, folder };
  expect((await sftp(login, 'pwd')).code).toBe(0);

  await page.getByRole('button', { name: 'Edit posix profile' }).click();
  const section = page.getByRole('region', { name: 'POSIX profile' });
  await section.getByLabel('Further group ids').fill('');
  await section.getByLabel('User id').fill('2001');
  await section.getByRole('button', { name: 'Save' }).click();
  await expect(section.getByText('2001')).toBeVisible();
  expect(await profile()).toMatchObject({ Uid: 2001, Gid: 1002 });
});

test('a session policy that is no JSON is refused at its field, and a good one is saved', async ({
  page,
  arrange,
}) => {
  const server = await arrange.server();
  await arrange.user(server.id, 'alice');
  await page.goto(`${server.path}/users/alice`);
  await page.getByRole('button', { name: 'Edit session policy' }).click();
  const section = page.getByRole('region', { name: 'Session policy' });
  const field = section.getByLabel('Session policy');
  await field.fill('{ "Version": "2012-10-17",\n  "Statement": [ }');
  await expect(section.getByText(/^Line 2, column \d+/)).toBeVisible();
  await section.getByRole('button', { name: 'Save' }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toBeFocused();
  expect((await arrange.describeUser(server.id, 'alice'))?.Policy).toBeUndefined();

  await field.fill('');
  await section.getByRole('button', { name: 'Begin with the user’s own folder' }).click();
  await expect(section.getByText('Valid JSON')).toBeVisible();
  await section.getByRole('button', { name: 'Save' }).click();
  await expect(section.getByRole('region', { name: 'text of the policy' })).toContainText('2012-10-17');
  const { Policy = '' } = (await arrange.describeUser(server.id, 'alice')) ?? {};
  expect(JSON.parse(Policy)).toHaveProperty('Statement');
});

test('a user deleted in another tab is said to be gone, and what was typed about it stays', async ({
  page,
  context,
  arrange,
  complaints,
}) => {
  complaints.expect(/404/);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice');
  const path = `${server.path}/users/alice`;
  await page.clock.install();
  await page.goto(path);
  await page.getByRole('button', { name: 'Edit role' }).click();
  const role = page.getByRole('combobox', { name: 'Role' });
  const typed = `${ROLE}-typed-meanwhile`;
  await role.fill(typed);

  const other = await context.newPage();
  await other.goto(path);
  await other.getByRole('button', { name: 'Delete', exact: true }).click();
  const dialog = other.getByRole('alertdialog');
  await dialog.getByRole('textbox').fill('alice');
  await dialog.getByRole('button', { name: /^Delete user/ }).click();
  await expect(other).toHaveURL(`${server.path}/users`);
  await other.close();

  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'ResourceNotFoundException' })).toBeVisible();
  await expect(role).toHaveValue(typed);
  // Coming back to the tab asks again for what is no longer fresh.
  await page.clock.fastForward(STALE_AFTER_MS);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await expect(page.getByRole('alert').filter({ hasText: 'User alice is gone' })).toBeVisible();
  await expect(role).toHaveValue(typed);
});

test('why a user is denied something is told, check by check, and agrees with what sftp answers', async ({
  page,
  arrange,
  folder,
}) => {
  const server = await arrange.server();
  const key = await newKey(folder);
  const onlyReads = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' }],
  };
  await arrange.user(server.id, 'alice', {
    SshPublicKeyBody: key.publicKey,
    Policy: JSON.stringify(onlyReads),
  });
  const login = { port: await arrange.sftpPort(server.id), user: 'alice', key: key.file, folder };
  expect((await sftp(login, 'mkdir new')).output).toMatch(/denied/i);
  await page.goto(`${server.path}/users/alice`);
  await page.getByRole('button', { name: 'Why denied?' }).click();
  const dialog = page.getByRole('dialog', { name: 'Why denied?' });
  await expect(dialog.getByText('Nothing that the console can see denies it.')).toBeVisible();
  await dialog.getByLabel('What the user does').selectOption('Make the folder');
  await dialog.getByLabel('Path as the user types it').fill('/new');
  await expect(dialog.getByText('Session policy is why it is denied.')).toBeVisible();
  await expect(dialog.getByRole('list', { name: 'Checks' }).getByRole('listitem').last()).toContainText(
    'Refuses it',
  );
  await expectAccessible(page);
});

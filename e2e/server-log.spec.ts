// The log of a server: searched, explained, and followed while it is written.

import { ROLE } from './fixtures/arrange';
import { expectAccessible } from './fixtures/axe';
import { newKey, sftp } from './fixtures/openssh';
import { expect, test } from './fixtures/test';

test('the log shows a login as it happens, says why one was refused, and finds the lines of one user', async ({
  page,
  arrange,
  folder,
}) => {
  const server = await arrange.server({ LoggingRole: ROLE });
  const [known, stranger] = [
    await newKey(folder, { name: 'known' }),
    await newKey(folder, { name: 'stranger' }),
  ];
  await arrange.user(server.id, 'alice', { SshPublicKeyBody: known.publicKey });
  await arrange.user(server.id, 'bob', { SshPublicKeyBody: known.publicKey });
  const port = await arrange.sftpPort(server.id);
  await page.goto(`${server.path}/logs`);
  await expect(page.getByText(/^The log of this server is still empty|^Nothing: /)).toBeVisible();

  await page.getByRole('switch', { name: 'Live' }).check();
  expect((await sftp({ port, user: 'alice', key: known.file, folder }, 'pwd')).code).toBe(0);
  const table = page.getByRole('table', { name: 'Log of the server' });
  await expect(table.getByRole('row').filter({ hasText: 'Logged in' })).toContainText('alice');
  expect((await sftp({ port, user: 'bob', key: stranger.file, folder }, 'pwd')).code).not.toBe(0);
  const refused = table.getByRole('row').filter({ hasText: 'Login refused' }).first();
  await expect(refused).toContainText('bob');
  await expect(refused).toContainText('None of the keys that the client offers');

  await page.getByLabel('Events').selectOption('failures');
  await expect(table.getByText('Logged in')).toHaveCount(0);
  await expectAccessible(page);
  await page.goto(`${server.path}/users/alice`);
  await page.getByRole('link', { name: 'Log', exact: true }).first().click();
  await expect(page).toHaveURL(/user=alice/);
  await expect(table.getByRole('row').filter({ hasText: 'Logged in' })).toBeVisible();
  await expect(table.getByText('bob')).toHaveCount(0);
});

test('a server without a log says how to get one', async ({ page, arrange }) => {
  const server = await arrange.server();
  await page.goto(`${server.path}/logs`);
  await expect(page.getByText('This server keeps no log')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Set up logging' })).toBeVisible();
});

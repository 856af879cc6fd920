// What is changed on a server's page, as clients then see it.
import { newKey, scanHostKeys, sftp } from './fixtures/openssh';
import { expect, test } from './fixtures/test';

test('a login banner edited in the console is what a client reads', async ({ page, arrange, folder }) => {
  const key = await newKey(folder);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice', { SshPublicKeyBody: key.publicKey });
  await page.goto(server.path);
  await page.getByRole('button', { name: 'Edit login banner' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit login banner' });
  await dialog.getByLabel('Before login').fill('Authorised partners only.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('main').getByText('Authorised partners only.')).toBeVisible();
  const login = { port: await arrange.sftpPort(server.id), user: 'alice', key: key.file, folder };
  expect((await sftp({ ...login, options: ['LogLevel=INFO'] }, 'pwd')).output).toContain(
    'Authorised partners only.',
  );
});

test('a host key is replaced in the console: clients see the new one once the old one is deleted', async ({
  page,
  arrange,
  folder,
}) => {
  const hostKey = await newKey(folder, { name: 'host', type: 'ecdsa' });
  const server = await arrange.server();
  const port = await arrange.sftpPort(server.id);
  const [type, body] = hostKey.publicKey.split(' ');
  expect(await scanHostKeys(port, 'ecdsa')).not.toContain(`${type} ${body}`);
  await page.goto(`${server.path}/host-keys`);
  await page.getByRole('button', { name: 'Import host key' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import host key' });
  await dialog.getByLabel('Private key').fill(hostKey.privateKey);
  await expect(dialog.getByText(hostKey.fingerprint)).toBeVisible();
  await dialog.getByLabel('Description').fill('from the old server');
  await dialog.getByRole('button', { name: 'Import host key' }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole('row').filter({ hasText: hostKey.fingerprint });
  await expect(row).toContainText('Waiting');
  await expect(row).toContainText('from the old server');

  const old = page.getByRole('row').filter({ hasText: 'ECDSA' }).filter({ hasText: 'Active' });
  await old.getByRole('button', { name: /^Actions for/ }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete host key' }).click();
  await expect(row).toContainText('Active');
  await expect.poll(() => scanHostKeys(port, 'ecdsa')).toEqual([`${type} ${body}`]);
});

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

test('a security policy chosen in the console decides which clients can connect', async ({
  page,
  arrange,
  folder,
}) => {
  const key = await newKey(folder);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice', { SshPublicKeyBody: key.publicKey });
  const port = await arrange.sftpPort(server.id);
  const login = { port, user: 'alice', key: key.file, folder, options: ['Ciphers=aes128-ctr'] };
  expect((await sftp(login, 'pwd')).code).toBe(0);

  await page.goto(`${server.path}/security-policy`);
  await page.getByRole('button', { name: 'Change policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change security policy' });
  await dialog.getByLabel('Policy').selectOption('TransferSecurityPolicy-2023-05');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'aes128-ctr' })).toContainText('Removed');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: 'TransferSecurityPolicy-2023-05' })).toBeVisible();

  const refused = await sftp(login, 'pwd');
  expect(refused.output).toContain('no matching cipher found');
  expect(refused.code).toBe(255);
  expect((await sftp({ ...login, options: ['Ciphers=aes256-ctr'] }, 'pwd')).code).toBe(0);
});

test('before a policy is changed the clients are named that would break, and what they see is there to publish', async ({
  page,
  arrange,
  folder,
}) => {
  const key = await newKey(folder);
  const StructuredLogDestinations = ['arn:aws:logs:us-east-1:123456789012:log-group:/aws/transfer/clients:*'];
  const server = await arrange.server({ StructuredLogDestinations });
  const port = await arrange.sftpPort(server.id);
  for (const [user, cipher] of [
    ['old-client', 'aes128-ctr'],
    ['new-client', 'aes256-ctr'],
  ] as const) {
    await arrange.user(server.id, user, { SshPublicKeyBody: key.publicKey });
    const login = { port, user, key: key.file, folder, options: [`Ciphers=${cipher}`] };
    expect((await sftp(login, 'pwd')).code).toBe(0);
  }
  await page.goto(`${server.path}/security-policy`);
  await page.getByRole('button', { name: 'Change policy' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change security policy' });
  await dialog.getByLabel('Policy').selectOption('TransferSecurityPolicy-2023-05');
  const broken = dialog.getByRole('list', { name: 'Clients that may break' }).getByRole('listitem');
  await expect(broken).toHaveCount(1);
  await expect(broken).toContainText('old-client with aes128-ctr');

  await page.goto(`${server.path}/host-keys`);
  await page.getByRole('button', { name: 'Look now' }).click();
  for (const line of await scanHostKeys(port))
    await expect(page.getByRole('region', { name: 'What a client sees' })).toContainText(line);

  await page.goto(
    '/e/local/security-policies/compare?from=TransferSecurityPolicy-2018-11&to=TransferSecurityPolicy-2024-01',
  );
  const row = page.getByRole('row').filter({ hasText: 'diffie-hellman-group14-sha1' });
  await expect(row.getByRole('cell')).toHaveText([/group14-sha1/, 'Yes', 'No']);
  await expect(page.getByRole('region', { name: 'What would break' })).toContainText('SHA-1 only');
});

test('tags saved in the console are the tags in AWS, and the tag Name is the name of the server', async ({
  page,
  arrange,
}) => {
  const server = await arrange.server({ Tags: [{ Key: 'team', Value: 'finance' }] });
  await page.goto(`${server.path}/tags`);
  await page.getByRole('button', { name: 'Remove team' }).click();
  await page.getByRole('button', { name: 'Add tag' }).click();
  await page.getByLabel('Key of tag 2').fill('stage');
  await page.getByLabel('Value of stage').fill('production');
  await page.getByLabel('Value of Name').fill('Partner uploads');
  await page.getByRole('button', { name: 'Save tags' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Partner uploads' })).toBeVisible();
  const tags = (await arrange.describeServer(server.id))?.Tags ?? [];
  expect(new Map(tags.map(({ Key, Value }) => [Key, Value]))).toEqual(
    new Map([
      ['Name', 'Partner uploads'],
      ['stage', 'production'],
    ]),
  );
});

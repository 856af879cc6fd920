// From nothing to a file over SFTP, with a stock client.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROLE } from './fixtures/arrange';
import { newKey, openSftp, sftp } from './fixtures/openssh';
import { expect, test } from './fixtures/test';
import { createServer, startServer, state, stopServer } from './pages/servers';
import { createUser, deleteKey, keysOf } from './pages/users';

test('a server, a user and a key made in the console take a login, until the key is deleted there', async ({
  page,
  app,
  arrange,
  folder,
}) => {
  const key = await newKey(folder);
  const serverId = await createServer(page, 'Uploads');
  await createUser(page, serverId, {
    name: 'alice',
    role: ROLE,
    folder: '/files/alice',
    publicKey: key.publicKey,
  });
  await expect(keysOf(page).getByText(key.fingerprint)).toBeVisible();

  const login = { port: await arrange.sftpPort(serverId), user: 'alice', key: key.file, folder };
  await writeFile(join(folder, 'report.txt'), 'quarterly figures');
  const session = await sftp(login, 'put report.txt', 'ls -l', 'get report.txt back.txt');
  expect(session.output).toContain('report.txt');
  expect(session.code).toBe(0);
  expect(await readFile(join(app.buckets, 'files/alice/report.txt'), 'utf8')).toBe('quarterly figures');
  expect(await readFile(join(folder, 'back.txt'), 'utf8')).toBe('quarterly figures');

  await deleteKey(page, key.fingerprint);
  const refused = await sftp(login, 'pwd');
  expect(refused.output).toContain('Permission denied (publickey)');
  expect(refused.code).toBe(255);
});

test('stopping a server ends its sessions and refuses logins until it is started again', async ({
  page,
  arrange,
  folder,
}) => {
  const key = await newKey(folder);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice', { SshPublicKeyBody: key.publicKey });
  const login = { port: await arrange.sftpPort(server.id), user: 'alice', key: key.file, folder };
  const session = openSftp(login);
  session.say('pwd');
  await expect.poll(session.heard).toContain('Remote working directory: /');

  await page.goto(server.path);
  await expect(state(page, 'Online')).toBeVisible();
  await stopServer(page);
  session.say('ls');
  await expect.poll(session.isOpen).toBe(false);
  expect((await sftp(login, 'pwd')).code).toBe(255);

  await startServer(page);
  expect(await arrange.sftpPort(server.id), 'its port stays, and known_hosts with it').toBe(login.port);
  expect((await sftp(login, 'pwd')).code).toBe(0);
});

test('mappings edited in the console are the tree that a client sees', async ({
  page,
  app,
  arrange,
  folder,
}) => {
  const key = await newKey(folder);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice', { SshPublicKeyBody: key.publicKey });
  await mkdir(join(app.buckets, 'reports/2026'), { recursive: true });
  await writeFile(join(app.buckets, 'reports/2026/march.csv'), 'a,b');
  await mkdir(join(app.buckets, 'inbox/alice'), { recursive: true });

  await page.goto(`${server.path}/users/alice`);
  await page.getByRole('button', { name: 'Edit home directory' }).click();
  await page.getByRole('radio', { name: 'Mapped folders' }).check();
  await page.getByLabel('Path that the user sees, row 1').fill('/reports/finance');
  await page.getByLabel('Bucket and folder behind it, row 1').fill('/reports/2026');
  await page.getByRole('button', { name: 'Add mapping' }).click();
  await page.getByLabel('Path that the user sees, row 2').fill('/inbox');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Transfer Family
  await page.getByLabel('Bucket and folder behind it, row 2').fill('/inbox/${transfer:UserName}');
  const preview = page.getByRole('list', { name: 'What the user sees' });
  await expect(preview.getByText('finance')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Home directory saved')).toBeVisible();

  const login = { port: await arrange.sftpPort(server.id), user: 'alice', key: key.file, folder };
  await writeFile(join(folder, 'note.txt'), 'hello');
  const session = await sftp(
    login,
    'ls -1 /',
    'ls -1 /reports',
    'ls -1 /reports/finance',
    'put note.txt /inbox/',
  );
  expect(session.code, session.output).toBe(0);
  expect(session.output).toMatch(/^\/inbox\s*$/m);
  expect(session.output).toMatch(/^\/reports\/finance\s*$/m);
  expect(session.output).toContain('march.csv');
  expect(await readFile(join(app.buckets, 'inbox/alice/note.txt'), 'utf8')).toBe('hello');
  expect((await sftp(login, 'ls /files')).code).not.toBe(0);
});

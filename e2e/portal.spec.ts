// What partners do for themselves, on a phone's width: connect, add keys, replace them, and see what happened.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { Arrange } from './fixtures/arrange';
import { ROLE } from './fixtures/arrange';
import { expectAccessible } from './fixtures/axe';
import { newKey, scanHostKeys, sftp } from './fixtures/openssh';
import { People } from './fixtures/people';
import { test } from './fixtures/test';

/** A server that logs, with one user. */
async function serverWith(arrange: Arrange, userName: string, publicKey?: string) {
  const server = await arrange.server({ LoggingRole: ROLE });
  await arrange.user(server.id, userName, { SshPublicKeyBody: publicKey });
  return { server, port: await arrange.sftpPort(server.id) };
}

const keys = (page: Page) => page.getByRole('region', { name: 'Keys', exact: true });

async function addKey(page: Page, publicKey: string, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a key' }).click();
  const dialog = page.getByRole('dialog', { name: /^Add a key for/ });
  await dialog.getByLabel('Public key').fill(publicKey);
  await dialog.getByLabel('Label').fill(label);
  await dialog.getByRole('button', { name: 'Add key' }).click();
  await expect(dialog).toBeHidden();
}

async function deleteKey(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for key ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Delete key' }).click();
  await expect(dialog).toBeHidden();
}

test('a partner adds a key and logs in with it, replaces it while the page sees the login, and the old one is refused', async ({
  browser,
  app,
  arrange,
  folder,
}) => {
  test.slow();
  const [first, second] = [await newKey(folder, { name: 'first' }), await newKey(folder, { name: 'second' })];
  const { server, port } = await serverWith(arrange, 'acme');
  const people = new People(app);
  const partner = await people.partner('Acme Logistics', [{ serverId: server.id, userName: 'acme' }]);
  const context = await people.browserOf(browser, partner.email);
  const page = await context.newPage();
  const login = (key: string) => ({ port, user: 'acme', key, folder });

  await test.step('one user leads straight to it', async () => {
    await page.goto('/portal');
    await expect(page.getByRole('heading', { level: 1, name: 'acme' })).toBeVisible();
    await expect(page.getByText('Acme Logistics')).toBeVisible();
  });

  await test.step('a key that is added in the portal opens a session', async () => {
    expect((await sftp(login(first.file), 'pwd')).code).toBe(255);
    await addKey(page, first.publicKey, 'Laptop');
    await expect(keys(page).getByText(first.fingerprint)).toBeVisible();
    await expect(keys(page).getByText('Petra Partner')).toBeVisible();
    await writeFile(join(folder, 'report.csv'), 'a,b');
    expect((await sftp(login(first.file), 'put report.csv')).code).toBe(0);
    expect(await readFile(join(app.buckets, 'files/acme/report.csv'), 'utf8')).toBe('a,b');
  });

  await test.step('the host keys that are shown are those of the server', async () => {
    await page.getByText('Known hosts').click();
    const lines = page.getByRole('region', { name: 'known_hosts lines' });
    for (const key of await scanHostKeys(port, 'rsa')) await expect(lines).toContainText(key);
  });

  await test.step('the last key is not to be deleted, on screen or by calling the action', async () => {
    await page.getByRole('button', { name: 'Actions for key Laptop' }).click();
    const item = page.getByRole('menuitem', { name: 'Delete' });
    await expect(item).toContainText('This is the last key that works.');
    await page.keyboard.press('Escape');
  });

  await test.step('the new key is added, and its login is seen as it happens', async () => {
    await page.getByRole('link', { name: 'Replace a key' }).click();
    await page.getByLabel('Public key').fill(second.publicKey);
    await page.getByLabel('Label').fill('New laptop');
    await page.getByRole('button', { name: 'Add the new key' }).click();
    await expect(page.getByText('Waiting for a login with the new key')).toBeVisible();
    expect((await sftp(login(second.file), 'pwd')).code).toBe(0);
    await expect(page.getByText('acme signed in with the new key')).toBeVisible({ timeout: 20_000 });
  });

  await test.step('the old key goes, and is refused from then on', async () => {
    await page.getByRole('button', { name: 'Delete it now' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete key' }).click();
    await expect(page.getByText('The old key is gone.')).toBeVisible();
    const refused = await sftp(login(first.file), 'pwd');
    expect(refused.output).toContain('Permission denied (publickey)');
    expect((await sftp(login(second.file), 'pwd')).code).toBe(0);
  });

  await test.step('the history tells of logins, files and what was done here', async () => {
    await page.getByRole('link', { name: 'History' }).click();
    const logins = page.getByRole('region', { name: 'Logins and transfers of acme' });
    await expect(logins.getByText('/report.csv')).toBeVisible();
    await expect(logins.getByText('New laptop').first()).toBeVisible();
    await expect(logins.getByText('Login refused').first()).toBeVisible();
    await expect(logins).not.toContainText('files/acme');
    const acts = page.getByRole('region', { name: 'What your people did here' });
    await expect(acts.getByText('Added a key')).toHaveCount(2);
    await expect(acts.getByText('Deleted a key')).toHaveCount(1);
  });
  await context.close();
});

test('of two keys that are deleted in two browsers at once, one stays', async ({
  browser,
  app,
  arrange,
  folder,
}) => {
  const [first, second] = [await newKey(folder, { name: 'one' }), await newKey(folder, { name: 'two' })];
  const { server } = await serverWith(arrange, 'acme');
  const people = new People(app);
  const { email } = await people.partner('Acme', [{ serverId: server.id, userName: 'acme' }]);
  const context = await people.browserOf(browser, email);
  const page = await context.newPage();
  await page.goto('/portal');
  await addKey(page, first.publicKey, 'One');
  await addKey(page, second.publicKey, 'Two');
  const other = await context.newPage();
  await other.goto('/portal');
  await expect(keys(other).getByRole('listitem')).toHaveCount(2);
  await deleteKey(page, 'One');

  await other.getByRole('button', { name: 'Actions for key Two' }).click();
  await other.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = other.getByRole('alertdialog');
  await dialog.getByRole('button', { name: 'Delete key' }).click();
  await expect(dialog.getByText('This is the last key that works.')).toBeVisible();
  expect((await arrange.describeUser(server.id, 'acme'))?.SshPublicKeys).toHaveLength(1);
  await context.close();
});

test('where changes need approval, a key is asked for, waits, and can be withdrawn', async ({
  browser,
  app,
  arrange,
  folder,
}) => {
  const key = await newKey(folder);
  const { server } = await serverWith(arrange, 'acme');
  const people = new People(app);
  const shared = [{ serverId: server.id, userName: 'acme', needsApproval: true }];
  const { email } = await people.partner('Acme', shared);
  const context = await people.browserOf(browser, email);
  const page = await context.newPage();
  await page.goto('/portal');
  await page.getByRole('button', { name: 'Ask for a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Public key').fill(key.publicKey);
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  const requests = page.getByRole('region', { name: 'Requests' });
  await expect(requests.getByText(key.fingerprint)).toBeVisible();
  await expect(requests.getByText('Waiting')).toBeVisible();
  expect((await arrange.describeUser(server.id, 'acme'))?.SshPublicKeys ?? []).toHaveLength(0);
  await requests.getByRole('button', { name: /^Withdraw/ }).click();
  await expect(requests).toBeHidden();
  await context.close();
});

test('a key that breaks the policy is refused before it is sent', async ({
  browser,
  app,
  arrange,
  folder,
}) => {
  const key = await newKey(folder, { type: 'ecdsa' });
  const { server } = await serverWith(arrange, 'acme');
  const people = new People(app);
  const { email } = await people.partner('Acme', [{ serverId: server.id, userName: 'acme' }]);
  const policy = ['local', '["ED25519"]', 2048, 0, Date.now(), 'Ada Admin'];
  const columns =
    '"environment", "allowedTypes", "minimumRsaBits", "removeExpired", "updatedAt", "updatedBy"';
  const wins = 'on conflict ("environment") do update set "allowedTypes" = excluded."allowedTypes"';
  await people.run(`insert into "keyPolicy" (${columns}) values (?, ?, ?, ?, ?, ?) ${wins}`, ...policy);
  const context = await people.browserOf(browser, email);
  const page = await context.newPage();
  await page.goto('/portal');
  await page.getByRole('button', { name: 'Add a key' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Public key').fill(key.publicKey);
  await expect(dialog.getByText('Keys of type ECDSA are not allowed here')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add key' }).click();
  await expect(dialog).toBeVisible();
  await people.run('delete from "keyPolicy"');
  await context.close();
});

test('suspension ends an open portal session at its next request', async ({ browser, app, arrange }) => {
  const { server } = await serverWith(arrange, 'acme');
  const people = new People(app);
  const { email, id } = await people.partner('Acme', [{ serverId: server.id, userName: 'acme' }]);
  const context = await people.browserOf(browser, email);
  const page = await context.newPage();
  await page.goto('/portal/history');
  // Nothing is under way any more that could hear of the suspension by itself.
  await expect(page.getByText('There has been no login yet.')).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await people.run('update "partner" set "suspendedAt" = ? where "id" = ?', Date.now(), id);
  await page.getByRole('button', { name: 'Look again' }).click();
  await expect(page.getByRole('alertdialog', { name: 'Your session has ended' })).toBeVisible();
  await page.goto('/portal');
  await expect(page.getByRole('heading', { name: 'Your access has ended' })).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('Acme');
  await expectAccessible(page);
  await context.close();
});

for (const [path, text] of [
  ['/portal', 'Your access'],
  ['/portal/:grant', 'Host key fingerprints'],
  ['/portal/:grant/rotate', 'Choose a file'],
  ['/portal/history', 'Logins and transfers of'],
  ['/portal/account', 'This session'],
  ['/portal/nothing', 'There is nothing at this address'],
] as const) {
  test(`${path} is accessible in both schemes and on a phone`, async ({ browser, app, arrange, folder }) => {
    const key = await newKey(folder);
    const { server } = await serverWith(arrange, 'acme', key.publicKey);
    await arrange.user(server.id, 'acme-reports');
    const people = new People(app);
    const { email, grantIds } = await people.partner('Acme', [
      { serverId: server.id, userName: 'acme' },
      { serverId: server.id, userName: 'acme-reports' },
    ]);
    const context = await people.browserOf(browser, email);
    const page = await context.newPage();
    await page.goto(path.replace(':grant', grantIds[0] ?? ''));
    await expect(page.getByRole('main').getByText(text).first()).toBeVisible();
    await expectAccessible(page);
    await context.close();
  });
}

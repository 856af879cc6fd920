// The further ways in which a partner brings a key and takes one away, and the ways to connect that it is told.
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { fingerprintOf, newKey, run, sftp } from './fixtures/openssh';
import { People } from './fixtures/people';
import { expect, test } from './fixtures/test';

const keys = (page: Page) => page.getByRole('region', { name: 'Keys', exact: true });

test('a partner drops a file, makes a pair in the browser, and logs in by each way that the page tells', async ({
  browser,
  app,
  arrange,
  folder,
}) => {
  test.slow();
  const server = await arrange.server();
  await arrange.user(server.id, 'acme');
  const port = await arrange.sftpPort(server.id);
  const people = new People(app);
  const { email } = await people.partner('Acme', [{ serverId: server.id, userName: 'acme' }]);
  const context = await people.browserOf(browser, email);
  const page = await context.newPage();
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.postData() ?? ''));
  const dialog = page.getByRole('dialog', { name: 'Add a key for acme' });
  await page.goto('/portal');

  await test.step('a public key is taken from a file that is dropped', async () => {
    const dropped = await newKey(folder, { name: 'dropped' });
    await page.getByRole('button', { name: 'Add a key' }).click();
    const files = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.pub', { type: 'text/plain' }));
      return transfer;
    }, `${dropped.publicKey}\n`);
    await dialog.getByLabel('Public key').dispatchEvent('drop', { dataTransfer: files });
    await expect(dialog.getByText(dropped.fingerprint)).toBeVisible();
    await dialog.getByRole('button', { name: 'Add key' }).click();
    await expect(dialog).toBeHidden();
    expect((await sftp({ port, user: 'acme', key: dropped.file, folder }, 'pwd')).code).toBe(0);
  });

  const made = join(folder, 'made');
  await test.step('a pair is made in the browser, and its private half is never sent', async () => {
    await page.getByRole('button', { name: 'Add a key' }).click();
    await dialog.getByRole('button', { name: 'Make a new pair' }).click();
    await dialog.getByRole('button', { name: 'Make the pair' }).click();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save private key' }).click();
    await (await download).saveAs(made);
    await chmod(made, 0o600);
    await dialog.getByRole('button', { name: 'Add key' }).click();
    await expect(dialog).toBeHidden();
    await expect(keys(page).getByText(await fingerprintOf(made))).toBeVisible();
    expect(sent.filter((body) => /PRIVATE KEY|b3BlbnNzaC1rZXkt/.test(body))).toEqual([]);
  });

  await test.step('the lines for OpenSSH open a session as they stand, and the other programs get host, port and user', async () => {
    const open = async (title: string) => page.getByText(title, { exact: true }).click();
    const text = (name: string) => page.getByRole('region', { name }).innerText();
    await open('Known hosts');
    await open('OpenSSH configuration');
    const known = join(folder, 'known_hosts');
    await writeFile(known, `${await text('known_hosts lines')}\n`);
    const config = (await text('OpenSSH configuration')).replace('~/.ssh/id_ed25519', made);
    const [, name = ''] = /^Host (\S+)/.exec(config) ?? [];
    await writeFile(
      join(folder, 'config'),
      `${config}\n  UserKnownHostsFile ${known}\n  StrictHostKeyChecking yes\n`,
    );
    await writeFile(join(folder, 'batch'), 'pwd\n');
    const session = await run('sftp', ['-b', join(folder, 'batch'), '-F', join(folder, 'config'), name]);
    expect(session).toMatchObject({ code: 0 });
    await open('WinSCP');
    expect(await text('WinSCP command')).toBe(`winscp.exe "sftp://acme@127.0.0.1:${port}/"`);
    await open('FileZilla');
    expect(await text('FileZilla command')).toBe(`filezilla "sftp://acme@127.0.0.1:${port}"`);
  });
  await context.close();
});

test('a partner sets the day on which the old key goes by itself, and the page keeps saying so', async ({
  browser,
  app,
  arrange,
  folder,
}) => {
  const old = await newKey(folder, { name: 'old' });
  const fresh = await newKey(folder, { name: 'fresh' });
  const server = await arrange.server();
  await arrange.user(server.id, 'acme', { SshPublicKeyBody: old.publicKey });
  const people = new People(app);
  const { email } = await people.partner('Acme', [{ serverId: server.id, userName: 'acme' }]);
  const context = await people.browserOf(browser, email);
  const page = await context.newPage();
  await page.goto('/portal');
  await page.getByRole('link', { name: 'Replace a key' }).click();
  await page.getByLabel('Public key').fill(fresh.publicKey);
  await page.getByRole('button', { name: 'Add the new key' }).click();
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Or remove it by itself after').fill(day);
  await page.getByRole('button', { name: 'Set the date' }).click();
  await expect(page.getByText(`It is removed by itself at the end of ${day} (UTC).`)).toBeVisible();
  await page.goto('/portal');
  const row = keys(page).getByRole('listitem').filter({ hasText: old.fingerprint });
  await expect(row).toContainText(`Removed on ${day}`);
  const login = { port: await arrange.sftpPort(server.id), user: 'acme', key: old.file, folder };
  expect((await sftp(login, 'pwd')).code).toBe(0);
  await context.close();
});

// A key pair made in the browser, and what the page tells its owner about connecting.
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprintOf, newKey, sftp } from './fixtures/openssh';
import { expect, test } from './fixtures/test';
import { keysOf, openAddKey } from './pages/users';

for (const { kind, type } of [
  { kind: 'Ed25519', type: 'ssh-ed25519' },
  { kind: 'RSA 4096', type: 'ssh-rsa' },
]) {
  test(`a pair of ${kind} made in the browser logs in, and its private half is never sent`, async ({
    page,
    arrange,
    folder,
  }) => {
    const server = await arrange.server();
    await arrange.user(server.id, 'alice');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await page.goto(`${server.path}/users/alice`);
    const dialog = await openAddKey(page);
    await dialog.getByRole('button', { name: 'Make a new pair' }).click();
    await expect(dialog.getByRole('radio', { name: /^Ed25519/ })).toBeChecked();
    await dialog.getByRole('radio', { name: new RegExp(`^${kind}`) }).check();
    await dialog.getByRole('button', { name: 'Make the pair' }).click();
    const download = page.waitForEvent('download');
    // Large primes take their time.
    const save = dialog.getByRole('button', { name: 'Save private key' });
    await expect(save).toBeVisible({ timeout: 45_000 });
    await save.click();
    const key = join(folder, (await download).suggestedFilename());
    await (await download).saveAs(key);
    await chmod(key, 0o600);
    await dialog.getByRole('button', { name: 'Add key' }).click();
    await expect(keysOf(page).getByText(await fingerprintOf(key))).toBeVisible();

    const login = { port: await arrange.sftpPort(server.id), user: 'alice', key, folder };
    expect((await sftp(login, 'pwd')).code).toBe(0);
    expect(sent.filter((body) => body.includes(type))).toHaveLength(1);
    expect(sent.filter((body) => /PRIVATE KEY|b3BlbnNzaC1rZXkt/.test(body))).toEqual([]);
  });
}

test('a public key is taken from a file that is dropped on the field', async ({ page, arrange, folder }) => {
  const { publicKey, fingerprint } = await newKey(folder);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice');
  await page.goto(`${server.path}/users/alice`);
  const dialog = await openAddKey(page);
  const files = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'id_ed25519.pub', { type: 'text/plain' }));
    return transfer;
  }, `${publicKey}\n`);
  const field = dialog.getByLabel('Public key');
  await field.dispatchEvent('dragover', { dataTransfer: files });
  await expect(dialog.getByText('Drop the file')).toBeVisible();
  await field.dispatchEvent('drop', { dataTransfer: files });
  await expect(dialog.getByText(fingerprint)).toBeVisible();
  await expect(dialog.getByText('Drop the file')).toBeHidden();
  await dialog.getByRole('button', { name: 'Add key' }).click();
  await expect(dialog).toBeHidden();
  await expect(keysOf(page).getByText(fingerprint)).toBeVisible();
  await expect(keysOf(page).getByText('Accepted by security policy')).toBeVisible();
});

test('the lines for known_hosts on the page of a user are those of the server', async ({
  page,
  arrange,
  folder,
}) => {
  const key = await newKey(folder);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice', { SshPublicKeyBody: key.publicKey });
  const port = await arrange.sftpPort(server.id);
  await page.goto(`${server.path}/users/alice`);
  await expect(page.getByRole('region', { name: 'sftp command' })).toHaveText(
    `sftp -P ${port} alice@127.0.0.1`,
  );
  const lines = page.getByRole('region', { name: 'known_hosts lines' });
  await expect(lines).toBeVisible();
  await writeFile(join(folder, 'known_hosts'), `${await lines.innerText()}\n`);
  const login = { port, user: 'alice', key: key.file, folder, options: ['StrictHostKeyChecking=yes'] };
  expect((await sftp(login, 'pwd')).code).toBe(0);
});

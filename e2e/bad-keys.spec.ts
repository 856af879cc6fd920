// What happens to keys that Transfer Family does not take, and to private keys that were pasted by mistake.
import { readFile } from 'node:fs/promises';
import { dsaLine, puttyFile, securityKeyLine } from './fixtures/key-texts';
import { newKey, run } from './fixtures/openssh';
import { expect, test } from './fixtures/test';
import { keysOf, openAddKey } from './pages/users';

type Case = { what: string; text: (folder: string) => string | Promise<string>; says: string | RegExp };

const privateKeys: Case[] = [
  {
    what: 'a private key of OpenSSH',
    text: async (folder) => (await newKey(folder)).privateKey,
    says: 'This is a private key',
  },
  {
    what: 'a private key in a PEM file',
    text: async (folder) => (await newKey(folder, { type: 'ecdsa', flags: ['-m', 'PEM'] })).privateKey,
    says: 'This is a private key',
  },
  {
    what: 'a key file of PuTTY',
    text: puttyFile,
    says: 'This is a PuTTY key file, with the private key in it',
  },
];

const badKeys: Case[] = [
  {
    what: 'an RSA key of 1024 bits',
    text: async (folder) => (await newKey(folder, { type: 'rsa', flags: ['-b', '1024'] })).publicKey,
    says: 'This RSA key has 1024 bits, which is too weak',
  },
  { what: 'a DSA key', text: dsaLine, says: 'This is a DSA key' },
  { what: 'a key on a security key', text: securityKeyLine, says: 'This key lives on a security key (FIDO)' },
  {
    what: 'an SSH certificate',
    text: async (folder) => {
      const authority = await newKey(folder, { name: 'authority' });
      const { file } = await newKey(folder);
      await run('ssh-keygen', ['-q', '-s', authority.file, '-I', 'alice', '-n', 'alice', `${file}.pub`]);
      return readFile(`${file}-cert.pub`, 'utf8');
    },
    says: 'This is an SSH certificate',
  },
  {
    what: 'a public key in a PEM file',
    text: async (folder) => {
      const { file } = await newKey(folder, { type: 'rsa', flags: ['-b', '2048'] });
      return (await run('ssh-keygen', ['-e', '-m', 'PKCS8', '-f', `${file}.pub`])).output;
    },
    says: 'This is a public key in PEM format',
  },
  {
    what: 'a key that lost its end',
    text: async (folder) => (await newKey(folder)).publicKey.slice(0, 60),
    says: 'This key is damaged or cut off',
  },
  { what: 'anything else', text: () => 'Dear colleague, here is my key.', says: 'This is no SSH public key' },
];

for (const { what, text, says } of badKeys) {
  test(`${what} is refused with the reason, and nothing is sent`, async ({ page, arrange, folder }) => {
    const server = await arrange.server();
    await arrange.user(server.id, 'alice');
    await page.goto(`${server.path}/users/alice`);
    const dialog = await openAddKey(page);
    await dialog.getByLabel('Public key').fill(await text(folder));
    await expect(dialog.getByText(says)).toBeVisible();
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await dialog.getByRole('button', { name: 'Add key' }).click();
    await expect(dialog.getByText(says)).toBeVisible();
    expect(sent).toEqual([]);
    expect((await arrange.describeUser(server.id, 'alice'))?.SshPublicKeys).toEqual([]);
  });
}

for (const { what, text, says } of privateKeys) {
  test(`${what} is refused loudly, and never leaves the browser`, async ({ page, arrange, folder }) => {
    const server = await arrange.server();
    await arrange.user(server.id, 'alice');
    const secret = await text(folder);
    const lines = secret.split('\n').filter((line) => line.length >= 40);
    const leaks: string[] = [];
    page.on('request', (request) => {
      const traffic = `${decodeURIComponent(request.url())} ${request.postData() ?? ''}`;
      if (lines.some((line) => traffic.includes(line))) leaks.push(request.url());
    });
    await page.goto(`${server.path}/users/alice`);
    const dialog = await openAddKey(page);
    const input = dialog.getByLabel('Public key');
    await input.fill(secret);
    await expect(dialog.getByRole('alert').getByText(says)).toBeVisible();
    await expect(input).toHaveValue('');
    await dialog.getByRole('button', { name: 'Add key' }).click();
    await expect(dialog).toBeVisible();

    // Choosing the file is no way around.
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({
        name: 'id_ed25519',
        mimeType: 'text/plain',
        buffer: Buffer.from(secret),
      });
    await expect(dialog.getByRole('alert').getByText(says)).toBeVisible();
    expect(leaks).toEqual([]);
    expect(await page.content()).not.toContain(lines.at(-1));
    expect((await arrange.describeUser(server.id, 'alice'))?.SshPublicKeys).toEqual([]);
  });
}

test('a key that the user has already is named as such, and AWS refuses it in the dialog', async ({
  page,
  arrange,
  folder,
}) => {
  const { publicKey } = await newKey(folder);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice', { SshPublicKeyBody: publicKey });
  await page.goto(`${server.path}/users/alice`);
  const dialog = await openAddKey(page);
  await dialog.getByLabel('Public key').fill(publicKey);
  await expect(dialog.getByText('alice has this key already')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add key' }).click();
  await expect(dialog.getByText('ResourceExistsException')).toBeVisible();
  expect((await arrange.describeUser(server.id, 'alice'))?.SshPublicKeys).toHaveLength(1);
});

test('a key in the SSH2 format (RFC 4716) is converted and shown as ssh-keygen prints it', async ({
  page,
  arrange,
  folder,
}) => {
  const { file, fingerprint } = await newKey(folder, { type: 'rsa', flags: ['-b', '2048'] });
  const { output } = await run('ssh-keygen', ['-e', '-m', 'RFC4716', '-f', `${file}.pub`]);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice');
  await page.goto(`${server.path}/users/alice`);
  const dialog = await openAddKey(page);
  await dialog.getByLabel('Public key').fill(output);
  await expect(dialog.getByText(fingerprint)).toBeVisible();
  await dialog.getByRole('button', { name: 'Add key' }).click();
  await expect(dialog).toBeHidden();
  await expect(keysOf(page).getByText(fingerprint)).toBeVisible();
  await expect(keysOf(page).getByText('RSA 2048')).toBeVisible();
  const user = await arrange.describeUser(server.id, 'alice');
  expect(user?.SshPublicKeys?.[0]?.SshPublicKeyBody).toMatch(/^ssh-rsa AAAA/);
});

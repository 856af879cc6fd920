// SFTP connectors: a server's key is learned and compared, then its files are listed, fetched, sent, moved and deleted.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { ROLE } from './fixtures/arrange';
import { expectAccessible } from './fixtures/axe';
import { newKey } from './fixtures/openssh';
import { expect, test } from './fixtures/test';
import { openForm } from './pages/agreements';

const main = (page: Page) => page.getByRole('main');

/** At every width, and back to the one that the journey goes on at. */
async function accessibleHere(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 900 });
}

async function put(buckets: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(buckets, path)), { recursive: true });
  await writeFile(join(buckets, path), text);
}

/** Takes one of the actions of a row in the listed folder. */
async function act(page: Page, entry: string, action: string): Promise<void> {
  await main(page)
    .getByRole('button', { name: `Actions for ${entry}` })
    .click();
  await page.getByRole('menuitem', { name: action }).click();
}

test('a partner’s server is known by its fingerprint, and its files are fetched, sent, moved and deleted', async ({
  page,
  app,
  arrange,
  folder,
}) => {
  test.setTimeout(120_000);
  const key = await newKey(folder, { name: 'connector', type: 'ecdsa' });
  const server = await arrange.server({ Name: 'Partner' });
  await arrange.user(server.id, 'acme', {
    HomeDirectoryType: 'LOGICAL',
    HomeDirectory: undefined,
    HomeDirectoryMappings: [{ Entry: '/', Target: '/partner/home' }],
    SshPublicKeyBody: key.publicKey,
  });
  await arrange.secret('partner/acme', { Username: 'acme', PrivateKey: key.privateKey });
  for (const name of ['invoice.csv', 'old.csv', 'draft.csv'])
    await put(app.buckets, `partner/home/outbox/${name}`, name);
  await put(app.buckets, 'ours/out/order.csv', 'order');

  await page.goto('/e/local/connectors');
  await page.getByRole('link', { name: 'Create connector' }).first().click();
  await page.getByRole('link', { name: /^SFTP server/ }).click();
  const url = main(page).getByLabel('Address of the server');
  await main(page).getByLabel('Secret of the login').fill('partner/acme');
  await main(page).getByLabel('Role', { exact: true }).fill(ROLE);
  await main(page).getByText('Logging', { exact: true }).click();
  await main(page).getByLabel('Logging role').fill(ROLE);
  await url.fill('sftp://acme@127.0.0.1');
  await main(page).getByRole('button', { name: 'Create connector' }).click();
  await expect(url).toHaveAccessibleDescription(/stands in the secret/);
  const address = `127.0.0.1:${await arrange.sftpPort(server.id)}`;
  await url.fill(`sftp://${address}`);
  await main(page).getByRole('button', { name: 'Create connector' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Connector to ${address}` })).toBeVisible();

  await main(page).getByRole('button', { name: 'Test connection' }).click();
  const trust = main(page).getByRole('button', { name: 'Trust this key' });
  await expect(trust).toHaveAttribute('aria-disabled', 'true');
  await accessibleHere(page);
  const pasted = main(page).getByLabel('Fingerprint from the partner');
  await pasted.fill(`SHA256:${'A'.repeat(43)}`);
  await expect(main(page).getByText('not the server that the partner means')).toBeVisible();
  await pasted.fill(await arrange.ecdsaFingerprint(server.id));
  await expect(main(page).getByText('It is the same.')).toBeVisible();
  await trust.click();
  await expect(main(page).getByText('Connection succeeded')).toBeVisible();

  await page.getByRole('link', { name: 'Files on the server' }).click();
  await main(page).getByLabel('Listings go to').fill('/ours/listings');
  await main(page).getByRole('button', { name: 'List folder' }).click();
  await main(page).getByRole('button', { name: 'outbox/' }).click();
  await expect(main(page).getByRole('row')).toHaveCount(4);
  await accessibleHere(page);

  await act(page, 'invoice.csv', 'Get');
  await page.getByLabel('Folder in S3').fill('/ours/in');
  await page.getByRole('dialog').getByRole('button', { name: 'Get', exact: true }).click();
  await act(page, 'draft.csv', 'Move or rename');
  await page.getByLabel('New path').fill('/outbox/final.csv');
  await page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click();
  await act(page, 'old.csv', 'Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete file' }).click();
  await main(page).getByRole('button', { name: 'Send files' }).click();
  await page.getByLabel('Files in S3').fill('/ours/out/order.csv\n/ours/out/missing.csv');
  await page.getByRole('dialog').getByRole('button', { name: 'Send 2 files' }).click();

  const history = main(page).getByRole('list', { name: 'History' }).getByRole('listitem');
  await expect(history).toHaveCount(5);
  await expect(history.filter({ hasText: 'Completed' })).toHaveCount(4);
  await expect(history.filter({ hasText: 'missing.csv' })).toContainText('The file to send is not there');
  await main(page).getByRole('button', { name: 'List again' }).click();
  await expect(main(page).getByRole('row').filter({ hasText: 'order.csv' })).toBeVisible();
  for (const [name, shown] of [
    ['final.csv', 1],
    ['old.csv', 0],
    ['draft.csv', 0],
  ] as const)
    await expect(main(page).getByRole('row').filter({ hasText: name })).toHaveCount(shown);
  expect(await readFile(join(app.buckets, 'ours/in/invoice.csv'), 'utf8')).toBe('invoice.csv');
  await page.goto('/activity?operation=StartRemoteDelete');
  await expect(
    main(page)
      .getByText(/c-[0-9a-f]{17}/)
      .first(),
  ).toBeVisible();
});

test('settings are changed as they stood, a key that AWS would refuse is told, and so is why a test fails', async ({
  page,
  arrange,
}) => {
  const server = await arrange.server({ Name: 'Partner' });
  const connector = await arrange.sftpConnector({
    Url: `sftp://127.0.0.1:${await arrange.sftpPort(server.id)}`,
    SftpConfig: { UserSecretId: 'partner/none', TrustedHostKeys: [] },
  });
  await openForm(page, `${connector.path}/edit`);
  await main(page).getByText('Connection', { exact: true }).click();
  await main(page).getByLabel('Connections at once').selectOption('3');
  await main(page).getByText('Trusted host keys', { exact: true }).click();
  const keys = main(page).getByLabel('Keys (optional)');
  await keys.fill('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGKSRBDyHzWKXmCFJUDC2eX9LJhoGJCjOmHCNBaGGY0k');
  await main(page).getByRole('button', { name: 'Save' }).click();
  await expect(keys).toHaveAccessibleDescription(/no Ed25519/);
  await keys.fill('');
  await main(page).getByRole('button', { name: 'Save' }).click();
  await expect(main(page).getByText('None: every transfer fails')).toBeVisible();
  expect((await arrange.describeConnector(connector.id))?.SftpConfig).toEqual({
    UserSecretId: 'partner/none',
    TrustedHostKeys: [],
    MaxConcurrentConnections: 3,
  });
  await main(page).getByRole('button', { name: 'Test connection' }).click();
  await expect(main(page).getByText('partner/none is not in secrets.json')).toBeVisible();
});

// Every page and dialog, by axe, in light and dark, at 1280 and 390 px.
import type { Page } from '@playwright/test';
import { expectAccessible } from './fixtures/axe';
import { DIRECTORY } from './fixtures/login-provider';
import { newKey } from './fixtures/openssh';
import { newCertificate } from './fixtures/openssl';
import { People } from './fixtures/people';
import { expect, NOBODY, test } from './fixtures/test';
import { openAddKey } from './pages/users';

const main = (page: Page) => page.getByRole('main');

const WIDE = { width: 1280, height: 900 };

/** Addresses, each with a text that shows when it is there. */
type Pages = readonly (readonly [path: string, text: string])[];

/** In one browser, which need not compile the same scripts for every page. */
async function expectAllAccessible(page: Page, pages: Pages): Promise<void> {
  test.setTimeout(30_000 + pages.length * 15_000);
  for (const [path, text] of pages)
    await test.step(path, async () => {
      await page.setViewportSize(WIDE);
      await page.goto(path);
      await expect(main(page).getByText(text).first()).toBeAttached();
      await expectAccessible(page);
    });
}

test.describe('before signing in', () => {
  test.use({ storageState: NOBODY });
  test('every page is accessible in both schemes and on a phone', async ({ page }) => {
    await expectAllAccessible(page, [
      ['/sign-in', 'Sign in'],
      ['/invite/used', 'This invitation has ended'],
    ]);
  });
});

test('with nothing in it yet, every page is accessible in both schemes and on a phone', async ({ page }) => {
  await expectAllAccessible(page, [
    ['/', 'No servers yet'],
    ['/e/local/servers', 'No servers yet'],
    ['/activity?target=s-0123456789abcdef0', 'Nothing matches these filters'],
    ['/settings/account', 'Signed in'],
    ['/settings/members', 'Invite member'],
    ['/settings/environments', 'Test the connection'],
    ['/settings/search-index', 'Start a crawl'],
    ['/e/local/new-server', 'Create server'],
    ['/e/local/connectors', 'No connectors yet'],
    ['/e/local/new-sftp-connector', 'Address of the server'],
    ['/e/local/certificates', 'No certificates yet'],
    ['/e/local/profiles', 'No profiles yet'],
    ['/e/local/workflows', 'No workflows yet'],
    ['/e/local/new-workflow', 'When a step fails'],
    ['/e/local/security-policies', 'TransferSecurityPolicy-2024-01'],
    ['/e/local/security-policies/compare', 'Key exchange'],
    ['/e/local/jobs', 'No runs yet'],
    ['/e/local/web-apps', 'No web apps yet'],
    ['/e/local/new-web-app', 'IAM Identity Center instance'],
    ['/e/local/security-policies/TransferSecurityPolicy-2018-11', 'weak'],
  ]);
});

test('with a server that has users, every page is accessible in both schemes and on a phone', async ({
  page,
  arrange,
  folder,
}) => {
  const key = await newKey(folder, { name: 'alice' });
  const { id } = await arrange.server();
  await arrange.user(id, 'alice', { SshPublicKeyBody: key.publicKey });
  await arrange.user(id, 'bob');
  await expectAllAccessible(page, [
    ['/', 'Needs attention'],
    ['/activity', 'Any result'],
    ['/e/local/servers', 'Online'],
    [`/e/local/servers/${id}`, 'Endpoint'],
    [`/e/local/servers/${id}/users`, 'alice'],
    [`/e/local/servers/${id}/users?q=nobody`, '0 of 2'],
    [`/e/local/servers/${id}/new-user`, 'User name'],
    [`/e/local/servers/${id}/users/alice`, 'alice@laptop'],
    [`/e/local/servers/${id}/users/bob`, 'No SSH key yet'],
    [`/e/local/servers/${id}/host-keys`, 'Active'],
    [`/e/local/servers/${id}/security-policy`, 'Change policy'],
    [`/e/local/servers/${id}/tags`, 'Save tags'],
    [`/e/local/servers/${id}/import-users`, 'Home directories'],
    ['/e/local/tags', 'How much of it is known'],
    ['/e/local/tags/resources', 'Without a tag'],
  ]);
});

test('with a directory and a web app, every page is accessible in both schemes and on a phone', async ({
  page,
  arrange,
}) => {
  const server = await arrange.server({
    IdentityProviderType: 'AWS_DIRECTORY_SERVICE',
    IdentityProviderDetails: { DirectoryId: DIRECTORY },
  });
  const group = 'S-1-5-21-1-2-3-1001';
  await arrange.access(server.id, group);
  await expectAllAccessible(page, [
    [server.path, 'Members of groups with an access'],
    [`${server.path}/accesses`, 'What a person gets'],
    [`${server.path}/new-access`, 'SID of the group'],
    [`${server.path}/accesses/${group}`, 'IAM role'],
    [`${server.path}/accesses/${group}/edit`, 'SID of the group'],
    [`${server.path}/test-login`, 'Login to test'],
    [`/e/local/web-apps/${await arrange.webApp()}`, 'Looks'],
  ]);
});

test('with an AS2 partner, every page is accessible in both schemes and on a phone', async ({
  page,
  arrange,
}) => {
  const server = await arrange.as2Server();
  const parties = await arrange.parties();
  const agreement = await arrange.agreement({ ServerId: server.id, ...parties });
  const weak = { SigningAlgorithm: 'SHA1', MdnResponse: 'ASYNC' } as const;
  const AsyncMdnConfig = { Url: 'http://as2.example.com:5080', ServerIds: [server.id] };
  const connector = await arrange.connector({ As2Config: { ...parties, ...weak, AsyncMdnConfig } });
  await expectAllAccessible(page, [
    [`${server.path}`, 'URL for AS2 partners'],
    [`${server.path}/agreements`, 'ACME-EDI'],
    [`${server.path}/new-agreement`, 'Take signed messages only'],
    [`${agreement.path}`, 'The partner posts to'],
    [`${agreement.path}/edit`, 'Take signed messages only'],
    ['/e/local/connectors', 'ACME-EDI'],
    ['/e/local/new-connector', 'Protection'],
    [`${connector.path}`, 'Receipts'],
    [`${connector.path}/edit`, 'Servers that take the receipts'],
  ]);
});

test('with AS2 certificates and profiles, every page is accessible in both schemes and on a phone', async ({
  page,
  arrange,
  folder,
}) => {
  const { certificate: Certificate } = await newCertificate(folder, 'acme');
  const input = { Usage: 'SIGNING', Certificate, Description: 'Acme-signing' } as const;
  const certificate = await arrange.certificate(input);
  const profile = await arrange.profile('PARTNER', 'ACME-EDI', [certificate]);
  await expectAllAccessible(page, [
    ['/e/local/certificates', 'Acme-signing'],
    [`/e/local/certificates/${certificate}`, 'SHA-256 fingerprint'],
    [`/e/local/new-certificate?successor=${certificate}`, 'It follows Acme-signing'],
    ['/e/local/generate-certificate', 'Common name'],
    ['/e/local/profiles', 'ACME-EDI'],
    [`/e/local/profiles/${profile}`, 'No certificate at all.'],
    ['/e/local/new-profile', 'Acme-signing'],
  ]);
});

test('with partners who help themselves, every page is accessible in both schemes and on a phone', async ({
  page,
  app,
  arrange,
}) => {
  const { id: serverId } = await arrange.server();
  await arrange.user(serverId, 'acme');
  const partner = await new People(app).partner('Acme Logistics', [{ serverId, userName: 'acme' }]);
  await expectAllAccessible(page, [
    ['/settings/partners', 'Acme Logistics'],
    [`/settings/partners/${partner.id}`, 'Petra Partner'],
    ['/settings/key-policies', 'local'],
    ['/e/local/key-requests', 'Nothing waits'],
  ]);
});

const DIALOGS: Record<string, (page: Page, server: { path: string }) => Promise<unknown>> = {
  'that stops a server': async (page, server) => {
    await page.goto(server.path);
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
  },
  'that deletes a server': async (page, server) => {
    await page.goto(server.path);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
  },
  'that takes a key and refuses it': async (page, server) => {
    await page.goto(`${server.path}/users/alice`);
    const dialog = await openAddKey(page);
    await dialog.getByLabel('Public key').fill(`ssh-dss ${'AAAA'.repeat(80)}`);
    await expect(dialog.getByText('This is a DSA key')).toBeVisible();
  },
  'that edits the endpoint of a server': async (page, server) => {
    await page.goto(server.path);
    await page.getByRole('button', { name: 'Edit endpoint' }).click();
    await expect(page.getByRole('dialog').getByLabel('Public')).toBeVisible();
  },
  'that edits the protocols of a server': async (page, server) => {
    await page.goto(server.path);
    await page.getByRole('button', { name: 'Edit protocols' }).click();
    await expect(page.getByRole('dialog').getByRole('checkbox', { name: /^AS2/ })).toBeVisible();
  },
  'that imports a host key': async (page, server) => {
    await page.goto(`${server.path}/host-keys`);
    await page.getByRole('button', { name: 'Import host key' }).click();
    await expect(page.getByRole('dialog').getByLabel('Private key')).toBeVisible();
  },
  'that changes a security policy': async (page, server) => {
    await page.goto(`${server.path}/security-policy`);
    await page.getByRole('button', { name: 'Change policy' }).click();
    await page.getByRole('dialog').getByLabel('Policy').selectOption('TransferSecurityPolicy-2018-11');
    await expect(page.getByRole('dialog').getByText('Added').first()).toBeVisible();
  },
  'that invites a member': async (page) => {
    await page.goto('/settings/members');
    await page.getByRole('button', { name: 'Invite member' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
  'that starts a crawl': async (page) => {
    await page.goto('/settings/search-index');
    await page.getByRole('button', { name: /^Start a crawl of/ }).click();
    await expect(
      page
        .getByRole('dialog')
        .getByText(/^.*About \d+ calls/)
        .first(),
    ).toBeVisible();
  },
  'that goes anywhere': async (page) => {
    await page.goto('/');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Go to' })).toBeVisible();
  },
};

test('every dialog is accessible in both schemes and on a phone', async ({ page, arrange }) => {
  test.setTimeout(180_000);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice');
  for (const [what, open] of Object.entries(DIALOGS))
    await test.step(`the one ${what}`, async () => {
      await page.setViewportSize(WIDE);
      await open(page, server);
      await expectAccessible(page);
    });
});

test('a form is accessible with all its folded parts open', async ({ page, arrange }) => {
  test.setTimeout(90_000);
  const { path: server } = await arrange.server();
  for (const [path, folded] of [
    ['/e/local/new-server', 4],
    [`${server}/new-user`, 2],
  ] as const)
    await test.step(path, async () => {
      await page.goto(path);
      const closed = main(page).locator('details:not([open]) > summary');
      await expect.poll(() => closed.count()).toBeGreaterThanOrEqual(folded);
      while ((await closed.count()) > 0) await closed.first().click();
      await expectAccessible(page);
    });
});

test('a form that was refused marks its fields, says what is wrong, and stays accessible', async ({
  page,
  arrange,
}) => {
  const server = await arrange.server();
  await page.goto(`${server.path}/new-user`);
  await page.getByRole('button', { name: 'Create user' }).click();
  const name = page.getByLabel('User name', { exact: true });
  await expect(name).toBeFocused();
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
});

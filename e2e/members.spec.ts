// What administrators may do about members.
import { becomeAdministrator } from '../scripts/browser-session.mjs';
import { openMailServer } from '../scripts/mail-server';
import { startApp } from './fixtures/app';
import { Arrange } from './fixtures/arrange';
import { expect, NOBODY, test } from './fixtures/test';
import { accountMenu, signIn } from './pages/accounts';
import { invite, join } from './pages/members';

test('a member who is disabled is out at the next step of an open page, and comes back once enabled', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  complaints.expect(/401/);
  const dora = { name: 'Dora Disabled', email: 'dora@example.com', password: 'here and then not' };
  const link = await invite(page, dora.email, 'operator');
  const member = await browser.newPage({ baseURL, storageState: NOBODY });
  await join(member, link, dora.name, dora.password);

  await page.goto('/settings/members');
  const actions = page.getByRole('button', { name: `Actions for ${dora.name}` });
  await actions.click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable member' }).click();
  await expect(page.getByRole('row', { name: dora.name })).toContainText('Disabled');

  await member.getByRole('link', { name: 'Activity' }).first().click();
  await expect(member).toHaveURL(/\/sign-in/);
  await signIn(member, dora);
  await expect(member.getByText('E-mail address or password is wrong.')).toBeVisible();

  await actions.click();
  await page.getByRole('menuitem', { name: 'Enable' }).click();
  await expect(page.getByText(`${dora.name} is enabled`)).toBeVisible();
  await signIn(member, dora);
  await expect(accountMenu(member, dora)).toBeVisible();
  await member.close();
});

test('a role limited to environments: an operator in one, a viewer in another, nobody in a third', async ({
  browser,
  engine,
}, { workerIndex }) => {
  // It starts a second pair of programs.
  test.slow();
  const environment = (id: string, label: string, endpoint: string) => ({
    ...{ id, label, endpoint },
    region: 'us-east-1',
  });
  const mail = await openMailServer();
  const app = await startApp(2 * workerIndex + 1, {
    engine,
    environments: (url) => [
      environment('test', 'Test', url),
      environment('prod', 'Production', url),
      environment('vault', 'Vault', url),
    ],
    settings: () => ({ SMTP_URL: mail.url, MAIL_FROM: 'console@example.com' }),
  });
  const page = await browser.newPage({ baseURL: app.consoleUrl, storageState: NOBODY });
  const member = await browser.newPage({ baseURL: app.consoleUrl, storageState: NOBODY });
  try {
    const server = await new Arrange(app).server();
    await becomeAdministrator(page, app.setupLink);
    await page.goto('/settings/members');
    await page.getByRole('button', { name: 'Invite member' }).click();
    const dialog = page.getByRole('dialog', { name: 'Invite a member' });
    await dialog.getByLabel('E-mail address').fill('olga@example.com');
    await dialog.getByRole('radio', { name: /^operator\b/ }).check();
    await dialog.getByLabel('Production').selectOption('viewer');
    await dialog.getByLabel('Vault').selectOption('none');
    await dialog.getByRole('button', { name: 'Make the link' }).click();
    await expect(dialog).toContainText('The link went to olga@example.com by mail.');
    const link = await dialog.getByText(/\/invite\//).innerText();
    expect(mail.mails.map(({ to }) => to)).toEqual([['olga@example.com']]);
    expect(mail.mails[0]?.text.replaceAll('=\r\n', '')).toContain(link);

    await join(member, link, 'Olga Operator', 'only in the right place');
    await expect(member.getByRole('region', { name: 'Production' })).toBeVisible();
    await expect(member.getByText('Vault')).toBeHidden();
    const stop = member.getByRole('button', { name: 'Stop', exact: true });
    await member.goto(`/e/test/servers/${server.id}`);
    await expect(stop).toBeEnabled();
    await member.goto(`/e/prod/servers/${server.id}`);
    await expect(stop).toBeDisabled();
    await expect(stop).toHaveAccessibleDescription(/^Your role, viewer, may not do this\./);
    await member.getByRole('button', { name: /^Environment: Production/ }).click();
    await expect(member.getByRole('menuitem')).toHaveCount(2);

    for (const place of ['vault', 'nowhere']) {
      const answer = await member.goto(`/e/${place}/servers/${server.id}`);
      expect(answer?.status()).toBe(404);
      const input = encodeURIComponent('{}');
      const read = await member.request.get(`/api/read/servers.list?environment=${place}&input=${input}`);
      expect([read.status(), (await read.json()).error.code]).toEqual([404, 'UnknownEnvironment']);
    }
  } finally {
    await page.close();
    await member.close();
    await app.stop();
    await mail.close();
  }
});

test('of the sign-in library no more is open than signing in and out', async ({ request }) => {
  const paths = [
    'sign-up/email',
    'update-user',
    'change-email',
    'change-password',
    'delete-user',
    'list-sessions',
    'revoke-sessions',
    'two-factor/enable',
    'two-factor/disable',
    'two-factor/generate-backup-codes',
    'two-factor/get-totp-uri',
    'two-factor/send-otp',
  ];
  for (const path of paths) {
    const answer = await request.post(`/api/auth/${path}`, { data: { role: 'admin', state: 'active' } });
    expect([path, answer.status()]).toEqual([path, 404]);
  }
  expect((await request.get('/api/auth/get-session')).status()).toBe(404);
});

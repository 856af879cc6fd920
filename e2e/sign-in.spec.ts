// Set-up, sign-in and sign-out.
import { administrator as ada, becomeAdministrator } from '../scripts/browser-session.mjs';
import { startApp } from './fixtures/app';
import { expect, NOBODY, test } from './fixtures/test';
import { accountMenu, signIn, signOut } from './pages/accounts';

test.use({ storageState: NOBODY });

test.describe('first run', () => {
  test('the printed link makes the first administrator, once', async ({ browser, engine, complaints }, {
    workerIndex,
  }) => {
    // It starts a second pair of programs.
    test.slow();
    complaints.expect(/404/);
    const fresh = await startApp(2 * workerIndex + 1, { engine });
    const page = await browser.newPage({ baseURL: fresh.consoleUrl });
    try {
      await page.goto('/setup');
      await expect(page.getByRole('heading', { name: 'This link does not open set-up' })).toBeVisible();
      await page.goto('/setup?token=guessed');
      await expect(page.getByLabel('Password')).toBeHidden();

      await becomeAdministrator(page, fresh.setupLink);
      await expect(accountMenu(page, ada)).toBeVisible();

      const again = await page.goto(fresh.setupLink);
      expect(again?.status()).toBe(404);
      await expect(page.getByLabel('Password')).toBeHidden();
    } finally {
      await page.close();
      await fresh.stop();
    }
  });
});

test('nobody sees a page, a read or an action without signing in', async ({ page, request }) => {
  for (const path of ['/', '/activity', '/e/local/servers', '/e/local/new-server', '/settings/members']) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in(\?|$)/);
  }
  const read = await request.get('/api/read/servers.list?environment=local');
  expect(read.status()).toBe(401);
});

test('sign-in leads to the page that was asked for, and sign-out closes it again', async ({
  page,
  administrator,
}) => {
  await page.goto('/e/local/servers');
  await signIn(page, administrator);
  await expect(page.getByRole('heading', { name: 'Servers', level: 1 })).toBeVisible();
  await expect(page).toHaveURL('/e/local/servers');

  await signOut(page, administrator);
  await page.goto('/e/local/servers');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a wrong password is refused in words, and what was typed stays', async ({
  page,
  administrator,
  complaints,
}) => {
  complaints.expect(/401/);
  await page.goto('/sign-in');
  await signIn(page, { email: administrator.email, password: 'not the password' });
  await expect(page.getByText('E-mail address or password is wrong.')).toBeVisible();
  await expect(page.getByLabel('E-mail address')).toHaveValue(administrator.email);
  await signIn(page, administrator);
  await expect(accountMenu(page, administrator)).toBeVisible();
});

test('after ten failures an account is shut for a while, to the right password too', async ({
  page,
  complaints,
}) => {
  complaints.expect(/401|429/);
  await page.goto('/sign-in');
  const refusal = page.getByText('Too many failed attempts for this account.');
  await expect(async () => {
    await signIn(page, { email: 'nobody@example.com', password: 'guess' });
    await expect(refusal).toBeVisible({ timeout: 200 });
  }).toPass();
  await expect(refusal).toBeVisible();
});

test('the session cookie is out of reach of scripts and of other sites', async ({
  page,
  context,
  administrator,
}) => {
  await page.goto('/sign-in');
  await signIn(page, administrator);
  await expect(accountMenu(page, administrator)).toBeVisible();
  const session = (await context.cookies()).filter(({ name }) => name.includes('session'));
  expect(session.length).toBeGreaterThan(0);
  for (const cookie of session) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
});

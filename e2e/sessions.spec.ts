// Where one is signed in.
import { expect, NOBODY, test } from './fixtures/test';
import { accountMenu, signIn } from './pages/accounts';
import { invite, join } from './pages/members';

const SAM = { name: 'Sam Sessions', email: 'sam@example.com', password: 'signed in twice over' };

test('a session that is ended from another one is over at its next step', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  complaints.expect(/401/);
  const link = await invite(page, SAM.email, 'operator');
  const laptop = await browser.newPage({ baseURL, storageState: NOBODY });
  await join(laptop, link, SAM.name, SAM.password);
  const stolen = await browser.newPage({ baseURL, storageState: NOBODY });
  await stolen.goto('/sign-in');
  await signIn(stolen, SAM);
  await expect(accountMenu(stolen, SAM)).toBeVisible();

  await laptop.goto('/settings/account');
  const sessions = laptop.getByRole('region', { name: 'Signed in' }).getByRole('listitem');
  await expect(sessions).toHaveCount(2);
  await laptop.getByRole('button', { name: /^End the session of / }).click();
  await expect(sessions).toHaveCount(1);
  await expect(sessions).toContainText('This session');

  await stolen.goto('/e/local/servers');
  await expect(stolen).toHaveURL(/\/sign-in/);
  await laptop.reload();
  await expect(accountMenu(laptop, SAM)).toBeVisible();
  await laptop.close();
  await stolen.close();
});

// Where one is signed in.
import { expect, NOBODY, test } from './fixtures/test';
import { accountMenu, signIn } from './pages/accounts';

test('a session that is ended from another one is over at its next step', async ({
  browser,
  baseURL,
  administrator,
  complaints,
}) => {
  complaints.expect(/401/);
  const signInAnew = async () => {
    const page = await browser.newPage({ baseURL, storageState: NOBODY });
    await page.goto('/sign-in');
    await signIn(page, administrator);
    await expect(accountMenu(page, administrator)).toBeVisible();
    return page;
  };
  const laptop = await signInAnew();
  const stolen = await signInAnew();
  await laptop.goto('/settings/account');
  // The newest stands first, below the one that is looked from.
  const sessions = laptop.getByRole('region', { name: 'Signed in' }).getByRole('listitem');
  const before = await sessions.count();
  const end = laptop.getByRole('button', { name: /^End the session of / });
  while ((await end.count()) > 0) {
    const left = await sessions.count();
    await end.first().click();
    await expect(sessions).toHaveCount(left - 1);
  }
  expect(before).toBeGreaterThan(1);
  await expect(sessions).toHaveCount(1);

  await stolen.goto('/e/local/servers');
  await expect(stolen).toHaveURL(/\/sign-in/);
  await laptop.reload();
  await expect(accountMenu(laptop, administrator)).toBeVisible();
  await laptop.close();
  await stolen.close();
});

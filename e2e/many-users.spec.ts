// A server with as many users as AWS allows.
import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures/test';

const USERS = 10_000;
const AT_ONCE = 32;

const nameOf = (index: number) => `user-${String(index).padStart(5, '0')}`;

test('a list of ten thousand users is exported, scrolls to its end and filters while typing', async ({
  page,
  arrange,
}) => {
  test.setTimeout(180_000);
  const server = await arrange.server();
  let next = 0;
  const seed = async () => {
    while (next < USERS) await arrange.user(server.id, nameOf(next++));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, seed));

  await page.goto(`${server.path}/users`);
  const table = page.getByRole('table', { name: 'Users' });
  await expect(table.getByRole('link', { name: nameOf(0) })).toBeVisible();

  await test.step('an export loads what is missing and has every user', async () => {
    await page.getByRole('button', { name: 'Export as CSV' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /^All/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(
      new RegExp(`^local-users-${server.id}-\\d{4}-\\d\\d-\\d\\d\\.csv$`),
    );
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toBe('User name,Role,Home directory,Access,State,Keys');
    expect(lines).toHaveLength(USERS + 1);
    expect(lines.at(-1)).toMatch(/^user-09999,arn:aws:iam::\d{12}:role\//);
  });

  await test.step('a filter searches all of them, not only those that are loaded', async () => {
    await page.getByRole('searchbox', { name: 'Filter users' }).pressSequentially('09998');
    await expect(table.getByRole('link', { name: nameOf(9_998) })).toBeVisible();
    await expect(page.getByText('1 of 10,000')).toBeVisible();
    await expect(page).toHaveURL(/q=09998/);
  });

  await test.step('all are in the list, and only those near the window are in the page', async () => {
    await page.getByRole('searchbox', { name: 'Filter users' }).fill('');
    await expect(page.getByRole('status').getByText('10,000', { exact: true })).toBeVisible();
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await expect(table.getByRole('link', { name: nameOf(USERS - 1) })).toBeVisible();
    expect(await table.getByRole('row').count()).toBeLessThan(200);
  });
});

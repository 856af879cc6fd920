// The palette over everything that a crawl has seen, and the crawl itself.
import { X509Certificate } from 'node:crypto';
import type { Page } from '@playwright/test';
import { ROLE } from './fixtures/arrange';
import { newKey } from './fixtures/openssh';
import { newCertificate } from './fixtures/openssl';
import { expect, test } from './fixtures/test';

/** By the keyboard alone. */
async function goTo(page: Page, typed: string, option: string | RegExp) {
  await page.keyboard.press('Control+k');
  const input = page.getByRole('combobox', { name: 'Search everything' });
  await expect(input).toBeFocused();
  await page.keyboard.insertText(typed);
  await expect(page.getByRole('option', { name: option }).first()).toBeVisible();
  for (let press = 0; press < 30; press += 1) {
    const highlighted = page.locator('[role=option][data-highlighted]');
    if (await highlighted.filter({ has: page.getByText(option, { exact: false }) }).count()) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(input).toBeHidden();
}

test('an administrator crawls an environment, and then anything in it is a few keys away', async ({
  page,
  arrange,
  folder,
}) => {
  test.slow();
  const key = await newKey(folder, { name: 'nadia' });
  const server = await arrange.server();
  await arrange.user(server.id, 'nadia.north@example.com', { SshPublicKeyBody: key.publicKey });
  const { certificate } = await newCertificate(folder, 'supplier');
  const id = await arrange.certificate({ Usage: 'SIGNING', Certificate: certificate });
  const user = `${server.path}/users/nadia.north%40example.com`;

  await page.goto('/settings/search-index');
  await page.getByRole('button', { name: /^Start a crawl of/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText(/About \d+ calls?/);
  await dialog.getByLabel('Names and keys').check();
  await dialog.getByLabel('Pace', { exact: true }).selectOption('20');
  await dialog.getByRole('button', { name: 'Start the crawl' }).click();
  await expect(page.getByRole('main')).toContainText('Completed', { timeout: 40_000 });
  await expect(page.getByRole('main')).toContainText(/\d+, at most 20 a second/);

  await goTo(page, 'north@exa', 'nadia.north@example.com');
  await expect(page).toHaveURL(user);
  await expect(page.getByRole('heading', { name: 'nadia.north@example.com' })).toBeVisible();
  await goTo(page, server.name, server.name);
  await expect(page).toHaveURL(server.path);
  await goTo(page, key.fingerprint, key.fingerprint);
  await expect(page).toHaveURL(user);
  const serial = new X509Certificate(certificate).serialNumber;
  await goTo(page, serial.match(/../g)?.join(':') ?? '', /supplier/);
  await expect(page).toHaveURL(`/e/local/certificates/${id}`);
  await goTo(page, `create user ${server.name}`, `Create user on ${server.name}`);
  await expect(page).toHaveURL(`${server.path}/new-user`);

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('option', { name: 'nadia.north@example.com' })).toBeVisible();
  await expect(page.getByRole('dialog')).toContainText(/servers? crawled/);
  await page.keyboard.press('Escape');

  // What the crawl saw is suggested where it is asked for.
  const role = page.getByRole('combobox', { name: 'Role', exact: true });
  await role.focus();
  await expect(page.getByRole('option', { name: ROLE })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(role).toHaveValue(ROLE);
  await expect(page.getByRole('listbox')).toBeHidden();
});

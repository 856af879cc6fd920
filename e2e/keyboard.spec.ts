// The console without a mouse.
import type { Locator, Page } from '@playwright/test';
import { ROLE } from './fixtures/arrange';
import { newKey } from './fixtures/openssh';
import { expect, test } from './fixtures/test';
import { keysOf } from './pages/users';

const MOST_STOPS = 60;

/** Presses Tab until the control has the focus; one that is not reached fails the test. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(control, `within ${MOST_STOPS} presses of Tab`).toBeFocused();
}

async function typeInto(page: Page, control: Locator, text: string): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.insertText(text);
}

test('a user with a key is made from the dashboard to the saved key by keyboard alone', async ({
  page,
  arrange,
  folder,
}) => {
  const key = await newKey(folder);
  const server = await arrange.server({ Name: 'Partner uploads' });
  await page.goto('/');

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /^Skip/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeFocused();
  await page.keyboard.insertText('Partner uploads');
  await expect(page.getByRole('option', { name: /Partner uploads/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Partner uploads' })).toBeVisible();

  await tabTo(page, page.getByRole('main').getByRole('link', { name: /^Users/ }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Create user' }));
  await page.keyboard.press('Enter');

  await typeInto(page, page.getByLabel('User name', { exact: true }), 'alice');
  await typeInto(page, page.getByLabel('Role', { exact: true }), ROLE);
  await typeInto(page, page.getByLabel('Bucket and folder'), '/files/alice');
  await typeInto(page, page.getByLabel('First SSH public key'), key.publicKey);
  await tabTo(page, page.getByRole('button', { name: 'Create user' }));
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: 'alice' })).toBeVisible();
  await expect(keysOf(page).getByText(key.fingerprint)).toBeVisible();
  const user = await arrange.describeUser(server.id, 'alice');
  expect(user?.SshPublicKeys).toHaveLength(1);
});

test('a menu opens, moves and closes by keyboard, and gives the focus back', async ({ page, arrange }) => {
  const server = await arrange.server();
  await page.goto(server.path);
  const button = page.getByRole('button', { name: 'More actions' });
  await tabTo(page, button);
  await page.keyboard.press('ArrowDown');
  const menu = page.getByRole('menu', { name: 'More actions' });
  await expect(menu).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
  await expect(button).toBeFocused();
});

test('a dialog holds the focus, closes by Escape and gives the focus back', async ({ page, arrange }) => {
  const server = await arrange.server();
  await page.goto(server.path);
  const button = page.getByRole('button', { name: 'Stop', exact: true });
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toBeVisible();
  for (let stop = 0; stop < 5; stop++) {
    await page.keyboard.press('Tab');
    await expect(dialog.locator(':focus')).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
  expect(await arrange.stateOf(server.id)).toBe('ONLINE');
});

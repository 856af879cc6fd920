// The pages about users and their keys.
import { expect, type Locator, type Page } from '@playwright/test';

interface NewUser {
  name: string;
  role: string;
  /** Bucket and folder that the user sees as "/". */
  folder: string;
  publicKey?: string;
}

/** Fills in and sends the form for a new user, and waits for the page of that user. */
export async function createUser(page: Page, serverId: string, user: NewUser): Promise<void> {
  await page.goto(`/e/local/servers/${serverId}/new-user`);
  await page.getByLabel('User name', { exact: true }).fill(user.name);
  await page.getByLabel('Role', { exact: true }).fill(user.role);
  await page.getByLabel('Bucket and folder').fill(user.folder);
  if (user.publicKey) await page.getByLabel('First SSH public key').fill(user.publicKey);
  await page.getByRole('button', { name: 'Create user' }).click();
  await expect(page.getByRole('heading', { level: 1, name: user.name })).toBeVisible();
}

export function keysOf(page: Page): Locator {
  return page.getByRole('region', { name: 'SSH keys' });
}

/** Opens the dialog that takes a key. */
export async function openAddKey(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Add SSH key' }).click();
  const dialog = page.getByRole('dialog', { name: /^Add an SSH key/ });
  await expect(dialog).toBeVisible();
  return dialog;
}

export async function deleteKey(page: Page, fingerprint: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for key ${fingerprint}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Delete SSH key' });
  await expect(dialog.getByText(fingerprint)).toBeVisible();
  await dialog.getByRole('button', { name: /^Delete (key|the last key)$/ }).click();
  await expect(dialog).toBeHidden();
  await expect(keysOf(page).getByText(fingerprint)).toBeHidden();
}

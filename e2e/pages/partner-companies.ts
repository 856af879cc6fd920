// How an administrator lets a partner in, and how its people come to the portal.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './accounts';

/** Makes a partner by the dialog and waits for its page. */
export async function createPartner(page: Page, name: string): Promise<void> {
  await page.goto('/settings/partners');
  await page.getByRole('button', { name: 'New partner' }).click();
  const dialog = page.getByRole('dialog', { name: 'New partner' });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Create partner' }).click();
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
}

/** On the page of a partner; returns the link that is shown once. */
export async function inviteContact(page: Page, { name, email }: Person): Promise<string> {
  await page.getByRole('button', { name: 'Invite contact' }).click();
  const dialog = page.getByRole('dialog', { name: /^Invite a contact/ });
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('E-mail address').fill(email);
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = dialog.getByText(/\/join\//);
  await expect(link).toBeVisible();
  const address = await link.innerText();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  return address;
}

/** On the page of a partner. */
export async function shareUser(
  page: Page,
  {
    serverId,
    userName,
    needsApproval = false,
  }: { serverId: string; userName: string; needsApproval?: boolean },
): Promise<void> {
  await page.getByRole('button', { name: 'Share a user' }).click();
  const dialog = page.getByRole('dialog', { name: /^Share a user/ });
  await dialog.getByLabel('Server').fill(serverId);
  await dialog.getByLabel('User', { exact: true }).fill(userName);
  if (needsApproval) await dialog.getByLabel('Changes need approval').check();
  await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('link', { name: userName, exact: true })).toBeVisible();
}

/** Opens the link as its contact does, and lands on the page of the one user that was shared. */
export async function joinPortal(page: Page, link: string, { password }: Person): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page).toHaveURL(/\/portal\/[\w-]+$/);
}

/** In the portal: pastes a key for a shared user, and sends it off. */
export async function addKeyInPortal(page: Page, userName: string, publicKey: string): Promise<void> {
  await page.goto('/portal');
  await expect(page.getByRole('heading', { level: 1, name: userName })).toBeVisible();
  await page.getByRole('button', { name: /^(Add|Ask for) a key$/ }).click();
  const dialog = page.getByRole('dialog', { name: new RegExp(`a key for ${userName}`) });
  await dialog.getByRole('textbox', { name: 'Public key' }).fill(publicKey);
  await dialog.getByRole('button', { name: /^(Add key|Ask for approval)$/ }).click();
  await expect(dialog).toBeHidden();
}

/** On the page of a partner. */
export async function endAccess(page: Page, verb: 'Suspend' | 'Delete', name: string): Promise<Locator> {
  await page.getByRole('button', { name: verb, exact: true }).click();
  const dialog = page.getByRole('alertdialog', { name: `${verb} ${name}` });
  await expect(dialog).toBeVisible();
  return dialog;
}

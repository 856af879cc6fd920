// How an administrator lets others in.
import { expect, type Page } from '@playwright/test';

/** Invites by the dialog and returns the link that it shows once; `origin` where the browser knows no base address. */
export async function invite(page: Page, email: string, role: string, origin = ''): Promise<string> {
  await page.goto(`${origin}/settings/members`);
  await page.getByRole('button', { name: 'Invite member' }).click();
  const dialog = page.getByRole('dialog', { name: 'Invite a member' });
  await dialog.getByLabel('E-mail address').fill(email);
  await dialog.getByRole('radio', { name: new RegExp(`^${role}\\b`) }).check();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = dialog.getByText(/\/invite\//);
  await expect(link).toBeVisible();
  return link.innerText();
}

export async function join(page: Page, link: string, name: string, password: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Join' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Dashboard' })).toBeVisible();
}

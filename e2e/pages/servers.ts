// The pages about servers: the form for a new one, and what a server's own page shows and offers.
import { expect, type Locator, type Page } from '@playwright/test';

/** Makes a server by the form and returns its id. */
export async function createServer(page: Page, name: string): Promise<string> {
  await page.goto('/e/local/new-server');
  await page.getByRole('textbox', { name: 'Name (optional)', exact: true }).fill(name);
  await page.getByRole('button', { name: 'Create server' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The word beside the name on a server's page. */
export function state(page: Page, word: 'Online' | 'Offline'): Locator {
  return page.getByRole('main').getByRole('status').getByText(word, { exact: true });
}

export async function stopServer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop server' }).click();
  await expect(state(page, 'Offline')).toBeVisible();
}

export async function startServer(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Start server' }).click();
  await expect(state(page, 'Online')).toBeVisible();
}

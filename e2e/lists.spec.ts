// What the lists show, and how much of it.
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';

const column = (page: Page, name: string) => page.getByRole('columnheader', { name, exact: true });
const choice = (page: Page, name: string) => page.getByRole('menuitemcheckbox', { name, exact: true });

test('the column menu ticks what is shown at this width, and a choice wins over the width', async ({
  page,
  arrange,
}) => {
  await arrange.server();
  await page.setViewportSize({ width: 1100, height: 900 });
  await page.goto('/e/local/servers');
  await expect(column(page, 'State')).toBeVisible();
  await expect(column(page, 'Domain')).toBeHidden();

  await page.getByRole('button', { name: 'Choose columns' }).click();
  await expect(choice(page, 'State')).toBeChecked();
  await expect(choice(page, 'Domain')).not.toBeChecked();
  await choice(page, 'Domain').click();
  await expect(choice(page, 'Domain')).toBeChecked();
  await expect(choice(page, 'Identity provider')).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(column(page, 'Domain')).toBeVisible();
  await expect(column(page, 'Identity provider')).toBeHidden();

  await page.reload();
  await expect(column(page, 'Domain')).toBeVisible();
  await page.getByRole('button', { name: 'Choose columns' }).click();
  await choice(page, 'Domain').click();
  await expect(page).toHaveURL('/e/local/servers');
  await expect(column(page, 'Domain')).toBeHidden();
});

test('on a phone the filters of the activity are folded, and say how many are set', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/activity');
  const operation = page.getByRole('combobox', { name: 'Operation' });
  await expect(operation).toBeHidden();
  await page.getByRole('button', { name: 'Filters', exact: true }).click();
  await operation.selectOption('CreateServer');
  await expect(page.getByRole('button', { name: 'Filters (1)' })).toBeVisible();
});

// One console for several environments.
import type { Page } from '@playwright/test';
import { becomeAdministrator } from '../scripts/browser-session.mjs';
import { startApp } from './fixtures/app';
import { Arrange } from './fixtures/arrange';
import { expect, NOBODY, test } from './fixtures/test';

/** The colour of the thin bar over the page. */
const barColour = (page: Page) =>
  page
    .locator('[data-env-colour].sticky')
    .evaluate((bar) => [bar.getAttribute('data-env-colour'), getComputedStyle(bar).backgroundColor]);

test('two environments of one file are told apart by name, colour and servers, and switched between', async ({
  browser,
  app,
  engine,
  arrange,
}, { workerIndex }) => {
  // It starts a second pair of programs.
  test.slow();
  const both = await startApp(2 * workerIndex + 1, {
    engine,
    environments: (ownUrl) => [
      { id: 'test', label: 'Test', region: 'us-east-1', endpoint: ownUrl, colour: 'green' },
      { id: 'prod', label: 'Production', region: 'us-east-1', endpoint: app.emulatorUrl, colour: 'red' },
    ],
  });
  const page = await browser.newPage({ baseURL: both.consoleUrl, storageState: NOBODY });
  try {
    const inTest = await new Arrange(both).server({ Name: 'Rehearsal' });
    const inProduction = await arrange.server({ Name: 'The real one' });
    await becomeAdministrator(page, both.setupLink);
    for (const label of ['Test', 'Production'])
      await expect(page.getByRole('region', { name: label })).toContainText('Needs attention');

    await page.goto('/e/test/servers');
    await expect(page.getByRole('link', { name: inTest.id })).toBeVisible();
    await expect(page.getByText(inProduction.id)).toBeHidden();
    const green = await barColour(page);
    expect(green[0]).toBe('green');

    await page.getByRole('button', { name: 'Environment: Test, us-east-1' }).click();
    await page.getByRole('menuitem', { name: 'Production · us-east-1' }).click();
    await expect(page).toHaveURL('/e/prod/servers');
    await expect(page.getByRole('link', { name: inProduction.id })).toBeVisible();
    await expect(page.getByText(inTest.id)).toBeHidden();
    const red = await barColour(page);
    expect(red[0]).toBe('red');
    expect(red[1]).not.toBe(green[1]);

    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Search everything' })).toBeFocused();
    await page.keyboard.insertText('s-');
    const found = page.getByRole('option');
    await expect(found.filter({ hasText: inTest.id })).toBeVisible();
    await expect(found.filter({ hasText: inProduction.id })).toBeVisible();

    // One that is away leaves the others to be found and looked at.
    await both.killEmulator();
    await page.goto('/');
    await expect(page.getByRole('region', { name: 'Test' }).getByRole('alert')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Production' })).toContainText('The real one');
  } finally {
    await page.close();
    await both.stop();
  }
});

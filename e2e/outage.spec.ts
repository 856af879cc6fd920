// The Transfer API goes away and comes back.
import { expect, test } from './fixtures/test';
import { createServer } from './pages/servers';

test.afterEach(async ({ app }) => {
  await app.restartEmulator();
});

test('a list that cannot be read says so, and is there again with Retry', async ({
  page,
  app,
  arrange,
  complaints,
}) => {
  complaints.expect(/status of 50\d/);
  const server = await arrange.server();
  await app.killEmulator();
  await page.goto('/e/local/servers');
  const panel = page.getByRole('main').getByRole('alert');
  await expect(panel).toContainText('The service cannot be reached');
  await app.restartEmulator();
  await panel.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('link', { name: server.id })).toBeVisible();
  await expect(panel).toBeHidden();
});

test('a form sent during an outage keeps what was typed, says that nothing changed, and works afterwards', async ({
  page,
  app,
  arrange,
  complaints,
}) => {
  complaints.expect(/status of 50\d/);
  await page.goto('/e/local/new-server');
  const name = page.getByRole('textbox', { name: 'Name (optional)', exact: true });
  await name.fill('Typed before the outage');
  await app.killEmulator();
  await page.getByRole('button', { name: 'Create server' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'cannot be reached' });
  await expect(alert).toContainText('Nothing was changed.');
  await expect(name).toHaveValue('Typed before the outage');

  await app.restartEmulator();
  await page.getByRole('button', { name: 'Create server' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Typed before the outage' })).toBeVisible();
  expect(await arrange.serverIds()).toHaveLength(1);
});

test('what was made before a crash is there after it', async ({ page, app, arrange, complaints }) => {
  // The page may ask for the new server's address meanwhile.
  complaints.expect(/status of 50\d/);
  const id = await createServer(page, 'Made before');
  await app.killEmulator();
  await app.restartEmulator();
  expect(await arrange.serverIds()).toEqual([id]);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Made before' })).toBeVisible();
});

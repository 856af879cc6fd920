// When the console asks the API, and when it does not.
import type { Page } from '@playwright/test';
import { becomeAdministrator } from '../scripts/browser-session.mjs';
import { startApp } from './fixtures/app';
import { Arrange } from './fixtures/arrange';
import { expect, NOBODY, test } from './fixtures/test';

const MINUTE_MS = 60_000;

/** Names of the reads that the browser asks for from now on. */
function readsOf(page: Page): string[] {
  const reads: string[] = [];
  page.on('request', (request) => {
    const name = /\/api\/read\/([\w.-]+)/.exec(request.url())?.[1];
    if (name) reads.push(name);
  });
  return reads;
}

test('going back to a list shows it at once, without a call while it is fresh', async ({ page, arrange }) => {
  const server = await arrange.server();
  const row = page.getByRole('link', { name: server.id });
  await page.goto('/e/local/servers');
  await row.click();
  await expect(page.getByRole('heading', { level: 1, name: server.name })).toBeVisible();
  const reads = readsOf(page);
  await page.goBack();
  await expect(row).toBeVisible();
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: server.name })).toBeVisible();
  expect(reads.filter((name) => name === 'servers.list')).toEqual([]);
});

test('nothing is asked again while nothing moves', async ({ page, arrange }) => {
  const server = await arrange.server();
  await page.clock.install();
  // The shell's own question, which comes once the page is alive; its rows stand there before.
  const asked = page.waitForResponse(/key-requests\.count/);
  await page.goto('/e/local/servers');
  await asked;
  await expect(page.getByRole('table', { name: 'Servers' }).getByText('127.0.0.1')).toBeVisible();
  await expect(page.getByText(server.name, { exact: true })).toBeVisible();
  const reads = readsOf(page);
  await page.clock.runFor(MINUTE_MS);
  expect(reads).toEqual([]);
});

test('a state that moves is followed until it rests', async ({ browser, engine }, { workerIndex }) => {
  const slow = await startApp(2 * workerIndex + 1, { engine, stateDelayMs: 3_000 });
  const visitor = await browser.newPage({
    baseURL: slow.consoleUrl,
    storageState: NOBODY,
  });
  try {
    await becomeAdministrator(visitor, slow.setupLink);
    const { id, path } = await new Arrange(slow).server();
    await visitor.goto(path);
    await visitor.getByRole('button', { name: 'Stop', exact: true }).click();
    await visitor.getByRole('alertdialog').getByRole('button', { name: 'Stop server' }).click();
    const status = visitor.getByRole('main').getByRole('status');
    await expect(status.getByText('Stopping', { exact: true })).toBeVisible();
    await expect(status.getByText('Offline', { exact: true })).toBeVisible();
    expect(await new Arrange(slow).stateOf(id)).toBe('OFFLINE');
  } finally {
    await visitor.close();
    await slow.stop();
  }
});

// A partner is set up in one go; what stops half way is gone on with or undone; what is wrong is caught before.
import { DeleteServerCommand } from '@aws-sdk/client-transfer';
import type { Locator, Page } from '@playwright/test';
import { ROLE } from './fixtures/arrange';
import { expectAccessible } from './fixtures/axe';
import { expect, test } from './fixtures/test';
import {
  field,
  fillAll,
  fillOurs,
  fillPartner,
  fillTheirs,
  makeCertificate,
  next,
  openWizard,
  start,
  step,
} from './pages/partners';

const CREATED = { certificates: 4, profiles: 2, connectors: 1 };

test('the wizard makes certificates, profiles, agreement and connector, and the partner’s page shows them', async ({
  page,
  arrange,
  folder,
}) => {
  test.slow();
  const { certificate } = await makeCertificate(folder, 'acme');
  const server = await arrange.as2Server({ Name: 'orders' });
  await openWizard(page);
  await fillAll(page, { certificate, server: server.id });
  await expectAccessible(page);
  await start(page);
  await expect(page.getByText('The partner is set up')).toBeVisible();
  await page.reload();
  await expect(page.getByText('The partner is set up')).toBeVisible();
  await expectAccessible(page);
  expect(await arrange.as2Counts()).toEqual(CREATED);
  expect(await arrange.agreementIds(server.id)).toHaveLength(1);

  await page.getByRole('link', { name: 'Open the partner' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Acme Logistics' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Acme-Logistics-signing' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'onboarding sheet', exact: true })).toContainText(
    'Our AS2 id:   OURS',
  );
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /^OURS-signing/ }).click();
  expect((await download).suggestedFilename()).toMatch(/^OURS-signing-\w+\.pem$/);
  await expectAccessible(page);

  await page.goto('/e/local/partners');
  await expect(page.getByRole('link', { name: 'Acme Logistics' })).toBeVisible();
  await expectAccessible(page);
});

test('a run that AWS refuses in the middle says what exists, and is gone on with once the cause is mended', async ({
  page,
  arrange,
  folder,
}) => {
  test.slow();
  const { certificate } = await makeCertificate(folder, 'acme');
  const server = await arrange.as2Server();
  const [first = ''] = await arrange.fillConnectorQuota();
  await openWizard(page);
  await fillAll(page, { certificate, server: server.id });
  await start(page);
  await expect(page.getByText('The run stopped')).toBeVisible();
  await expect(page.getByText('7 things exist that it made')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Open (cert|p|a)-/ })).toHaveCount(7);
  await expectAccessible(page);
  await page.goto('/e/local/partners');
  await page.getByRole('link', { name: 'Set up Acme Logistics' }).click();

  await arrange.deleteConnector(first);
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByText('The partner is set up')).toBeVisible();
  expect(await arrange.as2Counts()).toEqual({ certificates: 4, profiles: 4, connectors: 100 });
});

test('a run that stopped is undone, and its values are there to be changed', async ({
  page,
  arrange,
  folder,
}) => {
  test.slow();
  const { certificate } = await makeCertificate(folder, 'acme');
  const server = await arrange.as2Server();
  await arrange.fillConnectorQuota();
  await openWizard(page);
  await fillAll(page, { certificate, server: server.id });
  await start(page);
  await expect(page.getByText('The run stopped')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog.getByRole('listitem')).toHaveCount(7);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Everything is undone')).toBeVisible();
  expect(await arrange.as2Counts()).toEqual({ certificates: 0, profiles: 2, connectors: 100 });
  expect(await arrange.agreementIds(server.id)).toEqual([]);

  await page.getByRole('button', { name: 'Change it and start again' }).click();
  await expect(page.getByText('Your draft is back')).toBeVisible();
  await page.getByRole('button', { name: /^Partner/ }).click();
  await expect(field(page, 'AS2 id')).toHaveValue('ACME');
});

test('a draft survives a reload, without the private key that was typed', async ({
  page,
  folder,
  arrange,
}) => {
  await arrange.as2Server();
  const acme = await makeCertificate(folder, 'acme');
  const ours = await makeCertificate(folder, 'ours');
  await openWizard(page);
  await fillPartner(page);
  await next(page);
  await fillTheirs(page, acme.certificate);
  await next(page);
  await fillOurs(page);
  await page
    .getByRole('group', { name: /^Our signing certificate/ })
    .getByRole('radio', { name: /^Import/ })
    .check();
  await field(page, 'Certificate').fill(ours.certificate);
  await field(page, 'Private key').fill(ours.privateKey);
  await expect(page.getByText('It belongs to the certificate')).toBeVisible();
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
  expect(kept).toContain('ACME');
  expect(kept).not.toContain('PRIVATE KEY');

  await page.reload();
  await expect(page.getByText('Private keys are never kept')).toBeVisible();
  await expect(step(page, 'Our side')).toBeVisible();
  await expect(field(page, 'Our AS2 id')).toHaveValue('OURS');
  await expect(field(page, 'Certificate')).toHaveValue(ours.certificate);
  await expect(field(page, 'Private key')).toHaveValue('');
  await next(page);
  await expect(page.getByText('Our own certificate needs its private key')).toBeVisible();
  await expect(field(page, 'Private key')).toBeFocused();
});

test('what does not go together is caught at its field, and the review leads there', async ({
  page,
  app,
  arrange,
  folder,
}) => {
  const { certificate } = await makeCertificate(folder, 'acme');
  const server = await arrange.as2Server();
  await openWizard(page);
  await next(page);
  await expect(field(page, 'Name')).toBeFocused();
  await expect(page.getByText('Give the partner a name.')).toBeVisible();
  await fillAll(page, { certificate, server: server.id });
  await page.getByRole('button', { name: /^Our side/ }).click();
  await field(page, 'Our AS2 id').fill('ACME');
  await page.getByRole('button', { name: /^Review/ }).click();
  await expect(page.getByRole('button', { name: 'Our side, needs attention' })).toBeVisible();
  await page.getByRole('button', { name: 'Set up the partner' }).click();
  await expect(field(page, 'Our AS2 id')).toBeFocused();
  await expect(page.getByText('The partner has this AS2 id too')).toBeVisible();
  await field(page, 'Our AS2 id').fill('OURS');

  // What others changed meanwhile the server tells.
  await app.transferClient.send(new DeleteServerCommand({ ServerId: server.id }));
  await page.getByRole('button', { name: /^Review/ }).click();
  await page.getByRole('button', { name: 'Set up the partner' }).click();
  await expect(page.getByText('This server is not there any more')).toBeVisible();
  expect(await arrange.as2Counts()).toEqual({ certificates: 0, profiles: 0, connectors: 0 });
});

test('each step can be used by everyone, on wide and narrow screens', async ({ page, arrange, folder }) => {
  test.slow();
  const { certificate } = await makeCertificate(folder, 'acme');
  await arrange.as2Server({ Name: 'orders' });
  await openWizard(page);
  await next(page);
  await expectAccessible(page);
  await fillPartner(page);
  await next(page);
  await fillTheirs(page, certificate);
  await expectAccessible(page);
  await next(page);
  await expect(step(page, 'Our side')).toBeVisible();
  await expectAccessible(page);
  await fillOurs(page);
  await next(page);
  await expect(step(page, 'Receiving')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: /^The partner sends to us/ }).uncheck();
  await next(page);
  await expect(step(page, 'Sending')).toBeVisible();
  await page.getByRole('radio', { name: /^Later/ }).check();
  await expectAccessible(page);
});

const MOST_STOPS = 40;

async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(control, `within ${MOST_STOPS} presses of Tab`).toBeFocused();
}

test('a partner to send to is set up by keyboard alone', async ({ page, folder, arrange }) => {
  test.slow();
  const { certificate } = await makeCertificate(folder, 'acme');
  const type = async (control: Locator, text: string) => {
    await tabTo(page, control);
    await page.keyboard.insertText(text);
  };
  await openWizard(page);
  await type(field(page, 'Name'), 'Acme Logistics');
  await type(field(page, 'AS2 id'), 'ACME');
  await page.keyboard.press('Enter');
  await expect(step(page, 'Their certificates')).toBeFocused();
  await type(field(page, 'Certificate'), certificate);
  await tabTo(page, page.getByRole('button', { name: 'Next' }));
  await page.keyboard.press('Enter');
  await expect(step(page, 'Our side')).toBeFocused();
  await type(field(page, 'Name'), 'Our company');
  await type(field(page, 'Our AS2 id'), 'OURS');
  await page.keyboard.press('Enter');
  await expect(step(page, 'Receiving')).toBeFocused();
  await tabTo(page, page.getByRole('checkbox', { name: /^The partner sends to us/ }));
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expect(step(page, 'Sending')).toBeFocused();
  await type(field(page, 'URL of the partner'), 'http://as2.acme.example:4080/');
  await type(field(page, 'Role for sent files'), ROLE);
  await page.keyboard.press('Enter');
  await expect(step(page, 'Review')).toBeFocused();
  await expect(page.getByText(/^These 7 calls/)).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Set up the partner' }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The partner is set up')).toBeVisible();
  expect(await arrange.as2Counts()).toEqual(CREATED);
});

// AS2 messages from the console's point of view: sent from one server, received by another, explained where they fail.
import { ListFileTransferResultsCommand, StartFileTransferCommand } from '@aws-sdk/client-transfer';
import type { Page } from '@playwright/test';
import { As2Pair } from './fixtures/as2-pair';
import { expectAccessible } from './fixtures/axe';
import { test as base, expect } from './fixtures/test';

const test = base.extend<{ pair: As2Pair }>({
  pair: async ({ app, arrange, folder }, use) => use(new As2Pair(app, arrange, folder)),
});

/** Each looks at several pages by axe. */
test.describe.configure({ timeout: 150_000 });

const SENT = /\/transfers\/sent\//;

async function openForm(page: Page, connectorId: string): Promise<void> {
  await page.goto('/e/local/send-files');
  await page.getByLabel('Send to').selectOption(connectorId);
}

/** One file by the form; leaves the browser on the page of the message. */
async function send(page: Page, connectorId: string, path: string): Promise<void> {
  await openForm(page, connectorId);
  await page.getByRole('textbox', { name: 'Files' }).fill(path);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.waitForURL(SENT);
}

const state = (page: Page, word: string) => page.getByRole('status').getByText(word, { exact: true });

/** The value beside a name in a list of facts. */
const fact = (page: Page, name: string) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) }) })
    .getByRole('definition');

test('a file sent from one server is received by the other with a signed receipt, and both sides tell of it', async ({
  page,
  pair,
}) => {
  const [west, east] = [await pair.company('WEST-EDI'), await pair.company('EAST-EDI')];
  const { connector, agreement } = await pair.connect(west, east, '/east-inbox/west');

  await test.step('a test file is made and sent', async () => {
    await page.goto('/e/local/transfers');
    await page.getByRole('link', { name: 'Send files' }).first().click();
    await page.getByLabel('Send to').selectOption(connector.id);
    await page.getByText('Test file', { exact: true }).click();
    await page.getByLabel('Folder for the test file').fill('/west-outbox/tests');
    await page.getByRole('button', { name: 'Make test file' }).click();
    await expect(page.getByText('was made and added')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Files' })).toHaveValue(
      /^\/west-outbox\/tests\/test-\d{14}\.txt$/,
    );
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.waitForURL(SENT);
  });

  let messageId = '';
  await test.step('the sender sees the signed receipt with the MIC', async () => {
    await expect(state(page, 'Completed')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText('The message was received and stored.')).toBeVisible();
    await expect(fact(page, 'Verdict')).toHaveText(/processed$/);
    await expect(fact(page, 'MIC in the receipt')).toContainText(/sha-?256/i);
    await expect(fact(page, 'Signature')).toContainText('Signed by the certificate with serial number');
    await expect(fact(page, 'Signed with')).toContainText('cert-');
    await page.getByRole('button', { name: 'Look again' }).click();
    await expect(fact(page, 'Message id')).toContainText('@');
    messageId = (await fact(page, 'Message id').innerText()).trim();
    await expect(page.getByText('Log of the connector: found')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the receiver sees the same message, its file and its agreement', async () => {
    await page.goto(`/e/local/transfers/received?server=${east.serverId}`);
    await expect(page.getByRole('link', { name: /test-\d{14}/ })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: /test-\d{14}/ }).click();
    await expect(fact(page, 'Message id')).toContainText(messageId);
    await expect(fact(page, 'Stored as')).toContainText('/east-inbox/west/processed/');
    await expect(fact(page, 'Agreement')).toContainText(agreement.id);
    await expect(page.getByText('The message was received and stored.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the history finds it by connector and state', async () => {
    await page.goto(`/e/local/transfers?connector=${connector.id}&state=COMPLETED`);
    await expect(
      page.getByRole('table', { name: 'Sent files' }).getByRole('link', { name: /^test-/ }),
    ).toHaveCount(1);
    await page.goto(`/e/local/transfers?connector=${connector.id}&state=FAILED`);
    await expect(page.getByText('Nothing sent matches these filters')).toBeVisible();
  });
});

test('a certificate that the partner does not know fails as authentication-failed, explained on both sides', async ({
  page,
  pair,
}) => {
  const [west, east] = [await pair.company('WEST-ID'), await pair.company('EAST-ID')];
  const { connector } = await pair.connect(west, east, '/east-inbox/wrong');
  await pair.hold(west.publicProfileId, await pair.importBoth(await pair.keyPair('stranger'), false));
  await pair.put('/west-outbox/orders/order-7.edi');
  await send(page, connector.id, '/west-outbox/orders/order-7.edi');

  await expect(state(page, 'Failed')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('The partner could not verify our signature', { exact: true })).toBeVisible();
  await expect(page.getByText('MDN_RESPONSE_INDICATES_AUTHENTICATION_FAILED').first()).toBeVisible();
  await expect(fact(page, 'Verdict')).toContainText('authentication-failed');
  await expect(page.getByRole('region', { name: 'text to copy' })).toContainText('AS2-To:');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Open our profile' }).click();
  await expect(page).toHaveURL(new RegExp(`/profiles/${west.localProfileId}`));

  await page.goto(`/e/local/transfers/received?server=${east.serverId}`);
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByText('The signature is not the partner’s, as far as we know')).toBeVisible();
  await page.getByRole('link', { name: 'Open the partner’s profile' }).click();
  await expect(page).toHaveURL(new RegExp(`/profiles/${west.publicProfileId}`));

  await page.goto('/');
  await expect(page.getByRole('link', { name: 'order-7.edi' })).toBeVisible();
  await page.getByRole('link', { name: 'Failed transfers' }).click();
  await expect(page.getByRole('link', { name: 'order-7.edi' })).toBeVisible();
});

test('certificates are replaced with an overlap while messages go on, and none is refused', async ({
  app,
  page,
  pair,
}) => {
  const [west, east] = [await pair.company('WEST-ROT'), await pair.company('EAST-ROT')];
  const { connector } = await pair.connect(west, east, '/east-inbox/rotation');
  await pair.put('/west-outbox/traffic.edi');
  const { transferClient: client } = app;
  const started: string[] = [];
  let goesOn = true;
  const traffic = (async () => {
    while (goesOn) {
      const { TransferId = '' } = await client.send(
        new StartFileTransferCommand({
          ConnectorId: connector.id,
          SendFilePaths: ['/west-outbox/traffic.edi'],
        }),
      );
      started.push(TransferId);
      await expect.poll(() => statusOf(TransferId), { timeout: 30_000 }).toMatch(/COMPLETED|FAILED/);
    }
  })();
  const statusOf = async (TransferId: string) => {
    const { FileTransferResults = [] } = await client.send(
      new ListFileTransferResultsCommand({ ConnectorId: connector.id, TransferId }),
    );
    return FileTransferResults[0]?.StatusCode;
  };
  const sendOne = async () => {
    await send(page, connector.id, '/west-outbox/traffic.edi');
    await expect(state(page, 'Completed')).toBeVisible({ timeout: 30_000 });
  };

  await sendOne();
  const [oldOwn, oldKnown] = [
    await pair.heldBy(west.localProfileId),
    await pair.heldBy(west.publicProfileId),
  ];
  const successor = await pair.keyPair('west-successor', 800);
  // The partner learns of it first; then we sign with it, since it lasts longest; then the old one goes.
  const known = await pair.importBoth(successor, false);
  await pair.hold(west.publicProfileId, [...oldKnown, ...known]);
  await sendOne();
  const own = await pair.importBoth(successor, true);
  await pair.hold(west.localProfileId, [...oldOwn, ...own]);
  await sendOne();
  await pair.hold(west.localProfileId, own);
  await sendOne();
  await pair.hold(west.publicProfileId, known);
  await sendOne();
  await expect(fact(page, 'Signed with')).toContainText(own[0] ?? 'nothing');
  goesOn = false;
  await traffic;

  expect(started.length).toBeGreaterThan(2);
  for (const id of started) expect(await statusOf(id), id).toBe('COMPLETED');
  await page.goto(`/e/local/transfers?connector=${connector.id}&state=FAILED`);
  await expect(page.getByText('Nothing sent matches these filters')).toBeVisible();
});

test('files are chosen from S3 by keyboard alone, and one that is gone is told apart from the others', async ({
  page,
  pair,
}) => {
  const [west, east] = [await pair.company('WEST-S3'), await pair.company('EAST-S3')];
  const { connector } = await pair.connect(west, east, '/east-inbox/picked');
  await pair.put('/west-picked/orders/order-1.edi');
  await pair.put('/west-picked/orders/order-2.edi');
  await openForm(page, connector.id);

  await page.getByRole('button', { name: 'Choose from S3' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Choose files from S3' });
  await dialog.getByRole('button', { name: 'west-picked' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'orders/' }).focus();
  await page.keyboard.press('Enter');
  for (const name of ['order-1.edi', 'order-2.edi']) {
    await dialog.getByRole('checkbox', { name }).focus();
    await page.keyboard.press('Space');
  }
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add 2 files' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Files' })).toHaveValue(
    '/west-picked/orders/order-1.edi\n/west-picked/orders/order-2.edi',
  );

  await page
    .getByRole('textbox', { name: 'Files' })
    .fill('/west-picked/orders/order-1.edi\n/west-picked/orders/gone.edi');
  await page.getByRole('button', { name: 'Send 2 files' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/transfers$/);
  const table = page.getByRole('table', { name: 'Sent files' });
  await expect(table.getByRole('row', { name: /order-1\.edi/ })).toContainText('Completed', {
    timeout: 30_000,
  });
  await expect(table.getByRole('row', { name: /gone\.edi/ })).toContainText('The file was not there');
  await expectAccessible(page);
  await table.getByRole('link', { name: 'gone.edi' }).click();
  await expect(page.getByText('SEND_FILE_NOT_FOUND').first()).toBeVisible();
  await page.getByRole('link', { name: 'Send again' }).click();
  await expect(page.getByRole('textbox', { name: 'Files' })).toHaveValue('/west-picked/orders/gone.edi');
});

test('what cannot be sent is refused in the form, at the field', async ({ page, pair, arrange }) => {
  const { connector } = await pair.connect(
    await pair.company('W-FORM'),
    await pair.company('E-FORM'),
    '/in-box/a',
  );
  await openForm(page, connector.id);
  await page.getByRole('textbox', { name: 'Files' }).fill('orders/order-1.edi');
  await page.getByText('HTTP headers', { exact: true }).click();
  await page.getByRole('button', { name: 'Add header' }).click();
  await page.getByLabel('Name of header 1').fill('Message-ID');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Start with / and the name of the bucket')).toBeVisible();
  await expect(page.getByText('Message-ID is set by the connector itself.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Files' })).toBeFocused();
  expect(await arrange.connectorIds()).toContain(connector.id);
});

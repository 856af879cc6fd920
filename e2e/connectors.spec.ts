// Connectors: what is made and changed on screen, as the service then has it, and what is said of the choices.
import { ROLE } from './fixtures/arrange';
import { expect, test } from './fixtures/test';
import { chooseProfile, openForm } from './pages/agreements';

test('a connector made in the console has the settings that were chosen, and its page what the partner must let in', async ({
  page,
  arrange,
}) => {
  const parties = await arrange.parties();
  await page.goto('/e/local/connectors');
  await page.getByRole('link', { name: 'Create connector' }).first().click();
  const main = page.getByRole('main');
  await main.getByLabel('URL of the partner').fill('https://as2.acme.example:4443/as2');
  await chooseProfile(page, 'Partner', parties.PartnerProfileId);
  await chooseProfile(page, 'Our side', parties.LocalProfileId);
  await main.getByLabel('Role', { exact: true }).fill(ROLE);
  await main.getByLabel('Encryption', { exact: true }).selectOption('AES128_CBC');
  await main.getByLabel('Signature', { exact: true }).selectOption('SHA512');
  await main.getByRole('group', { name: 'Compression' }).getByRole('radio', { name: /^None/ }).check();
  await main.getByText('Message', { exact: true }).click();
  await main.getByLabel('Subject').fill('Orders of Example Corp');
  await main.getByText('Basic authentication', { exact: true }).click();
  await main.getByLabel('Secret').fill('/aws/transfer/acme');
  await main.getByRole('button', { name: 'Create connector' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Connector to ACME-EDI' })).toBeVisible();
  const [id = ''] = await arrange.connectorIds();
  const connector = await arrange.describeConnector(id);
  expect(connector).toMatchObject({
    Url: 'https://as2.acme.example:4443/as2',
    AccessRole: ROLE,
    As2Config: {
      ...parties,
      EncryptionAlgorithm: 'AES128_CBC',
      SigningAlgorithm: 'SHA512',
      Compression: 'DISABLED',
      MdnResponse: 'SYNC',
      MdnSigningAlgorithm: 'DEFAULT',
      MessageSubject: 'Orders of Example Corp',
      BasicAuthSecretId: '/aws/transfer/acme',
      PreserveContentType: 'ENABLED',
    },
  });
  const network = page.getByRole('region', { name: 'Network' });
  for (const address of connector?.ServiceManagedEgressIpAddresses ?? ['none'])
    await expect(network.getByText(address, { exact: true })).toBeVisible();

  await page.goto('/e/local/connectors');
  const row = page.getByRole('row').filter({ hasText: id });
  for (const text of ['AS2', 'ACME-EDI', 'https://as2.acme.example:4443/as2', 'Active'])
    await expect(row).toContainText(text);
});

test('no encryption and a password need https, other schemes are refused, and a private address is warned of', async ({
  page,
  arrange,
}) => {
  const parties = await arrange.parties();
  await openForm(page, '/e/local/new-connector');
  const main = page.getByRole('main');
  const url = main.getByLabel('URL of the partner');
  await url.fill('sftp://as2.acme.example');
  await url.blur();
  await chooseProfile(page, 'Partner', parties.PartnerProfileId);
  await expect(url).toHaveAccessibleDescription(/not over sftp/);
  await url.fill('http://127.0.0.1:5080');
  await expect(main.getByText('127.0.0.1 is a private address')).toBeVisible();
  await chooseProfile(page, 'Our side', parties.LocalProfileId);
  await main.getByLabel('Role', { exact: true }).fill(ROLE);
  const encryption = main.getByLabel('Encryption', { exact: true });
  await encryption.selectOption('NONE');
  await expect(encryption).toHaveAccessibleDescription(/the URL must be https/);
  await main.getByText('Basic authentication', { exact: true }).click();
  await main.getByLabel('Secret').fill('acme');
  await main.getByRole('button', { name: 'Create connector' }).click();
  await expect(encryption).toBeFocused();
  await expect(main.getByLabel('Secret')).toHaveAccessibleDescription(/over https only/);
  expect(await arrange.connectorIds()).toEqual([]);

  await encryption.selectOption('AES256_CBC');
  await main.getByLabel('Secret').fill('');
  await main.getByRole('button', { name: 'Create connector' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Connector to ACME-EDI' })).toBeVisible();
  await expect(page.getByRole('main').getByText('127.0.0.1 is a private address')).toBeVisible();
});

test('receipts that come later need a URL and a server that speaks AS2, chosen among those there are', async ({
  page,
  arrange,
}) => {
  const parties = await arrange.parties();
  const connector = await arrange.connector({ As2Config: parties });
  const server = await arrange.as2Server({ Name: 'AS2 gateway' });
  await arrange.server({ Name: 'Only SFTP' });
  await openForm(page, `${connector.path}/edit`);
  const main = page.getByRole('main');
  await main.getByRole('radio', { name: /^Later/ }).check();
  const choices = main.getByRole('group', { name: 'Servers that take the receipts' });
  await expect(choices.getByRole('checkbox')).toHaveCount(1);
  await main.getByRole('button', { name: 'Save' }).click();
  await expect(choices).toContainText('Choose at least one server');
  await choices.getByRole('checkbox', { name: /^AS2 gateway/ }).check();
  const url = `http://127.0.0.1:${await arrange.as2Port(server.id)}`;
  const receiptUrl = main.getByLabel('URL for receipts');
  await receiptUrl.fill(url);
  await main.getByRole('button', { name: 'Save' }).click();
  await expect(main.getByRole('link', { name: 'AS2 gateway' })).toBeVisible();
  expect((await arrange.describeConnector(connector.id))?.As2Config).toMatchObject({
    MdnResponse: 'ASYNC',
    AsyncMdnConfig: { Url: url, ServerIds: [server.id] },
  });
});

test('a secret is taken away by emptying it; a subject and a logging role stay, and the form says so', async ({
  page,
  arrange,
}) => {
  const parties = await arrange.parties();
  const connector = await arrange.connector({
    LoggingRole: ROLE,
    As2Config: { ...parties, BasicAuthSecretId: 'acme', MessageSubject: 'Orders' },
  });
  await openForm(page, `${connector.path}/edit`);
  const main = page.getByRole('main');
  for (const section of ['Message', 'Basic authentication', 'Logging'])
    await main.getByText(section, { exact: true }).click();
  for (const field of ['Subject', 'Secret', 'Logging role'])
    await main.getByLabel(`${field} (optional)`, { exact: true }).fill('');
  await main.getByRole('button', { name: 'Save' }).click();
  for (const field of ['Subject', 'Logging role'])
    await expect(main.getByLabel(field)).toHaveAccessibleDescription(/cannot remove/);
  await main.getByLabel('Subject').fill('Invoices');
  await main.getByLabel('Logging role').fill(ROLE);
  await main.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Connector to ACME-EDI' })).toBeVisible();
  const { As2Config } = (await arrange.describeConnector(connector.id)) ?? {};
  expect(As2Config?.MessageSubject).toBe('Invoices');
  expect(As2Config?.BasicAuthSecretId).toBeUndefined();
});

test('weak and missing protection is named where it is chosen and on the page of the connector', async ({
  page,
  arrange,
}) => {
  const parties = await arrange.parties();
  const weak = { EncryptionAlgorithm: 'DES_EDE3_CBC', SigningAlgorithm: 'NONE' } as const;
  const connector = await arrange.connector({ As2Config: { ...parties, ...weak, MdnResponse: 'NONE' } });
  for (const path of [connector.path, `${connector.path}/edit`]) {
    await page.goto(path);
    for (const text of ['Triple DES is outdated', 'cannot tell that a message is yours', 'a damaged file'])
      await expect(page.getByRole('main').getByText(text)).toBeVisible();
  }
});

test('a connector is deleted from the list after a question that names its URL', async ({
  page,
  arrange,
}) => {
  const connector = await arrange.connector({ As2Config: await arrange.parties() });
  await page.goto('/e/local/connectors');
  await page.getByRole('button', { name: `Actions for ${connector.id}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('https://as2.acme.example');
  await dialog.getByRole('button', { name: 'Delete connector' }).click();
  await expect(page.getByText('No connectors yet')).toBeVisible();
  expect(await arrange.connectorIds()).toEqual([]);
  await page.goto('/activity?operation=DeleteConnector');
  await expect(page.getByText(connector.id).first()).toBeVisible();
});

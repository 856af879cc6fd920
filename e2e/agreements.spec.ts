// AS2 servers and their agreements: what is made and changed on screen, as the service then has it.
import { expect, test } from './fixtures/test';
import { fillAgreement, openForm } from './pages/agreements';

test('an AS2 server is made in the form, which says what does not go with it, and its page names the URL for partners', async ({
  page,
  arrange,
}) => {
  await page.goto('/e/local/new-server');
  const main = page.getByRole('main');
  await main.getByLabel('Name (optional)', { exact: true }).fill('AS2 gateway');
  await main.getByRole('checkbox', { name: /^AS2/ }).check();
  await main.getByRole('checkbox', { name: /^SFTP/ }).uncheck();
  await expect(main.getByRole('radio', { name: /^In a VPC/ })).toBeChecked();
  const publicEndpoint = main.getByRole('radio', { name: /^Public/ });
  await expect(publicEndpoint).toBeDisabled();
  await expect(publicEndpoint).toHaveAccessibleName(/AS2 needs an endpoint in a VPC/);
  await expect(main.getByRole('radio', { name: /^Amazon EFS.*Amazon S3 only/ })).toBeDisabled();
  await expect(main.getByText('Host key', { exact: true })).toBeHidden();
  await main.getByLabel('VPC', { exact: true }).fill('vpc-0123456789abcdef0');
  await main.getByLabel('Subnets', { exact: true }).fill('subnet-0123456789abcdef0');
  await main.getByRole('button', { name: 'Create server' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'AS2 gateway' })).toBeVisible();
  const serverId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const server = await arrange.describeServer(serverId);
  expect(server).toMatchObject({
    Protocols: ['AS2'],
    EndpointType: 'VPC',
    Domain: 'S3',
    ProtocolDetails: { As2Transports: ['HTTP'] },
  });
  const url = `http://127.0.0.1:${await arrange.as2Port(serverId)}`;
  const protocols = page.getByRole('region', { name: 'Protocols' });
  await expect(protocols.getByText(url, { exact: true })).toBeVisible();
  for (const address of server?.As2ServiceManagedEgressIpAddresses ?? [])
    await expect(protocols.getByText(address, { exact: true })).toBeVisible();
  const tabs = page.getByRole('navigation', { name: 'Server' });
  await expect(tabs.getByRole('link', { name: 'Agreements' })).toBeVisible();
  await expect(tabs.getByRole('link', { name: 'Host keys' })).toHaveCount(0);

  await page.goto('/e/local/servers');
  const row = page.getByRole('row').filter({ hasText: serverId });
  await expect(row).toContainText('AS2');
  await expect(row).toContainText(new URL(url).host);
});

test('AS2 is switched on for a server that serves SFTP, and not where the endpoint is public', async ({
  page,
  arrange,
}) => {
  const open = async (path: string) => {
    await page.goto(path);
    await page.getByRole('button', { name: 'Edit protocols' }).click();
    return page.getByRole('dialog', { name: 'Edit protocols' });
  };
  const plain = await arrange.server();
  const refused = await open(plain.path);
  await expect(refused.getByRole('checkbox', { name: /^AS2.*Change the endpoint first/ })).toBeDisabled();

  const EndpointDetails = { VpcId: 'vpc-0123456789abcdef0', SubnetIds: ['subnet-0123456789abcdef0'] };
  const inVpc = await arrange.server({ EndpointType: 'VPC', EndpointDetails });
  const dialog = await open(inVpc.path);
  await dialog.getByRole('checkbox', { name: /^AS2/ }).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const port = await arrange.as2Port(inVpc.id);
  await expect(page.getByRole('main').getByText(`http://127.0.0.1:${port}`, { exact: true })).toBeVisible();
  expect((await arrange.describeServer(inVpc.id))?.Protocols).toEqual(['SFTP', 'AS2']);
  // The endpoint cannot leave the VPC any more.
  await page.getByRole('button', { name: 'Edit endpoint' }).click();
  const endpoint = page.getByRole('dialog', { name: 'Edit endpoint' });
  await expect(endpoint.getByRole('radio', { name: /^Public.*AS2 needs/ })).toBeDisabled();
});

test('an agreement made in the console asks for signatures, and can be changed, made inactive and deleted', async ({
  page,
  arrange,
}) => {
  // One agreement's whole life.
  test.slow();
  const server = await arrange.as2Server();
  const parties = await arrange.parties();
  await page.goto(`${server.path}/agreements`);
  await page.getByRole('link', { name: 'Create agreement' }).click();
  const main = page.getByRole('main');
  await fillAgreement(page, parties);
  await expect(main.getByText('/partner-inbox/acme/processed')).toBeVisible();
  await main.getByLabel('Description').fill('acme-orders');
  await main.getByRole('button', { name: 'Create agreement' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Agreement with ACME-EDI' })).toBeVisible();
  const [id = ''] = await arrange.agreementIds(server.id);
  expect(await arrange.describeAgreement(server.id, id)).toMatchObject({
    ...parties,
    BaseDirectory: '/partner-inbox/acme',
    EnforceMessageSigning: 'ENABLED',
    PreserveFilename: 'DISABLED',
    Status: 'ACTIVE',
    Description: 'acme-orders',
  });
  const url = `http://127.0.0.1:${await arrange.as2Port(server.id)}`;
  await expect(main.getByText(url, { exact: true })).toBeVisible();

  await test.step('folders of its own for each kind of file', async () => {
    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await main.getByRole('radio', { name: /^A folder for each kind/ }).check();
    const folders = ['Received files', 'Receipts', 'Status files', 'Failed messages', 'Temporary files'];
    for (const [index, name] of folders.entries())
      await main.getByLabel(name, { exact: true }).fill(`/partner-inbox/acme/${index}`);
    await main.getByLabel(/^Keep the name/).check();
    await main.getByRole('button', { name: 'Save' }).click();
    await expect(main.getByText('/partner-inbox/acme/4', { exact: true })).toBeVisible();
    const changed = await arrange.describeAgreement(server.id, id);
    expect(changed?.BaseDirectory).toBeUndefined();
    expect(changed).toMatchObject({
      PreserveFilename: 'ENABLED',
      CustomDirectories: {
        PayloadFilesDirectory: '/partner-inbox/acme/0',
        MdnFilesDirectory: '/partner-inbox/acme/1',
        StatusFilesDirectory: '/partner-inbox/acme/2',
        FailedFilesDirectory: '/partner-inbox/acme/3',
        TemporaryFilesDirectory: '/partner-inbox/acme/4',
      },
    });
  });

  await test.step('inactive', async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Make inactive' }).click();
    const dialog = page.getByRole('alertdialog');
    await expect(dialog).toContainText('Messages from ACME-EDI are refused');
    await dialog.getByRole('button', { name: 'Make inactive' }).click();
    await expect(main.getByText('Inactive', { exact: true })).toBeVisible();
    expect((await arrange.describeAgreement(server.id, id))?.Status).toBe('INACTIVE');
  });

  await test.step('tags', async () => {
    await page.getByRole('button', { name: 'Edit tags' }).click();
    await page.getByRole('button', { name: 'Add tag' }).click();
    await page.getByLabel('Key of tag 1').fill('owner');
    await page.getByLabel('Value of owner').fill('edi');
    await page.getByRole('button', { name: 'Save tags' }).click();
    await expect(page.getByRole('region', { name: 'Tags' }).getByText('edi', { exact: true })).toBeVisible();
    expect((await arrange.describeAgreement(server.id, id))?.Tags).toEqual([{ Key: 'owner', Value: 'edi' }]);
  });

  await test.step('the activity leads back to it', async () => {
    await page.goto(`/activity?operation=UpdateAgreement&target=${server.id}`);
    const event = main.getByRole('listitem').filter({ hasText: id }).first();
    await event.locator('summary').click();
    await event.getByRole('link', { name: `${server.id}/${id}` }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Agreement with ACME-EDI' })).toBeVisible();
  });

  await test.step('deleted', async () => {
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete agreement' }).click();
    await expect(page.getByText('No agreements yet')).toBeVisible();
    expect(await arrange.agreementIds(server.id)).toEqual([]);
  });
});

test('what AWS would refuse of an agreement is said at its field, and a second one for the same pair in words', async ({
  page,
  arrange,
}) => {
  const server = await arrange.as2Server();
  const parties = await arrange.parties();
  await openForm(page, `${server.path}/new-agreement`);
  const main = page.getByRole('main');
  const partner = main.getByLabel('Partner', { exact: true });
  await expect(partner.getByRole('option')).toHaveText([
    'Choose a partner profile',
    `ACME-EDI (${parties.PartnerProfileId})`,
  ]);
  await main.getByRole('button', { name: 'Create agreement' }).click();
  await expect(partner).toBeFocused();
  await fillAgreement(page, parties, 'partner-inbox');
  const description = main.getByLabel('Description (optional)', { exact: true });
  await description.fill('orders of acme');
  await main.getByRole('button', { name: 'Create agreement' }).click();
  await expect(main.getByLabel('Folder', { exact: true })).toHaveAccessibleDescription(/^Start with \//);
  await expect(description).toHaveAccessibleDescription(/no spaces/);
  expect(await arrange.agreementIds(server.id)).toEqual([]);

  await arrange.agreement({ ServerId: server.id, ...parties });
  await main.getByLabel('Folder', { exact: true }).fill('/partner-inbox/acme');
  await description.fill('acme');
  await main.getByRole('button', { name: 'Create agreement' }).click();
  await expect(main.getByRole('alert')).toContainText('already exists');
  await expect(description).toHaveValue('acme');
});

test('a description cannot be emptied, since AWS has no way to remove it', async ({ page, arrange }) => {
  const server = await arrange.as2Server();
  const agreement = await arrange.agreement({
    ServerId: server.id,
    ...(await arrange.parties()),
    Description: 'acme',
  });
  await openForm(page, `${agreement.path}/edit`);
  const description = page.getByLabel('Description (optional)', { exact: true });
  await description.fill('');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(description).toHaveAccessibleDescription(/cannot remove/);
});

test('a server without AS2 has no agreements and says how to come to some', async ({ page, arrange }) => {
  const server = await arrange.server();
  await page.goto(`${server.path}/agreements`);
  await expect(page.getByText('This server does not speak AS2')).toBeVisible();
  await page.goto(`${server.path}/new-agreement`);
  await expect(page.getByText('This server does not speak AS2')).toBeVisible();
});

test('an agreement is made with the keyboard alone', async ({ page, arrange }) => {
  const server = await arrange.as2Server();
  const parties = await arrange.parties();
  await openForm(page, `${server.path}/new-agreement`);
  await expect(page.getByLabel('Partner', { exact: true }).getByRole('option')).toHaveCount(2);
  await page.getByLabel('Partner', { exact: true }).focus();
  await page.keyboard.press('A');
  await page.keyboard.press('Tab');
  await page.keyboard.press('E');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.type('/partner-inbox/acme');
  await page.keyboard.press('Tab');
  await page.keyboard.type('arn:aws:iam::123456789012:role/as2-files');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Agreement with ACME-EDI' })).toBeVisible();
  const [id = ''] = await arrange.agreementIds(server.id);
  expect(await arrange.describeAgreement(server.id, id)).toMatchObject(parties);
});

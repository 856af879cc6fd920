// Servers whose users live elsewhere: how one is made, who gets in, and who no longer does after a change.
import { DescribeAccessCommand } from '@aws-sdk/client-transfer';
import type { Page } from '@playwright/test';
import { ROLE } from './fixtures/arrange';
import { DIRECTORY, startLoginApi, writeDirectory } from './fixtures/login-provider';
import { newKey, sftp } from './fixtures/openssh';
import { expect, test } from './fixtures/test';

const sid = (group: number) => `S-1-5-21-1004336348-1177238915-682003330-${group}`;
const directory = {
  IdentityProviderType: 'AWS_DIRECTORY_SERVICE',
  IdentityProviderDetails: { DirectoryId: DIRECTORY },
} as const;

async function testLogin(page: Page, userName: string, password: string) {
  await page.getByLabel('User name').fill(userName);
  await page.getByLabel(/^Password/).fill(password);
  await page.getByRole('button', { name: 'Test login' }).click();
  await expect(page.getByLabel(/^Password/)).toHaveValue('');
  return page.getByRole('region', { name: 'Answer' });
}

test('a preset makes an FTPS server for a directory, and the form says what does not go with it, costs and opens', async ({
  page,
  arrange,
}) => {
  await page.goto('/e/local/new-server');
  const main = page.getByRole('main');
  await main.getByLabel('Name (optional)', { exact: true }).fill('Staff files');
  await main.getByRole('button', { name: /^FTPS with a directory/ }).click();
  await expect(main.getByRole('radio', { name: /^Public.*FTPS needs an endpoint in a VPC/ })).toBeDisabled();
  await expect(main.getByRole('radio', { name: /^Service managed.*FTPS needs passwords/ })).toBeDisabled();
  await main.getByRole('checkbox', { name: /^SFTP/ }).check();
  const told = main.getByRole('region', { name: 'What this costs and opens' });
  await expect(told).toContainText('2 protocols at 0.30 an hour');
  await expect(told).toContainText('ports 21, 22 and 8192 to 8200');
  await main.getByRole('button', { name: 'Create server' }).click();
  await expect(main.getByText('FTPS needs a certificate that ACM keeps in this Region.')).toBeVisible();

  const Certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-4e5f-6789-abcd-ef0123456789';
  await main.getByLabel('Directory', { exact: true }).fill(DIRECTORY);
  await main.getByLabel('TLS certificate').fill(Certificate);
  await main.getByLabel('VPC', { exact: true }).fill('vpc-0123456789abcdef0');
  await main.getByLabel('Subnets', { exact: true }).fill('subnet-0123456789abcdef0');
  await main.getByRole('button', { name: 'Create server' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Staff files' })).toBeVisible();
  const server = await arrange.describeServer(new URL(page.url()).pathname.split('/').at(-1) ?? '');
  expect(server).toMatchObject({ ...directory, Certificate, EndpointType: 'VPC' });
  expect(server?.Protocols?.toSorted()).toEqual(['FTPS', 'SFTP']);
  const tabs = page.getByRole('navigation', { name: 'Server' });
  await expect(tabs.getByRole('link', { name: 'Accesses' })).toBeVisible();
  await expect(tabs.getByRole('link', { name: 'Users' })).toHaveCount(0);
});

test('a group that is given access lets its member in, and a second one of the same person keeps them out', async ({
  page,
  app,
  arrange,
}) => {
  await writeDirectory(app, { alice: { password: 'alice knows', groups: [sid(1001), sid(1002), sid(513)] } });
  const server = await arrange.server({ ...directory });
  const give = async (name: string, group: number) => {
    await page.goto(`${server.path}/new-access`);
    await page.getByLabel('Name of the group').fill(name);
    await page.getByLabel('SID of the group').fill(sid(group));
    await page.getByLabel('Role', { exact: true }).fill(ROLE);
    await page.getByLabel('Bucket and folder').fill(`/${name.toLowerCase()}/files`);
    await page.getByRole('button', { name: 'Create access' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  };
  await give('Finance', 1001);
  const found = { ServerId: server.id, ExternalId: sid(1001) };
  const { Access } = await app.transferClient.send(new DescribeAccessCommand(found));
  expect(Access).toMatchObject({
    Role: ROLE,
    HomeDirectoryType: 'LOGICAL',
    HomeDirectoryMappings: [{ Entry: '/', Target: '/finance/files' }],
  });

  await page.goto(`${server.path}/test-login`);
  const admitted = await testLogin(page, 'alice', 'alice knows');
  await expect(admitted).toContainText('alice can log in');
  await expect(admitted).toContainText('/finance/files');
  await expect(await testLogin(page, 'alice', 'guessed')).toContainText('alice cannot log in');
  await expect(page.getByRole('list', { name: 'Tests' }).getByRole('listitem')).toHaveCount(2);

  await give('Auditors', 1002);
  await page.goto(`${server.path}/test-login`);
  await expect(await testLogin(page, 'alice', 'alice knows')).toContainText(
    'more than one group with an access',
  );
  await page.goto(`${server.path}/accesses`);
  await page.getByLabel('SIDs of the person’s groups').fill(`${sid(1001)}\n${sid(1002)}`);
  await expect(page.getByText('Cannot log in: more than one group has an access')).toBeVisible();
  await page.getByRole('button', { name: 'Actions for Auditors' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete access' }).click();
  await expect(page.getByText('Can log in', { exact: true })).toBeVisible();
});

test('a change of the identity provider names first who loses access, and keeps them for the way back', async ({
  page,
  arrange,
  folder,
}) => {
  const api = await startLoginApi({
    bob: {
      Role: ROLE,
      HomeDirectoryType: 'LOGICAL',
      HomeDirectoryDetails: [{ Entry: '/', Target: '/files' }],
    },
  });
  const key = await newKey(folder);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice', { SshPublicKeyBody: key.publicKey });
  const login = { port: await arrange.sftpPort(server.id), user: 'alice', key: key.file, folder };
  expect((await sftp(login, 'pwd')).code).toBe(0);

  const edit = async () => {
    await page.goto(server.path);
    await page.getByRole('button', { name: 'Edit identity provider' }).click();
    return page.getByRole('dialog', { name: 'Edit identity provider' });
  };
  const dialog = await edit();
  await dialog.getByRole('radio', { name: /^API Gateway/ }).check();
  await dialog.getByLabel('URL of the API’s stage').fill(api.url);
  await dialog.getByLabel('Invocation role').fill(ROLE);
  await expect(dialog.getByText('1 user can no longer log in.')).toBeVisible();
  await expect(dialog.getByText('alice', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Tick this first.')).toBeVisible();
  await dialog.getByLabel('I have told them, or they need not know').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  expect((await sftp(login, 'pwd')).code).toBe(255);

  await page.getByRole('navigation', { name: 'Server' }).getByRole('link', { name: 'Test login' }).click();
  await expect(await testLogin(page, 'bob', 'a secret of bob')).toContainText(
    'HomeDirectoryDetails must be a string that holds the JSON',
  );
  await page.goto(`/activity?operation=TestIdentityProvider&target=${server.id}`);
  await expect(page.getByRole('list', { name: 'Activity' }).getByRole('listitem')).toHaveCount(1);
  expect(await page.content()).not.toContain('a secret of bob');

  const back = await edit();
  await back.getByRole('radio', { name: /^Service managed/ }).check();
  await back.getByLabel('I have told them, or they need not know').check();
  await back.getByRole('button', { name: 'Save' }).click();
  await expect(back).toBeHidden();
  expect((await sftp(login, 'pwd')).code).toBe(0);
  await api.stop();
});

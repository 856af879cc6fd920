// What is on screen as code: pasted into a shell it makes the same.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROLE } from './fixtures/arrange';
import { expectAccessible } from './fixtures/axe';
import { newKey } from './fixtures/openssh';
import { expect, test } from './fixtures/test';

const run = promisify(execFile);
const env = { ...process.env, AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_PAGER: '' };

test('a form and a page show the user as command line, Terraform and CloudFormation', async ({
  page,
  arrange,
  folder,
}) => {
  const server = await arrange.server();
  const key = await newKey(folder, { name: 'alice' });
  await page.goto(`${server.path}/new-user`);
  await page.getByRole('button', { name: 'As code' }).click();
  await expect(page.getByLabel('User name', { exact: true })).toBeFocused();
  await expect(page.getByText('fields need attention')).toBeVisible();

  await page.getByLabel('User name', { exact: true }).fill('alice');
  await page.getByRole('combobox', { name: 'Role', exact: true }).fill(ROLE);
  await page.getByRole('combobox', { name: 'Bucket and folder' }).fill("/files/o'brien");
  await page.getByRole('textbox', { name: 'Public key' }).fill(key.publicKey);
  await page.getByRole('button', { name: 'As code' }).click();
  const dialog = page.getByRole('dialog', { name: 'The same as code' });
  const command = dialog.getByRole('region', { name: 'AWS CLI for alice' });
  await expect(command).toContainText('aws transfer create-user');
  const text = await command.innerText();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel('User name', { exact: true })).toHaveValue('alice');

  const hasAws = await run('aws', ['--version']).then(
    () => true,
    () => false,
  );
  if (hasAws) await run('bash', ['-e', '-c', text], { env });
  else {
    console.warn('Not tested: the AWS CLI is not on this machine; the form makes the user instead.');
    await page.getByRole('button', { name: 'Create user' }).click();
  }
  await expect
    .poll(() => arrange.describeUser(server.id, 'alice').catch(() => undefined))
    .toMatchObject({
      Role: ROLE,
      HomeDirectoryMappings: [{ Entry: '/', Target: "/files/o'brien" }],
    });

  await page.goto(`${server.path}/users/alice`);
  await page.getByRole('button', { name: 'As code' }).click();
  await dialog.getByRole('tab', { name: 'Terraform' }).click();
  const terraform = dialog.getByRole('region', { name: 'Terraform for alice' });
  await expect(terraform).toContainText(`id = "${server.id}/alice"`);
  await expect(terraform).toContainText('resource "aws_transfer_ssh_key" "alice_1"');
  await dialog.getByRole('tab', { name: 'CloudFormation' }).click();
  await expect(dialog.getByRole('region', { name: 'CloudFormation for alice' })).toContainText(
    'Type: AWS::Transfer::User',
  );
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Edit role' }).click();
  await page.getByRole('combobox', { name: 'Role', exact: true }).fill(`${ROLE}-2`);
  await page.getByRole('main').getByRole('button', { name: 'As code' }).last().click();
  const change = dialog.getByRole('region', { name: 'AWS CLI for alice' });
  await expect(change).toContainText('aws transfer update-user');
  await expect(change).toContainText(`--role ${ROLE}-2`);
});

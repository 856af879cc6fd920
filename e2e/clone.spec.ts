// What is there serves as the pattern of what is made anew, also in another environment.
import { DescribeUserCommand, ImportSshPublicKeyCommand } from '@aws-sdk/client-transfer';
import { becomeAdministrator } from '../scripts/browser-session.mjs';
import { startApp } from './fixtures/app';
import { Arrange, ROLE } from './fixtures/arrange';
import { newKey } from './fixtures/openssh';
import { expect, NOBODY, test } from './fixtures/test';

test('a user and a server of one environment fill in the forms of another, and what cannot be carried over is said', async ({
  browser,
  app,
  engine,
  arrange,
  folder,
}, { workerIndex }) => {
  // It starts a second pair of programs.
  test.slow();
  const both = await startApp(2 * workerIndex + 1, {
    engine,
    environments: (ownUrl) => [
      { id: 'test', label: 'Test', region: 'us-east-1', endpoint: ownUrl },
      { id: 'prod', label: 'Production', region: 'us-east-1', endpoint: app.emulatorUrl },
    ],
  });
  const page = await browser.newPage({ baseURL: both.consoleUrl, storageState: NOBODY });
  try {
    const inTest = new Arrange(both);
    const rehearsal = await inTest.server({
      Name: 'Rehearsal',
      LoggingRole: ROLE,
      Tags: [{ Key: 'team', Value: 'night shift' }],
    });
    const [first, second] = [await newKey(folder, { name: 'one' }), await newKey(folder, { name: 'two' })];
    await inTest.user(rehearsal.id, 'alice', {
      HomeDirectoryType: 'LOGICAL',
      HomeDirectoryMappings: [{ Entry: '/', Target: '/files/alice' }],
      SshPublicKeyBody: first.publicKey,
      Tags: [{ Key: 'cost', Value: '42' }],
    });
    const further = { ServerId: rehearsal.id, UserName: 'alice', SshPublicKeyBody: second.publicKey };
    await both.transferClient.send(new ImportSshPublicKeyCommand(further));
    const production = await arrange.server({ Name: 'The real one' });
    await becomeAdministrator(page, both.setupLink);

    await test.step('the user, with one of its keys', async () => {
      await page.goto(`/e/test/servers/${rehearsal.id}/users/alice`);
      await page.getByRole('button', { name: 'Clone' }).click();
      const dialog = page.getByRole('dialog', { name: 'Clone alice' });
      await dialog.getByLabel('Environment').selectOption({ label: 'Production · us-east-1' });
      await dialog.getByLabel('Server').selectOption({ label: `The real one (${production.id})` });
      await dialog.getByRole('button', { name: 'Open the form' }).click();
      await expect(page).toHaveURL(/\/e\/prod\/servers\/.*new-user/);
      await expect(page.getByText('Cloned from alice in Test')).toBeVisible();
      await expect(page.getByText(/Check that its buckets exist here/)).toBeVisible();
      await expect(page.getByLabel('User name', { exact: true })).toHaveValue('alice');
      await page.getByRole('checkbox', { name: first.fingerprint }).uncheck();
      await page.getByRole('button', { name: 'Create user' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'alice' })).toBeVisible();
      await expect(page.getByText(second.fingerprint)).toBeVisible();
      const of = { ServerId: production.id, UserName: 'alice' };
      const { User } = await app.transferClient.send(new DescribeUserCommand(of));
      expect(User).toMatchObject({
        HomeDirectoryMappings: [{ Entry: '/', Target: '/files/alice' }],
        Role: ROLE,
        Tags: [{ Key: 'cost', Value: '42' }],
      });
      expect(User?.SshPublicKeys).toHaveLength(1);
    });

    await test.step('the server, without what exists in its own environment only', async () => {
      await page.goto(`/e/test/servers/${rehearsal.id}`);
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: 'Clone' }).click();
      const dialog = page.getByRole('dialog', { name: /^Clone Rehearsal/ });
      await dialog.getByLabel('Environment').selectOption({ label: 'Production · us-east-1' });
      await dialog.getByRole('button', { name: 'Open the form' }).click();
      await expect(page).toHaveURL(/\/e\/prod\/new-server/);
      await expect(page.getByText(`The role ${ROLE}: it does not exist in this environment.`)).toBeVisible();
      await expect(page.getByLabel('Name (optional)', { exact: true })).toHaveValue('Rehearsal');
      await page.getByRole('button', { name: 'Create server' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Rehearsal' })).toBeVisible();
      await expect(page).toHaveURL(/\/e\/prod\/servers\/s-/);
    });
  } finally {
    await page.close();
    await both.stop();
  }
});

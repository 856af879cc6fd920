// Who changed what, with the outcome.
import { ROLE } from './fixtures/arrange';
import { expect, test } from './fixtures/test';
import { createServer } from './pages/servers';
import { createUser } from './pages/users';

test('each write is in the activity with its outcome and request id, refused by AWS or done', async ({
  page,
  arrange,
}) => {
  const serverId = await createServer(page, 'Audited');
  await createUser(page, serverId, { name: 'alice', role: ROLE, folder: '/files/alice' });
  await page.goto(`/e/local/servers/${serverId}/new-user`);
  await page.getByLabel('User name', { exact: true }).fill('alice');
  await page.getByLabel('Role', { exact: true }).fill(ROLE);
  await page.getByLabel('Bucket and folder').fill('/files/alice');
  await page.getByRole('button', { name: 'Create user' }).click();
  const alert = page.getByRole('alert').filter({ hasText: 'ResourceExistsException' });
  await expect(alert).toContainText(/request [0-9a-f-]{36}/);
  const requestId = /request ([0-9a-f-]{36})/.exec(await alert.innerText())?.[1] ?? '';
  expect((await arrange.describeServer(serverId))?.UserCount).toBe(1);

  await page.goto(`/activity?target=${serverId}/alice`);
  const rows = page.getByRole('list', { name: 'Activity' }).getByRole('listitem');
  await expect(rows).toHaveCount(2);
  const [failed, done] = [rows.nth(0), rows.nth(1)];
  await expect(failed).toContainText('CreateUser');
  await expect(failed).toContainText('Failed');
  await failed.getByText('CreateUser').click();
  await expect(failed).toContainText('ResourceExistsException');
  await expect(failed).toContainText(requestId);
  await expect(done).toContainText('Succeeded');
  await done.getByText('CreateUser').click();
  await expect(done).toContainText(/[0-9a-f]{8}-[0-9a-f]{4}-/);
});

test('filters stand in the address and survive a reload', async ({ page }) => {
  const serverId = await createServer(page, 'Filtered');
  await page.goto('/activity');
  await page.getByRole('combobox', { name: 'Operation' }).selectOption('CreateServer');
  await expect(page).toHaveURL(/operation=CreateServer/);
  await page.getByRole('combobox', { name: 'Result' }).selectOption({ label: 'Succeeded' });
  await expect(page).toHaveURL(/result=succeeded/);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Operation' })).toHaveValue('CreateServer');
  const rows = page.getByRole('list', { name: 'Activity' }).getByRole('listitem');
  await expect(rows.filter({ hasText: serverId })).toHaveCount(1);
  await expect(rows.filter({ hasNotText: 'CreateServer' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/\/activity$/);
});

test('an update shows what it replaced, and what is filtered is to be had as a file', async ({
  page,
  arrange,
}) => {
  const server = await arrange.server();
  await arrange.user(server.id, 'alice');
  const other = ROLE.replace('transfer-files', 'other-files');
  await page.goto(`${server.path}/users/alice`);
  await page.getByRole('button', { name: 'Edit role' }).click();
  const section = page.getByRole('region', { name: 'Role' });
  await section.getByRole('combobox').fill(other);
  await section.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await arrange.describeUser(server.id, 'alice'))?.Role).toBe(other);

  await page.goto(`/activity?target=${server.id}/alice&operation=UpdateUser`);
  const row = page.getByRole('list', { name: 'Activity' }).getByRole('listitem');
  await row.getByText('UpdateUser').click();
  const changes = row.getByLabel('Changes');
  await expect(changes).toContainText('Role');
  await expect(changes).toContainText(`Before: ${ROLE}`);
  await expect(changes).toContainText(`After: ${other}`);

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'NDJSON' }).click();
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const part of stream) text += part;
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { operation: 'UpdateUser', target: `${server.id}/alice`, before: { Role: ROLE }, after: { Role: other } },
  ]);
  await page.goto('/activity?operation=ExportActivity');
  await expect(row.first()).toContainText('ndjson');
});

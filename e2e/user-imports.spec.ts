// Users and keys from a CSV file, up to a login with a stock client that the list of users then tells.
import { readFile } from 'node:fs/promises';
import { ROLE } from './fixtures/arrange';
import { newKey, sftp } from './fixtures/openssh';
import { expect, test } from './fixtures/test';
import { keysOf } from './pages/users';

const HEAD = 'username,home_dir,public_key,role_arn';

test('a file is checked row by row, mended and imported; who is in it logs in, and lists tell when and are tagged', async ({
  page,
  arrange,
  folder,
}) => {
  const [key, further] = [await newKey(folder), await newKey(folder, { name: 'further' })];
  const server = await arrange.server({ LoggingRole: ROLE, Tags: [{ Key: 'team', Value: 'imports' }] });
  await arrange.user(server.id, 'carol', { HomeDirectory: '/files/old' });
  const rows = (home: string) =>
    [
      HEAD,
      `alice,${home},${key.publicKey},${ROLE}`,
      `alice,,${further.publicKey},`,
      `bob,/files/bob,,${ROLE}`,
      `carol,/files/carol,,`,
    ].join('\n');

  await page.goto(`${server.path}/users`);
  await page.getByRole('link', { name: 'Import CSV' }).click();
  const field = page.getByRole('textbox', { name: 'Rows', exact: true });
  await field.fill(rows('files'));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const table = page.getByRole('table', { name: 'Rows' });
  const row = (line: number) => table.getByRole('row').filter({ hasText: new RegExp(`^${line}`) });
  await expect(row(2)).toContainText('home_dir: Start with “/”.');
  await expect(row(3)).toContainText('Left out with line 2.');
  await expect(row(5)).toContainText('There with the real path /files/old.');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download 2 rows to mend' }).click(),
  ]);
  const bad = await readFile(await download.path(), 'utf8');
  expect(bad).toContain(`alice,files,${key.publicKey},${ROLE},,,2,`);

  await field.fill(rows('/files/alice'));
  await expect(page.getByRole('button', { name: 'Start the import' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(row(2)).toContainText('Create');
  await page.getByRole('radio', { name: /^Change them/ }).check();
  await page.getByRole('button', { name: 'Start the import' }).click();
  await expect(page.getByText('4 of 4')).toBeVisible();
  expect((await arrange.describeUser(server.id, 'carol'))?.HomeDirectoryMappings).toMatchObject([
    { Entry: '/', Target: '/files/carol' },
  ]);

  const login = { port: await arrange.sftpPort(server.id), user: 'alice', key: further.file, folder };
  expect((await sftp(login, 'pwd')).code).toBe(0);

  await test.step('the list of users and the key tell the login', async () => {
    await page.goto(`${server.path}/users`);
    const users = page.getByRole('table', { name: 'Users' });
    await expect(users.getByRole('row', { name: /alice/ })).toContainText(/just now|ago/);
    await expect(users.getByRole('row', { name: /bob/ })).toContainText('None since');
    await users.getByRole('link', { name: 'alice' }).click();
    await expect(keysOf(page).getByRole('listitem').filter({ hasText: further.fingerprint })).toContainText(
      /Last used .* from 127\.0\.0\.1/,
    );
    await expect(keysOf(page).getByRole('listitem').filter({ hasText: key.fingerprint })).toContainText(
      'Not used in the log since',
    );
  });

  await test.step('what was looked at is found by its tags', async () => {
    await page.getByRole('link', { name: 'Tags', exact: true }).first().click();
    const tags = page.getByRole('table', { name: 'Tags' });
    const team = tags.getByRole('row').filter({ hasText: 'imports' });
    await expect(team).toContainText('1 server');
    await team.getByRole('link').click();
    await page.getByRole('link', { name: server.name }).click();
    await expect(page).toHaveURL(new RegExp(`/servers/${server.id}$`));
  });
});

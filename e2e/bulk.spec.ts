// Many users changed at once, each as one run that can be watched.
import type { Page } from '@playwright/test';
import { newKey, sftp } from './fixtures/openssh';
import { expect, test } from './fixtures/test';

const table = (page: Page) => page.getByRole('table', { name: 'Users' });

async function select(page: Page, path: string, names: readonly string[]): Promise<void> {
  await page.goto(path);
  for (const name of names)
    await table(page)
      .getByRole('checkbox', { name: `Select ${name}`, exact: true })
      .check();
  await expect(page.getByText(`${names.length} selected`)).toBeVisible();
}

async function choose(page: Page, count: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${count}` }).click();
  await page.getByRole('menuitem', { name: action, exact: true }).click();
}

/** Waits until the run that was just started has done all its steps. */
async function finished(page: Page, title: string, steps: number): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText(`${steps} of ${steps}`)).toBeVisible();
  await expect(page.getByRole('progressbar', { name: title })).toHaveAttribute('aria-valuenow', '100');
}

test('selected users are tagged, suspended, resumed and deleted in runs; a suspended one is let in by no key', async ({
  page,
  arrange,
  folder,
}) => {
  const key = await newKey(folder);
  const server = await arrange.server();
  const names = ['alice', 'bob', 'carol'];
  for (const name of names) await arrange.user(server.id, name, { SshPublicKeyBody: key.publicKey });
  await arrange.user(server.id, 'carolina');
  const login = { port: await arrange.sftpPort(server.id), user: 'alice', key: key.file, folder };
  const users = `${server.path}/users`;

  await test.step('tag', async () => {
    await select(page, users, names);
    await choose(page, '3 users', 'Tag');
    const dialog = page.getByRole('dialog', { name: 'Tag 3 users' });
    await dialog.getByLabel('Key of tag 1').fill('team');
    await dialog.getByLabel('Value of team').fill('night shift');
    await dialog.getByRole('button', { name: 'Change tags' }).click();
    await finished(page, 'Tags of 3 users', 3);
    await page.goto(`${users}/bob`);
    await expect(page.getByText('night shift')).toBeVisible();
  });

  await test.step('suspend: no login, no new key, and the list says since when and by whom', async () => {
    await select(page, users, names);
    await choose(page, '3 users', 'Suspend 3 users');
    await page.getByRole('button', { name: 'Suspend 3 users' }).click();
    await finished(page, 'Suspension of 3 users', 3);
    expect((await sftp(login, 'pwd')).output).toContain('Permission denied (publickey)');
    await page.goto(users);
    await expect(table(page).getByRole('row', { name: /alice/ })).toContainText('Suspended');
    await expect(table(page).getByRole('row', { name: /alice/ })).toContainText('by Ada Lovelace');
    await page.goto(`${users}/alice`);
    await expect(page.getByText('Suspended: 1 SSH key is put aside')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add SSH key' })).toHaveAccessibleDescription(
      'The user is suspended. Resume it first.',
    );
  });

  await test.step('resume: the same key lets the user in again', async () => {
    await select(page, users, names);
    await choose(page, '3 users', 'Resume 3 users');
    await page.getByRole('button', { name: 'Resume 3 users' }).click();
    await finished(page, 'Resumption of 3 users', 3);
    expect((await sftp(login, 'pwd')).code).toBe(0);
  });

  await test.step('delete: all that match a filter, named and typed', async () => {
    await page.goto(`${users}?q=carol`);
    await table(page).getByRole('checkbox', { name: 'Select carol', exact: true }).check();
    await page.getByRole('button', { name: 'Select all 2' }).click();
    await choose(page, '2 users', 'Delete');
    const dialog = page.getByRole('alertdialog', { name: 'Delete 2 users' });
    await expect(dialog.getByRole('list', { name: 'Selected' })).toHaveText('carolcarolina');
    await dialog.getByRole('textbox').fill('delete 2 users');
    await dialog.getByRole('button', { name: 'Delete 2 users' }).click();
    await finished(page, 'Deletion of 2 users', 2);
    await page.goto(users);
    await expect(table(page).getByRole('link', { name: 'bob' })).toBeVisible();
    await expect(table(page).getByRole('link', { name: 'carol' })).toBeHidden();
  });

  await test.step('every run can be found again, and opened from its address', async () => {
    await page.getByRole('link', { name: 'Runs' }).click();
    const runs = page.getByRole('table', { name: 'Runs' });
    await expect(runs.getByRole('row', { name: /Suspension of 3 users/ })).toContainText('Ada Lovelace');
    await runs.getByRole('link', { name: 'Tags of 3 users' }).click();
    await finished(page, 'Tags of 3 users', 3);
  });
});

// Signing in with a password and a code.
import type { Page } from '@playwright/test';
import { PASSWORD } from '../scripts/people.mjs';
import { codeOf } from './fixtures/authenticator';
import { expectAccessible } from './fixtures/axe';
import { People } from './fixtures/people';
import { expect, NOBODY, test } from './fixtures/test';
import { accountMenu, type Person, signIn, signOut } from './pages/accounts';
import { invite, join } from './pages/members';
import { setUpSecondFactor } from './pages/second-factor';

async function sendCode(page: Page, label: 'Code' | 'Backup code', code: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible();
  await page.getByLabel(label, { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function comeBack(page: Page, person: Person): Promise<void> {
  await signOut(page, person);
  await signIn(page, person);
}

/** As an administrator: whether a role must have a second factor. */
async function demandOf(page: Page, role: string, on: boolean): Promise<void> {
  const required = page.getByRole('region', { name: 'Required second factor' });
  await page.goto('/settings/members');
  await required.getByRole('checkbox', { name: role }).setChecked(on);
  await required.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved')).toBeVisible();
}

test('invited, a member sets up a second factor and signs in with password and code, each code once', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  test.slow();
  complaints.expect(/401/);
  const tia = { name: 'Tia Two', email: 'tia@example.com', password: 'one thing I know' };
  const link = await invite(page, tia.email, 'operator');
  const member = await browser.newPage({ baseURL, storageState: NOBODY });
  await join(member, link, tia.name, tia.password);

  await member.goto('/settings/account');
  const section = member.getByRole('region', { name: 'Second factor' });
  await section.getByRole('button', { name: 'Set up' }).click();
  const dialog = member.getByRole('dialog', { name: 'Set up your second factor' });
  const { secret, backupCodes } = await setUpSecondFactor(dialog, tia.password);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(section).toContainText('On. 10 of 10 backup codes are left.');

  await comeBack(member, tia);
  await sendCode(member, 'Code', '000000');
  await expect(member.getByText('The code is wrong.')).toBeVisible();
  const code = codeOf(secret, 1);
  await sendCode(member, 'Code', code);
  await expect(accountMenu(member, tia)).toBeVisible();

  await comeBack(member, tia);
  await sendCode(member, 'Code', code);
  await expect(member.getByText('This code was used already.')).toBeVisible();
  await member.goto('/e/local/servers');
  await expect(member).toHaveURL(/\/sign-in/);

  await signIn(member, tia);
  await member.getByRole('button', { name: 'Use a backup code' }).click();
  await sendCode(member, 'Backup code', backupCodes[0] ?? '');
  await expect(accountMenu(member, tia)).toBeVisible();
  await member.goto('/settings/account');
  await expect(section).toContainText('9 of 10 backup codes are left.');

  await page.goto('/activity?operation=SetUpSecondFactor');
  await expect(page.getByRole('list', { name: 'Activity' }).getByText(tia.name).first()).toBeVisible();
  await member.close();
});

test('a role that demands a second factor leads its members to set one up before anything else', async ({
  page,
  browser,
  baseURL,
  complaints,
}) => {
  test.slow();
  complaints.expect(/40[13]/);
  const ron = { name: 'Ron Required', email: 'ron@example.com', password: 'must have another' };
  const link = await invite(page, ron.email, 'as2-manager');
  const member = await browser.newPage({ baseURL, storageState: NOBODY });
  await join(member, link, ron.name, ron.password);

  const demand = (on: boolean) => demandOf(page, 'as2-manager', on);
  await demand(true);
  try {
    await member.goto('/e/local/connectors');
    await expect(member).toHaveURL('/second-factor?next=%2Fe%2Flocal%2Fconnectors');
    const read = await member.request.get('/api/read/members.list?environment=-');
    expect(read.status()).toBe(403);
    await expectAccessible(member);
    await setUpSecondFactor(member.getByRole('main'), ron.password);
    await member.getByRole('button', { name: 'Go on' }).click();
    await expect(member.getByRole('heading', { level: 1, name: 'Connectors' })).toBeVisible();

    // Whoever loses the device asks an administrator, and sets up another.
    await page.goto('/settings/members');
    await page.getByRole('button', { name: `Actions for ${ron.name}` }).click();
    await page.getByRole('menuitem', { name: 'Take away second factor' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take it away' }).click();
    await expect(page.getByText(`${ron.name} has no second factor any more`)).toBeVisible();
    await member.goto('/');
    await expect(member.getByRole('heading', { name: 'Set up your second factor' })).toBeVisible();
  } finally {
    await demand(false);
    await member.close();
  }
});

test('a contact of a partner who must have a second factor sets one up, signs in with it, and asks for another', async ({
  page,
  browser,
  app,
  arrange,
  complaints,
}) => {
  test.slow();
  complaints.expect(/40[13]/);
  const server = await arrange.server();
  await arrange.user(server.id, 'acme');
  const people = new People(app);
  const { id, email } = await people.partner('Acme', [{ serverId: server.id, userName: 'acme' }]);
  const petra = { name: 'Petra Partner', email, password: PASSWORD };
  await demandOf(page, 'contacts of partners', true);
  try {
    const context = await people.browserOf(browser, email);
    const contact = await context.newPage();
    await contact.goto('/portal/account');
    await expect(contact).toHaveURL('/second-factor?next=%2Fportal%2Faccount');
    const read = await contact.request.get('/api/read/portal.users?environment=-&input=%7B%7D');
    expect(read.status()).toBe(403);
    const { secret } = await setUpSecondFactor(contact.getByRole('main'), petra.password);
    await contact.getByRole('button', { name: 'Go on' }).click();
    await expect(contact.getByText('On. 10 of 10 backup codes are left.')).toBeVisible();

    await comeBack(contact, petra);
    await sendCode(contact, 'Code', codeOf(secret, 1));
    await expect(contact.getByRole('heading', { level: 1, name: 'acme' })).toBeVisible();

    await page.goto(`/settings/partners/${id}`);
    await page.getByRole('button', { name: `Actions for ${petra.name}` }).click();
    await page.getByRole('menuitem', { name: 'Take away second factor' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Take it away' }).click();
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await contact.goto('/portal');
    await expect(contact.getByRole('heading', { name: 'Set up your second factor' })).toBeVisible();
    await context.close();
  } finally {
    await demandOf(page, 'contacts of partners', false);
  }
});

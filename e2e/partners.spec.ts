// Partners: invited, sharing a user, asking for keys, and suspended.
import type { Browser, Page } from '@playwright/test';
import { newKey, sftp } from './fixtures/openssh';
import { expect, NOBODY, test } from './fixtures/test';
import { type Person, signIn } from './pages/accounts';
import {
  addKeyInPortal,
  createPartner,
  endAccess,
  inviteContact,
  joinPortal,
  shareUser,
} from './pages/partner-companies';
import { keysOf } from './pages/users';

const person = (name: string) => ({
  name,
  email: `${name.toLowerCase()}@partner.example`,
  password: 'a key for every door',
});

interface Places {
  page: Page;
  browser: Browser;
  baseURL: string | undefined;
}

/** A partner who shares a user, and its contact's browser, signed in to the portal. */
async function letIn(
  { page, browser, baseURL }: Places,
  company: string,
  contact: Person,
  shared: Parameters<typeof shareUser>[1],
) {
  await createPartner(page, company);
  const link = await inviteContact(page, contact);
  await shareUser(page, shared);
  const portal = await browser.newPage({ baseURL, storageState: NOBODY });
  await joinPortal(portal, link, contact);
  return { portal, link };
}

test('an invited contact chooses a password, lands on the portal and sees the shared user and no other', async ({
  page,
  browser,
  baseURL,
  arrange,
}) => {
  const server = await arrange.server();
  await arrange.user(server.id, 'shared');
  await arrange.user(server.id, 'secret');
  const carla = person('Carla');
  const shared = { serverId: server.id, userName: 'shared' };
  const { portal, link } = await letIn({ page, browser, baseURL }, 'Acme Freight', carla, shared);
  await expect(portal.getByRole('heading', { level: 1, name: 'shared' })).toBeVisible();
  await expect(portal.getByText('secret')).toHaveCount(0);
  await portal.goto('/settings/partners');
  await expect(portal).toHaveURL(/\/portal\/[\w-]+$/);

  await page.reload();
  const contact = page.getByRole('region', { name: 'Contacts' }).getByRole('listitem');
  await expect(contact).toContainText('Active');
  const late = await browser.newPage({ baseURL, storageState: NOBODY });
  await late.goto(link);
  await expect(late.getByRole('heading', { name: 'This invitation has ended' })).toBeVisible();
  await late.close();
  await portal.close();
});

test('a user that does not exist cannot be shared', async ({ page, arrange }) => {
  const server = await arrange.server();
  await createPartner(page, 'Typo Trading');
  await page.getByRole('button', { name: 'Share a user' }).click();
  const dialog = page.getByRole('dialog', { name: /^Share a user/ });
  await dialog.getByLabel('Server').fill(server.id);
  await dialog.getByLabel('User', { exact: true }).fill('nobody');
  await dialog.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText(/nobody|user/i);
  await expect(dialog).toBeVisible();
});

test('a key that needs approval opens nothing until it is approved; a refusal gives the partner its reason', async ({
  page,
  browser,
  baseURL,
  arrange,
  folder,
}) => {
  test.slow();
  const server = await arrange.server();
  await arrange.user(server.id, 'payroll');
  const dora = person('Dora');
  const shared = { serverId: server.id, userName: 'payroll', needsApproval: true };
  const { portal } = await letIn({ page, browser, baseURL }, 'Careful Corp', dora, shared);
  const [first, second] = [await newKey(folder, { name: 'first' }), await newKey(folder, { name: 'second' })];
  await addKeyInPortal(portal, 'payroll', first.publicKey);
  const requests = portal.getByRole('region', { name: 'Requests' });
  await expect(requests).toContainText('Waiting');
  const login = { port: await arrange.sftpPort(server.id), user: 'payroll', key: first.file, folder };
  expect((await sftp(login, 'pwd')).code).not.toBe(0);

  await page.goto('/');
  await page.getByRole('link', { name: '1 key request' }).click();
  await page.getByRole('button', { name: `Refuse ${first.fingerprint} for payroll` }).click();
  const dialog = page.getByRole('dialog', { name: /^Refuse/ });
  await dialog.getByRole('button', { name: 'Refuse' }).click();
  await expect(dialog.getByText('Say why: the partner sees it.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('Name the machine in its label.');
  await dialog.getByRole('button', { name: 'Refuse' }).click();
  await expect(dialog).toBeHidden();
  await portal.reload();
  await expect(requests).toContainText('Name the machine in its label.');
  expect((await arrange.describeUser(server.id, 'payroll'))?.SshPublicKeys).toEqual([]);

  await addKeyInPortal(portal, 'payroll', second.publicKey);
  await page.goto('/e/local/key-requests');
  await page.getByRole('button', { name: `Approve ${second.fingerprint} for payroll` }).click();
  await expect(page.getByText('Nothing waits')).toBeVisible();
  expect((await sftp({ ...login, key: second.file }, 'pwd')).code).toBe(0);
  await page.goto(`/e/local/servers/${server.id}/users/payroll`);
  await expect(keysOf(page)).toContainText('By Dora, from the portal');
  await portal.close();
});

test('suspending a partner ends its open portal page at once, and removes the keys that it added where asked', async ({
  page,
  browser,
  baseURL,
  arrange,
  folder,
}) => {
  test.slow();
  const server = await arrange.server();
  await arrange.user(server.id, 'orders');
  const emil = person('Emil');
  const shared = { serverId: server.id, userName: 'orders' };
  const { portal } = await letIn({ page, browser, baseURL }, 'Former Friends', emil, shared);
  const partnerPage = page.url();
  const key = await newKey(folder);
  await addKeyInPortal(portal, 'orders', key.publicKey);
  const login = { port: await arrange.sftpPort(server.id), user: 'orders', key: key.file, folder };
  expect((await sftp(login, 'pwd')).code).toBe(0);

  await page.goto(partnerPage);
  const dialog = await endAccess(page, 'Suspend', 'Former Friends');
  await expect(dialog.getByText(key.fingerprint)).toBeVisible();
  await dialog.getByRole('checkbox', { name: /Also remove the 1 key/ }).check();
  await dialog.getByRole('button', { name: 'Suspend partner and remove 1 key' }).click();
  await page.getByRole('link', { name: /^Progress in/ }).click();
  await expect(page.getByRole('listitem').filter({ hasText: key.fingerprint })).toContainText('Removed');
  expect((await sftp(login, 'pwd')).code).not.toBe(0);

  await portal.goto('/portal');
  await expect(portal).toHaveURL(/\/sign-in/);
  await signIn(portal, emil);
  await expect(portal.getByRole('heading', { name: 'Your access has ended' })).toBeVisible();
  await expect(portal.getByRole('main')).not.toContainText('Former Friends');

  await page.goto(partnerPage);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Suspend', exact: true })).toBeVisible();
  await portal.getByRole('button', { name: 'Back to signing in' }).click();
  await signIn(portal, emil);
  await expect(portal).toHaveURL(/\/portal/);
  await portal.close();
});

test('an environment’s key policy marks the keys that break it, and a key from elsewhere is told apart', async ({
  page,
  arrange,
  folder,
}) => {
  const server = await arrange.server();
  const key = await newKey(folder, { name: 'ec', type: 'ecdsa' });
  await arrange.user(server.id, 'legacy', { SshPublicKeyBody: key.publicKey });
  await page.goto('/settings/key-policies');
  await page.getByRole('button', { name: /^Change the key policy/ }).click();
  await page.getByRole('checkbox', { name: 'ECDSA' }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('ED25519 and RSA', { exact: true })).toBeVisible();

  await page.goto(`/e/local/servers/${server.id}/users/legacy`);
  await expect(keysOf(page)).toContainText('Keys of type ECDSA are not allowed here');
  await expect(keysOf(page)).toContainText('Appeared outside the console');
  await page.getByRole('button', { name: `Actions for key ${key.fingerprint}` }).click();
  await page.getByRole('menuitem', { name: 'Label, owner, expiry' }).click();
  const dialog = page.getByRole('dialog', { name: 'About this key' });
  await dialog.getByLabel('Label').fill('Night batch');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(keysOf(page)).toContainText('Night batch');

  await page.goto('/settings/key-policies');
  await page.getByRole('button', { name: /^Change the key policy/ }).click();
  await page.getByRole('checkbox', { name: 'ECDSA' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('ED25519, ECDSA and RSA', { exact: true })).toBeVisible();
});

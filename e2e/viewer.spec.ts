// What a viewer may do, which is to look.
import type { Page } from '@playwright/test';
import { newKey } from './fixtures/openssh';
import { expect, NOBODY, test } from './fixtures/test';
import { signIn } from './pages/accounts';
import { invite, join } from './pages/members';
import { startServer, stopServer } from './pages/servers';

const VIEWER = { name: 'Vera Viewer', email: 'vera@example.com', password: 'only here to look' };

/** Lets the viewer in by an invitation, or by the password where an earlier test did so. */
async function asViewer(admin: Page): Promise<Page> {
  const context = await admin
    .context()
    .browser()
    ?.newContext({
      baseURL: new URL(admin.url()).origin,
      storageState: NOBODY,
    });
  if (!context) throw new Error('The browser is gone.');
  return context.newPage();
}

test('a viewer, invited by link, sees everything and may change nothing, on screen or by calling the action', async ({
  page,
  arrange,
  folder,
}) => {
  // It looks at many pages.
  test.slow();
  const key = await newKey(folder);
  const server = await arrange.server();
  await arrange.user(server.id, 'alice', { SshPublicKeyBody: key.publicKey });
  const as2 = await arrange.as2Server();
  const parties = await arrange.parties();
  const agreement = await arrange.agreement({ ServerId: as2.id, ...parties });
  const connector = await arrange.connector({ As2Config: parties });
  const link = await invite(page, VIEWER.email, 'viewer');
  const viewer = await asViewer(page);
  await join(viewer, link, VIEWER.name, VIEWER.password);

  await test.step('every control that writes is disabled, with the reason', async () => {
    const controls: [string, string][] = [
      ['/e/local/servers', 'Create server'],
      [server.path, 'Stop'],
      [`${server.path}/users`, 'Create user'],
      [`${server.path}/users/alice`, 'Add SSH key'],
      [`${server.path}/users/alice`, 'Delete'],
      [`${as2.path}/agreements`, 'Create agreement'],
      [agreement.path, 'Edit'],
      ['/e/local/connectors', 'Create connector'],
      [connector.path, 'Edit'],
      [connector.path, 'Edit tags'],
      ['/settings/members', 'Invite member'],
    ];
    for (const [path, name] of controls) {
      await viewer.goto(path);
      const control = viewer.getByRole('button', { name, exact: true });
      await expect(control).toBeDisabled();
      await expect(control).toHaveAccessibleDescription(/^Your role, viewer, may not do this\. It takes /);
    }
  });

  await test.step('the action that an operator calls refuses a viewer who calls it', async () => {
    await page.goto(server.path);
    const action = page.waitForRequest((request) => 'next-action' in request.headers());
    await stopServer(page);
    const { 'next-action': id = '', 'content-type': type = '' } = await (await action).allHeaders();
    const body = (await action).postDataBuffer() ?? '';
    await startServer(page);

    const call = (by: Page, origin = new URL(page.url()).origin) =>
      by.context().request.post(server.path, {
        headers: { 'next-action': id, 'content-type': type, accept: 'text/x-component', origin },
        data: body,
      });
    expect(await (await call(viewer)).text()).toContain('NotPermitted');
    expect(await arrange.stateOf(server.id)).toBe('ONLINE');

    const stranger = await asViewer(page);
    expect(await (await call(stranger)).text()).not.toContain('"ok":true');
    expect(await arrange.stateOf(server.id)).toBe('ONLINE');
    await stranger.context().close();

    // The same call by the operator works, so it was the role that was refused.
    expect(await (await call(page)).text()).toContain('"ok":true');
    await expect.poll(() => arrange.stateOf(server.id)).toBe('OFFLINE');
  });

  await test.step('the refusal is in the activity', async () => {
    await page.goto(`/activity?result=refused&operation=StopServer&target=${server.id}`);
    const row = page.getByRole('list', { name: 'Activity' }).getByRole('listitem');
    await expect(row).toHaveCount(1);
    await expect(row).toContainText(VIEWER.name);
    await expect(row).toContainText('Refused');
  });

  await test.step('the link works once', async () => {
    await viewer.goto(link);
    await expect(viewer.getByRole('heading', { name: 'This invitation has ended' })).toBeVisible();
  });
  await viewer.context().close();
});

test('a removed member is signed out at once and cannot come back', async ({ page, complaints }) => {
  complaints.expect(/40[01]/);
  const person = { name: 'Max Moved', email: 'max@example.com', password: 'soon to be gone' };
  const link = await invite(page, person.email, 'operator');
  const member = await asViewer(page);
  await join(member, link, person.name, person.password);

  await page.goto('/settings/members');
  await page.getByRole('button', { name: `Actions for ${person.name}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove member' }).click();
  await expect(page.getByRole('table', { name: 'Members' }).getByText(person.email)).toBeHidden();

  await member.goto('/e/local/servers');
  await expect(member).toHaveURL(/\/sign-in/);
  await signIn(member, person);
  await expect(member.getByText('E-mail address or password is wrong.')).toBeVisible();
  await member.context().close();
});

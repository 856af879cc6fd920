// Single sign-on with a real OpenID provider, and passwords switched off.
import type { Page } from '@playwright/test';
import { administrator as ada, becomeAdministrator } from '../scripts/browser-session.mjs';
import { type App, type Engine, startApp } from './fixtures/app';
import { type IdentityProvider, startIdentityProvider } from './fixtures/identity-provider';
import { expect, test } from './fixtures/test';
import { accountMenu, signIn, signOut } from './pages/accounts';
import { invite, join } from './pages/members';
import {
  authenticate,
  authorizationUrl,
  chooseSingleSignOn,
  expectRefusal,
  signInAtProvider,
} from './pages/single-sign-on';

// One console and one provider for all of them, in order.
test.describe.configure({ mode: 'default' });

/** A busy machine needs its time to start two programs. */
const STARTING_MS = 120_000;

const ANA = { name: 'Ana Ops', email: 'ana@example.com', email_verified: true, groups: ['ops'] };
const ana = { name: ANA.name, email: ANA.email, password: '' };

let idp: IdentityProvider;
let site: App;
let open: (storageState?: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>) => Promise<Page>;
let pages: Page[] = [];

async function start(slot: number, engine: Engine, more: Record<string, string> = {}): Promise<App> {
  idp = await startIdentityProvider();
  return startApp(slot, {
    engine,
    settings: (consoleUrl) => {
      idp.serve(consoleUrl);
      return { ...idp.settings, ...more };
    },
  });
}

test.beforeEach(({ browser }) => {
  open = async (storageState) => {
    const page = await browser.newPage({ baseURL: site.consoleUrl, storageState });
    pages.push(page);
    return page;
  };
});
test.afterEach(async () => {
  for (const page of pages) await page.close();
  pages = [];
});

test.describe('single sign-on', () => {
  let administrator: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

  test.beforeAll(async ({ browser, engine }, { workerIndex }) => {
    test.setTimeout(STARTING_MS);
    site = await start(2 * workerIndex + 1, engine);
    const page = await browser.newPage();
    await becomeAdministrator(page, site.setupLink);
    administrator = await page.context().storageState();
    await page.close();
  });
  test.afterAll(async () => {
    await site?.stop();
    await idp?.stop();
  });

  test('leads to the page that was asked for, with the role that the groups give, and is audited', async () => {
    idp.people.set('ana', { ...ANA, groups: ['staff', 'ops'] });
    const page = await open();
    await signInAtProvider(page, 'ana', '/e/local/servers');
    await expect(page).toHaveURL('/e/local/servers');
    await expect(accountMenu(page, ana)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Create server' }).first()).toBeVisible();

    const watcher = await open(administrator);
    await watcher.goto('/settings/members');
    await expect(watcher.getByRole('row', { name: /ana@example\.com/ })).toContainText('operator');
    await watcher.goto('/activity?operation=SignIn&result=succeeded');
    const signIns = watcher.getByRole('list', { name: 'Activity' }).getByRole('listitem');
    await expect(signIns.filter({ hasText: 'Ana Ops' }).first()).toContainText('ana@example.com');

    await signOut(page, ana);
    await page.goto('/e/local/servers');
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test('follows the groups: another role at the next sign-in, and none ends every session', async () => {
    idp.people.set('ana', { ...ANA, groups: ['ops'] });
    const phone = await open();
    await signInAtProvider(phone, 'ana');
    await expect(accountMenu(phone, ana)).toBeVisible();

    idp.people.set('ana', { ...ANA, groups: ['admins'] });
    const laptop = await open();
    await signInAtProvider(laptop, 'ana', '/settings/members');
    await expect(laptop.getByRole('button', { name: 'Invite member' })).not.toHaveAttribute('aria-disabled');

    idp.people.set('ana', { ...ANA, groups: [] });
    const again = await open();
    await signInAtProvider(again, 'ana');
    await expectRefusal(again, /None of your groups at Example Login gives you a role here any more/);
    for (const page of [phone, laptop]) {
      await page.goto('/e/local/servers');
      await expect(page).toHaveURL(/\/sign-in/);
    }
  });

  test('refuses whom it does not know, until they are invited', async () => {
    const bob = { name: 'Bob', email: 'bob@example.com', password: '' };
    idp.people.set('bob', { ...bob, email_verified: true });
    const page = await open();
    await signInAtProvider(page, 'bob');
    await expectRefusal(page, /You are no member of this console/);

    const inviter = await open(administrator);
    await invite(inviter, bob.email, 'viewer');
    await chooseSingleSignOn(page);
    await expect(accountMenu(page, bob)).toBeVisible();
    await inviter.goto('/activity?operation=SignIn&result=refused');
    const refusals = inviter.getByRole('list', { name: 'Activity' }).getByRole('listitem');
    await expect(refusals.filter({ hasText: 'bob@example.com' }).first()).toBeVisible();
  });

  test('joins an account with a password only if the provider vouches for the address', async () => {
    const eve = { name: 'Eve', email: 'eve@example.com', password: 'a password of her own' };
    const inviter = await open(administrator);
    const link = await invite(inviter, eve.email, 'viewer');
    const own = await open();
    await join(own, link, eve.name, eve.password);

    idp.people.set('eve', { name: 'Eve', email: eve.email, email_verified: false, groups: ['admins'] });
    const page = await open();
    await signInAtProvider(page, 'eve');
    await expectRefusal(page, /Example Login does not vouch for your e-mail address/);
    idp.people.set('eve', { name: 'Eve', email: eve.email, email_verified: true, groups: ['admins'] });
    await chooseSingleSignOn(page);
    await expect(accountMenu(page, eve)).toBeVisible();
    await inviter.goto('/settings/members');
    await expect(inviter.getByRole('row', { name: /eve@example\.com/ })).toContainText('viewer');
  });

  test('refuses an answer whose state was tampered with, or that another browser asked for', async () => {
    idp.people.set('ana', ANA);
    const page = await open();
    const url = await authorizationUrl(page);
    url.searchParams.set('state', 'made-up-by-somebody');
    await page.goto(url.href);
    await authenticate(page, 'ana');
    await expectRefusal(page, /was begun in another browser/);

    const other = await open();
    await other.goto((await authorizationUrl(page)).href);
    await authenticate(other, 'ana');
    await expectRefusal(other, /was begun in another browser/);
    await other.goto('/e/local/servers');
    await expect(other).toHaveURL(/\/sign-in/);
  });

  test('refuses an ID token with a nonce of somebody else', async () => {
    idp.people.set('ana', ANA);
    const page = await open();
    const url = await authorizationUrl(page);
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    url.searchParams.set('nonce', 'made-up-by-somebody');
    await page.goto(url.href);
    await authenticate(page, 'ana');
    await expectRefusal(page, /The answer of Example Login could not be verified/);
    await page.goto('/e/local/servers');
    await expect(page).toHaveURL(/\/sign-in/);
  });

  test('never leads to another site', async () => {
    idp.people.set('ana', ANA);
    const page = await open();
    for (const next of ['https://evil.example/', '//evil.example/', '/\\evil.example', '/api/auth/x']) {
      await page.context().clearCookies();
      await page.goto((await authorizationUrl(page, next)).href);
      await authenticate(page, 'ana');
      await expect(page).toHaveURL('/');
      await expect(accountMenu(page, ana)).toBeVisible();
    }
  });
});

test.describe('with passwords switched off', () => {
  test.beforeAll(async ({ engine }, { workerIndex }) => {
    test.setTimeout(STARTING_MS);
    site = await start(2 * workerIndex + 1, engine, {
      PASSWORD_SIGN_IN: 'off',
      BREAK_GLASS_EMAIL: ada.email,
    });
  });
  test.afterAll(async () => {
    await site?.stop();
    await idp?.stop();
  });

  test('the break-glass administrator alone comes in by one, and nobody learns who that is', async () => {
    const root = await open();
    await becomeAdministrator(root, site.setupLink);
    await signOut(root, ada);
    await root.getByText('Sign in with a password').click();
    await signIn(root, ada);
    await expect(accountMenu(root, ada)).toBeVisible();

    const link = await invite(root, ANA.email, 'viewer');
    idp.people.set('ana', { ...ANA, groups: [] });
    const page = await open();
    await page.goto(link);
    await expect(page.getByLabel('Password')).toBeHidden();
    await chooseSingleSignOn(page);
    await authenticate(page, 'ana');
    await expect(accountMenu(page, ana)).toBeVisible();

    const guesser = await open();
    await guesser.goto('/sign-in');
    await guesser.getByText('Sign in with a password').click();
    for (const email of [ANA.email, 'nobody@example.com', ada.email]) {
      await signIn(guesser, { email, password: 'not the password' });
      await expect(guesser.getByText('E-mail address or password is wrong.')).toBeVisible();
    }
  });
});

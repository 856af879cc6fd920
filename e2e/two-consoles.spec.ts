// Two consoles side by side on one PostgreSQL, as behind a load balancer.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { APIRequestContext, Browser, Page } from '@playwright/test';
import { administrator as ada, becomeAdministrator, setupLinkIn } from '../scripts/browser-session.mjs';
import { type Child, freePort, startConsole } from '../scripts/children.mjs';
import { runCommand } from '../scripts/command.mjs';
import { inRoot } from '../scripts/project.mjs';
import { onFreshDatabase } from './fixtures/postgres';
import { expect, test } from './fixtures/test';
import { accountMenu, signIn, signOut } from './pages/accounts';
import { invite } from './pages/members';

test.describe.configure({ mode: 'default' });

let folder: string;
let env: Record<string, string | undefined>;
let ports: [number, number];
let consoles: [Child, Child];
let setupLink: string | undefined;

const origin = (index: 0 | 1) => `http://localhost:${ports[index]}`;

function run(index: 0 | 1, onLine: (line: string) => void = () => undefined): Promise<Child> {
  return startConsole({ port: ports[index], env, onLine });
}

test.beforeAll(async () => {
  test.setTimeout(120_000);
  folder = await mkdtemp(joinPath(tmpdir(), 'transfer-console-two-'));
  ports = [await freePort(), await freePort()];
  env = {
    CONSOLE_DATA_DIR: folder,
    CONSOLE_ENVIRONMENTS: undefined,
    CONSOLE_URL: origin(0),
    ...(await onFreshDatabase()),
  };
  const output: string[] = [];
  // Both at once: one of them makes the tables, the other waits.
  consoles = await Promise.all([run(0, (line) => output.push(line)), run(1, (line) => output.push(line))]);
  setupLink = setupLinkIn(output.reverse());
});
test.afterAll(async () => {
  await Promise.all(consoles.map((one) => one.stop()));
  await rm(folder, { recursive: true, force: true });
});

/** A browser of its own; cookies know no ports, as they know no processes behind one address. */
async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
}

async function signedIn(browser: Browser): Promise<Page> {
  const page = await newPage(browser);
  await page.goto(`${origin(0)}/sign-in`);
  await signIn(page, ada);
  await expect(accountMenu(page, ada)).toBeVisible();
  return page;
}

async function tryPassword(request: APIRequestContext, index: 0 | 1, email: string): Promise<number> {
  const data = { email, password: 'not the password' };
  const headers = { origin: origin(index) };
  const answer = await request.post(`${origin(index)}/api/auth/sign-in/email`, { data, headers });
  return answer.status();
}

test('a session of one is good at the other, and signing out at the other ends it at both', async ({
  browser,
}) => {
  const page = await newPage(browser);
  await becomeAdministrator(page, setupLink ?? '');
  await page.goto(`${origin(1)}/settings/account`);
  await expect(accountMenu(page, ada)).toBeVisible();
  const kept = await page.context().storageState();
  await signOut(page, ada);
  const thief = await browser.newContext({ storageState: kept });
  const stolen = await thief.newPage();
  await stolen.goto(`${origin(0)}/settings/account`);
  await expect(stolen).toHaveURL(/\/sign-in/);
  await thief.close();
  await page.context().close();
});

test('an invitation that two people use at the same moment makes one account', async ({ browser }) => {
  const page = await signedIn(browser);
  const link = new URL(await invite(page, 'twin@example.com', 'viewer', origin(0)));
  const twins = [await newPage(browser), await newPage(browser)];
  for (const [index, twin] of twins.entries()) {
    await twin.goto(origin(index === 0 ? 0 : 1) + link.pathname);
    await twin.getByLabel('Your name').fill(`Twin ${index}`);
    await twin.getByLabel('Password').fill('the password of a twin');
  }
  await Promise.all(twins.map((twin) => twin.getByRole('button', { name: 'Join' }).click()));
  const joined = () =>
    Promise.all(twins.map((twin) => twin.getByRole('heading', { level: 1, name: 'Dashboard' }).isVisible()));
  const refused = () =>
    Promise.all(twins.map((twin) => twin.getByText('This invitation was used').isVisible()));
  await expect.poll(async () => (await joined()).filter(Boolean).length).toBe(1);
  await expect.poll(async () => (await refused()).filter(Boolean).length).toBe(1);
  await page.goto(`${origin(1)}/settings/members`);
  await expect(page.getByRole('row', { name: /twin@example\.com/ })).toHaveCount(1);
  for (const one of [page, ...twins]) await one.context().close();
});

test('one trail tells of both, and its chain is whole', async ({ browser }) => {
  const page = await signedIn(browser);
  for (const index of [0, 1] as const) {
    await invite(page, `guest-of-${index}@example.com`, 'viewer', origin(index));
  }
  await page.goto(`${origin(1)}/activity?operation=InviteMember`);
  for (const index of [0, 1]) {
    await expect(page.getByText(`guest-of-${index}@example.com`).first()).toBeVisible();
  }
  const audit = [inRoot('scripts', 'audit.mjs'), 'verify'];
  expect(await runCommand(process.execPath, audit, { quiet: true, env })).toMatchObject({ code: 0 });
  await page.context().close();
});

test('one after the other is started anew, and nobody is signed out', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await signedIn(browser);
  for (const index of [0, 1] as const) {
    await consoles[index].stop();
    await page.goto(`${origin(index === 0 ? 1 : 0)}/settings/account`);
    await expect(accountMenu(page, ada)).toBeVisible();
    consoles[index] = await run(index);
    await page.goto(`${origin(index)}/settings/account`);
    await expect(accountMenu(page, ada)).toBeVisible();
  }
  await page.context().close();
});

test('failed sign-ins are counted together', async ({ request }) => {
  const answers: number[] = [];
  for (let attempt = 0; attempt < 12; attempt++) {
    answers.push(await tryPassword(request, attempt % 2 === 0 ? 0 : 1, 'guessed@example.com'));
  }
  expect(answers).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
});

test('requests of one address are counted together', async ({ request }) => {
  const answers = new Set<number>();
  // Each of the two would let 120 a minute through.
  for (let round = 0; round < 13; round++) {
    const some = Array.from({ length: 10 }, (_, place) =>
      tryPassword(request, place % 2 === 0 ? 0 : 1, 'none'),
    );
    for (const status of await Promise.all(some)) answers.add(status);
  }
  expect(answers).toContain(429);
});

// Makes docs/screenshots from the demo's data: each page at 1280 in both colour schemes and at 390.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  ListConnectorsCommand,
  ListProfilesCommand,
  ListServersCommand,
  ListUsersCommand,
} from '@aws-sdk/client-transfer';
import { consoleIn, emulatorIn, temporaryFolder } from '../bench/world.mjs';
import { becomeAdministrator, launchBrowser, setupLinkIn } from './browser-session.mjs';
import { seedDemo } from './demo-data.mjs';
import { addPartner, inDatabase, PASSWORD } from './people.mjs';
import { inRoot, Refusal, run } from './project.mjs';

const LOOKS = [
  { name: 'light', width: 1280, height: 800, colorScheme: /** @type {const} */ ('light') },
  { name: 'dark', width: 1280, height: 800, colorScheme: /** @type {const} */ ('dark') },
  { name: 'narrow', width: 390, height: 844, colorScheme: /** @type {const} */ ('light') },
];

/** @param {import('@aws-sdk/client-transfer').TransferClient} client */
async function pages(client) {
  const { Servers = [] } = await client.send(new ListServersCommand({}));
  const busiest = [...Servers].sort((a, b) => (b.UserCount ?? 0) - (a.UserCount ?? 0))[0];
  if (!busiest?.ServerId) throw new Refusal('The demo made no servers, so there is nothing to show.');
  const { Users = [] } = await client.send(new ListUsersCommand({ ServerId: busiest.ServerId }));
  const server = `/e/local/servers/${busiest.ServerId}`;
  return [
    { name: 'dashboard', path: '/' },
    { name: 'servers', path: '/e/local/servers' },
    { name: 'new-server', path: '/e/local/new-server' },
    { name: 'server', path: server },
    { name: 'users', path: `${server}/users` },
    { name: 'user', path: `${server}/users/${Users[0]?.UserName}` },
    { name: 'host-keys', path: `${server}/host-keys` },
    ...(await as2Pages(client)),
    { name: 'activity', path: '/activity' },
    { name: 'settings', path: '/settings' },
  ];
}

/** @param {import('@aws-sdk/client-transfer').TransferClient} client */
async function as2Pages(client) {
  const { Profiles = [] } = await client.send(new ListProfilesCommand({ ProfileType: 'PARTNER' }));
  const { Connectors = [] } = await client.send(new ListConnectorsCommand({}));
  const names = ['partners', 'new-partner', 'certificates', 'new-certificate', 'profiles', 'connectors'];
  names.push('transfers', 'send-files');
  return [
    ...names.map((name) => ({ name, path: `/e/local/${name}` })),
    { name: 'partner', path: `/e/local/partners/${Profiles[0]?.ProfileId}` },
    { name: 'profile', path: `/e/local/profiles/${Profiles[0]?.ProfileId}` },
    { name: 'connector', path: `/e/local/connectors/${Connectors[0]?.ConnectorId}` },
  ];
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 * @param {string} name
 */
async function shoot(page, url, name) {
  for (const look of LOOKS) {
    await page.setViewportSize(look);
    await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
    const response = await page.goto(url, { waitUntil: 'networkidle' });
    if (response?.status() !== 200) {
      console.log(`${name}: the page answered ${response?.status()}, left out`);
      return;
    }
    await page.screenshot({ path: join(inRoot('docs', 'screenshots'), `${name}-${look.name}.png`) });
  }
  console.log(name);
}

const DAY_MS = 86_400_000;
const CONTACT = { company: 'Northwind Logistics', name: 'Petra Lind', email: 'petra@northwind.example' };

/**
 * A partner with two users of the demo, of whose keys one ends soon; signed in on this page.
 * @param {import('@playwright/test').Page} page
 * @param {string} origin
 * @param {string} database
 * @param {import('@aws-sdk/client-transfer').TransferClient} client
 */
async function portalPages(page, origin, database, client) {
  const { Servers = [] } = await client.send(new ListServersCommand({}));
  const online = Servers.filter(({ State, UserCount }) => State === 'ONLINE' && (UserCount ?? 0) > 1);
  const ServerId = online[0]?.ServerId ?? '';
  const { Users = [] } = await client.send(new ListUsersCommand({ ServerId }));
  const withKeys = Users.filter(({ SshPublicKeyCount }) => (SshPublicKeyCount ?? 0) > 0);
  const shared = withKeys
    .slice(0, 2)
    .map(({ UserName = '' }) => ({ serverId: ServerId, userName: UserName }));
  const { grantIds } = await addPartner(database, CONTACT, shared);
  await page.request.post(`${origin}/api/auth/sign-in/email`, {
    data: { email: CONTACT.email, password: PASSWORD },
    headers: { origin },
  });
  const user = `/portal/${grantIds[0]}`;
  // The first look makes the notes of the keys, which then get what a picture should show.
  await page.goto(origin + user);
  const first = shared[0]?.userName;
  const note = `update "keyNote" set "label" = 'Nightly upload', "expiresAt" = ? where "userName" = ?`;
  await inDatabase(database, (run) => run(note, Date.now() + 6 * DAY_MS, first));
  return [
    { name: 'portal', path: '/portal' },
    { name: 'portal-user', path: user },
    { name: 'portal-rotate', path: `${user}/rotate` },
    { name: 'portal-history', path: '/portal/history' },
    { name: 'portal-account', path: '/portal/account' },
  ];
}

await run(async () => {
  const asked = new Set(process.argv.slice(2));
  mkdirSync(inRoot('docs', 'screenshots'), { recursive: true });
  const folder = temporaryFolder();
  const emulator = await emulatorIn(folder.path);
  /** @type {string[]} */
  const output = [];
  const site = await consoleIn(folder.path, emulator.port, (line) => output.push(line));
  const browser = await launchBrowser();
  try {
    await seedDemo(emulator.url);
    const link = setupLinkIn(output) ?? '';
    const origin = `http://localhost:${site.port}`;
    const page = await browser.newPage();
    /** @param {string} name */
    const wanted = (name) => asked.size === 0 || asked.has(name);
    if (wanted('setup')) await shoot(page, link, 'setup');
    await becomeAdministrator(page, link);
    for (const { name, path } of await pages(emulator.client)) {
      if (wanted(name)) await shoot(page, origin + path, name);
    }
    await page.context().clearCookies();
    if (wanted('sign-in')) await shoot(page, `${origin}/sign-in`, 'sign-in');
    const database = join(folder.path, 'console', 'console.db');
    for (const { name, path } of await portalPages(page, origin, database, emulator.client)) {
      if (wanted(name)) await shoot(page, origin + path, name);
    }
  } finally {
    await browser.close();
    await site.stop();
    await emulator.stop();
    folder.remove();
  }
});

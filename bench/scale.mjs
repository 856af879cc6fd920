// The console with 50 servers of 10,000 users each in a real browser: lists, filters, calls of the API, memory.
// The API takes the users of one server; the rest is written to disk, since every call waits for it. `npm run bench -- scale=2x1000` tries it with 2 servers of 1,000.
import { join } from 'node:path';
import { becomeAdministrator, launchBrowser, setupLinkIn } from '../scripts/browser-session.mjs';
import { instrument, shown, typeInto, untilShown } from './browser-timings.mjs';
import { milliseconds, percentile } from './figures.mjs';
import { CONNECTIONS, countingCalls, createUsers, memoryOf, nameOf, writeUsers } from './scale-world.mjs';
import { consoleIn, emulatorIn, onlineServer, temporaryFolder } from './world.mjs';

const ROUNDS = 5;
const AIM_FIRST_MS = 500;
const AIM_ALL_MS = 3_000;
const AIM_KEY_MS = 100;

/** @typedef {import('./figures.mjs').Row} Row */
/** @typedef {import('./scale-world.mjs').Emulator} Emulator */

/** @param {string} what @param {number[]} values @param {number} [aim] @returns {Row} */
function timeRow(what, values, aim) {
  const median = percentile(values, 0.5);
  const figure = `${milliseconds(median)} (at most ${milliseconds(Math.max(...values))})`;
  return { what, figure, ...(aim ? { aim: `${aim} ms`, met: median <= aim } : {}) };
}

/** @param {number} before @param {number} after */
const memoryFigure = (before, after) => `${before.toFixed(0)} → ${after.toFixed(0)} MB`;

/** @template T @param {() => Promise<T>} work */
async function rounds(work) {
  const all = [];
  for (let round = 0; round < ROUNDS; round++) all.push(await work());
  return all;
}

/** @param {import('@playwright/test').Page} page @param {string} origin @param {Emulator} emulator @param {number} servers */
async function serverList(page, origin, emulator, servers) {
  const url = `${origin}/e/local/servers`;
  const name = `servers list (${servers})`;
  // The Protocols of a server come with its description only, hence the last of them is when the list is whole.
  const whole = 'table[aria-label="Servers"] tbody tr:has([title="SFTP"])';
  const { result: asked, calls } = await countingCalls(emulator, () => untilShown(page, url, whole, servers));
  const first = await rounds(() => untilShown(page, url, 'table[aria-label="Servers"] tbody a'));
  const all = [asked, ...(await rounds(() => untilShown(page, url, whole, servers)))];
  return [
    timeRow(`${name}: first row`, first, AIM_FIRST_MS),
    timeRow(`${name}: each with its description`, all, AIM_ALL_MS),
    { what: `${name}: calls of the API`, figure: calls },
  ];
}

/** @param {import('@playwright/test').Page} page @param {string} origin @param {Emulator} emulator @param {string} serverId @param {number} users */
async function userList(page, origin, emulator, serverId, users) {
  const url = `${origin}/e/local/servers/${serverId}/users`;
  const name = `users list (${users.toLocaleString('en')})`;
  const row = (/** @type {number} */ user) => `table[aria-label="Users"] a[href$="/${nameOf(0, user)}"]`;
  const wanted = users - 2;
  const text = nameOf(0, wanted).slice(-8);
  const opened = await countingCalls(emulator, () => untilShown(page, url, row(0)));
  const first = [opened.result, ...(await rounds(() => untilShown(page, url, row(0))))];

  const filtered = await countingCalls(emulator, () =>
    rounds(async () => {
      await untilShown(page, url, row(0));
      await page.waitForLoadState('networkidle');
      return typeInto(page, 'Filter users', text, row(wanted));
    }),
  );
  const again = await rounds(async () => {
    await page.getByRole('searchbox', { name: 'Filter users' }).fill('');
    await shown(page, row(0));
    return typeInto(page, 'Filter users', text, row(wanted));
  });
  const linked = await rounds(() => untilShown(page, `${url}?q=${text}`, row(wanted)));
  const slowest = [...filtered.result, ...again].map((one) => one.slowest);
  return [
    timeRow(`${name}: first row`, first, AIM_FIRST_MS),
    { what: `${name}: calls of the API until then`, figure: opened.calls },
    timeRow(
      `${name}: filtered row, from the first key, the rest still to be loaded`,
      filtered.result.map((one) => one.total),
      AIM_ALL_MS,
    ),
    timeRow(
      `${name}: filtered row, all loaded`,
      again.map((one) => one.total),
      AIM_FIRST_MS,
    ),
    timeRow(`${name}: filtered row, from a link with the filter`, linked, AIM_ALL_MS),
    timeRow(`${name}: slowest answer to a key`, slowest, AIM_KEY_MS),
    { what: `${name}: calls of the API, opened and filtered ${ROUNDS} times`, figure: filtered.calls },
  ];
}

/** Servers by the API, with the users of the first; the others are written to disk. @param {string} folder @param {number} servers @param {number} users */
async function populate(folder, servers, users) {
  const emulator = await emulatorIn(folder);
  try {
    /** @type {string[]} */
    const ids = [];
    while (ids.length < servers) ids.push(await onlineServer(emulator.client));
    const memory = memoryOf(emulator.pid);
    const perSecond = await createUsers(emulator, ids[0] ?? '', users);
    await emulator.stop();
    await writeUsers(join(folder, 'emulator-0'), ids, users);
    return { ids, perSecond, memory };
  } finally {
    await emulator.stop();
  }
}

/** @param {string} [option] */
export async function measure(option = '50x10000') {
  const [servers = 0, users = 0] = option.split('x').map(Number);
  const folder = temporaryFolder();
  const { ids, perSecond, memory } = await populate(folder.path, servers, users);
  const start = performance.now();
  const emulator = await emulatorIn(folder.path);
  const started = performance.now() - start;
  /** @type {string[]} */
  const output = [];
  const site = await consoleIn(folder.path, emulator.port, (line) => output.push(line));
  const origin = `http://localhost:${site.port}`;
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await becomeAdministrator(page, setupLinkIn(output) ?? '');
    await instrument(page);
    const idle = memoryOf(site.pid);
    const lists = [
      ...(await serverList(page, origin, emulator, servers)),
      ...(await userList(page, origin, emulator, ids[0] ?? '', users)),
    ];
    const total = (servers * users).toLocaleString('en');
    return [
      {
        what: `${users.toLocaleString('en')} users made through the API, ${CONNECTIONS} connections`,
        figure: `${perSecond.toFixed(0)} /s`,
      },
      { what: `emulator: start with ${total} users`, figure: milliseconds(started) },
      ...lists,
      { what: 'memory of the console, before and after', figure: memoryFigure(idle, memoryOf(site.pid)) },
      {
        what: `memory of the emulator, ${servers} servers without users, and with ${total}`,
        figure: memoryFigure(memory, memoryOf(emulator.pid)),
      },
    ];
  } finally {
    await browser.close();
    await site.stop();
    await emulator.stop();
    folder.remove();
  }
}

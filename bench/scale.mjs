// The console with 50 servers of 10,000 users each in a real browser: lists, filters, calls of the API, memory.
// The API takes the users of one server; the rest is written to disk, since every call waits for it. `npm run bench -- scale=2x1000` tries it with 2 servers of 1,000.
import { join } from 'node:path';
import { becomeAdministrator, launchBrowser, setupLinkIn } from '../scripts/browser-session.mjs';
import { instrument } from './browser-timings.mjs';
import { milliseconds } from './figures.mjs';
import { serverList, userList } from './scale-lists.mjs';
import { searchIndex } from './scale-search.mjs';
import { CONNECTIONS, createUsers, memoryOf, writeUsers } from './scale-world.mjs';
import { consoleIn, emulatorIn, onlineServer, temporaryFolder, untilListening } from './world.mjs';

/** @param {number} before @param {number} after */
const memoryFigure = (before, after) => `${before.toFixed(0)} → ${after.toFixed(0)} MB`;

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
  const answering = performance.now() - start;
  await untilListening(emulator.url, ids);
  const listening = performance.now() - start;
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
      ...(await searchIndex(page, origin, emulator, ids, users)),
    ];
    const total = (servers * users).toLocaleString('en');
    return [
      {
        what: `${users.toLocaleString('en')} users made through the API, ${CONNECTIONS} connections`,
        figure: `${perSecond.toFixed(0)} /s`,
      },
      {
        what: `emulator: start with ${total} users, until it answers, and until all ${servers} servers listen`,
        figure: `${milliseconds(answering)}, ${milliseconds(listening)}`,
      },
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

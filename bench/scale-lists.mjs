// How long the lists of servers and of users take to show, to load and to filter, and what they ask the API for.
import { shown, typeInto, untilShown } from './browser-timings.mjs';
import { milliseconds, percentile } from './figures.mjs';
import { countingCalls, nameOf } from './scale-world.mjs';

const ROUNDS = 5;
/** The first page and the one after it. */
const LOADED_BY_ITSELF = 1_025;
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

/** @template T @param {() => Promise<T>} work */
async function rounds(work) {
  const all = [];
  for (let round = 0; round < ROUNDS; round++) all.push(await work());
  return all;
}

/** @param {import('@playwright/test').Page} page @param {string} origin @param {Emulator} emulator @param {number} servers */
export async function serverList(page, origin, emulator, servers) {
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

/** Milliseconds from the click until the counter says that all are there. @param {import('@playwright/test').Page} page @param {string} url @param {string} firstRow @param {number} users */
async function loadAll(page, url, firstRow, users) {
  await untilShown(page, url, firstRow);
  await page.waitForLoadState('networkidle');
  const button = page.getByRole('button', { name: 'Load all' });
  const start = await page.evaluate(() => performance.now());
  await button.click();
  return (await shown(page, '[role="status"]', 1, users.toLocaleString('en'))) - start;
}

/** @param {import('@playwright/test').Page} page @param {string} origin @param {Emulator} emulator @param {string} serverId @param {number} users */
export async function userList(page, origin, emulator, serverId, users) {
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
  const everything = users > LOADED_BY_ITSELF ? await rounds(() => loadAll(page, url, row(0), users)) : [];
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
    ...(everything.length > 0 ? [timeRow(`${name}: Load all`, everything, AIM_ALL_MS)] : []),
    timeRow(`${name}: slowest answer to a key`, slowest, AIM_KEY_MS),
    { what: `${name}: calls of the API, opened and filtered ${ROUNDS} times`, figure: filtered.calls },
  ];
}

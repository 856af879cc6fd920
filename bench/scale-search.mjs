// The search index over all that the emulator holds: the crawl that fills it, and what it answers to typing.
import { setTimeout as wait } from 'node:timers/promises';
import { shown } from './browser-timings.mjs';
import { milliseconds, percentile } from './figures.mjs';
import { countingCalls, nameOf } from './scale-world.mjs';

const PACE = '20';
const POLL_MS = 500;
const ASKED = 300;
const WARM_UP = 20;
const TYPED = 5;
const AIM_MS = 50;
const AIM_TYPED_MS = 500;

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('./scale-world.mjs').Emulator} Emulator */

/** @param {Page} page @param {string} name @param {string} environment @param {unknown} input */
async function read(page, name, environment, input) {
  const query = new URLSearchParams({ environment, input: JSON.stringify(input) });
  const { origin } = new URL(page.url());
  const response = await page.request.get(`${origin}/api/read/${name}?${query}`);
  if (!response.ok()) throw new Error(`${name} answered ${response.status()}: ${await response.text()}`);
  return response.json();
}

/** Names only, as fast as the console lets anybody: keys would take a call for each user. @param {Page} page @param {string} origin */
async function crawl(page, origin) {
  await page.goto(`${origin}/settings/search-index`);
  await page.getByRole('button', { name: /^Start a crawl of / }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Pace', { exact: true }).selectOption(PACE);
  const start = performance.now();
  await dialog.getByRole('button', { name: 'Start the crawl' }).click();
  for (;;) {
    const [coverage] = await read(page, 'search.coverage', '-', {});
    if (coverage?.crawl?.state === 'completed') return { ms: performance.now() - start, coverage };
    if (coverage?.crawl?.state === 'failed') throw new Error(JSON.stringify(coverage.crawl.error));
    await wait(POLL_MS);
  }
}

/** What people type: beginnings, whole names, several words, ids, and what is nowhere. @param {string[]} ids @param {number} users */
function queries(ids, users) {
  return Array.from({ length: WARM_UP + ASKED }, (_, index) => {
    const server = (index * 7) % ids.length;
    const name = nameOf(server, (index * 7_919) % users);
    const id = ids[server] ?? '';
    return (
      [name, name.slice(0, 9), name.slice(0, 5), `${id} ${name}`, id.slice(0, 8), 'nowhere'][index % 6] ?? ''
    );
  });
}

/** @param {string} origin @param {string} cookie @param {string[]} asked */
async function answers(origin, cookie, asked) {
  const all = [];
  for (const [index, query] of asked.entries()) {
    const search = new URLSearchParams({ environment: '-', input: JSON.stringify({ query }) });
    const start = performance.now();
    const response = await fetch(`${origin}/api/read/search.find?${search}`, { headers: { cookie } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`search.find answered ${response.status}.`);
    if (index >= WARM_UP) all.push(performance.now() - start);
  }
  return all;
}

/** Opens the palette and types a name; milliseconds from the first key until the name is there. @param {Page} page @param {string} name */
async function typed(page, name) {
  await page.keyboard.press('Control+k');
  await page.getByLabel('Search everything').waitFor();
  await page.evaluate(() => Object.assign(Reflect.get(globalThis, 'benchState'), { firstKey: 0 }));
  await page.keyboard.type(name);
  const at = await shown(page, '[role="option"]', 1, name);
  const { firstKey } = await page.evaluate(() => Reflect.get(globalThis, 'benchState'));
  await page.keyboard.press('Escape');
  return at - firstKey;
}

/**
 * @param {Page} page @param {string} origin @param {Emulator} emulator @param {string[]} ids @param {number} users
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function searchIndex(page, origin, emulator, ids, users) {
  const { result, calls } = await countingCalls(emulator, () => crawl(page, origin));
  const cookies = await page.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const all = await answers(origin, cookie, queries(ids, users));
  const p95 = percentile(all, 0.95);
  await page.goto(`${origin}/e/local/servers`);
  await page.waitForLoadState('networkidle');
  const typing = [];
  for (let count = 0; count < TYPED; count++)
    typing.push(await typed(page, nameOf(ids.length - 1, users - 1 - count)));
  const median = percentile(typing, 0.5);
  const { crawl: done, users: found } = result.coverage;
  return [
    {
      what: `crawl of ${found.toLocaleString('en')} names, ${PACE} calls a second`,
      figure: `${(result.ms / 1_000).toFixed(0)} s, ${done.calls.toLocaleString('en')} calls`,
    },
    { what: 'crawl: calls of the API', figure: calls },
    {
      what: `search over ${found.toLocaleString('en')} users, p50 / p95`,
      figure: `${milliseconds(percentile(all, 0.5))} / ${milliseconds(p95)}`,
      aim: `p95 under ${AIM_MS} ms`,
      met: p95 < AIM_MS,
    },
    {
      what: 'palette: a name typed, from its first key until it is found',
      figure: `${milliseconds(median)} (at most ${milliseconds(Math.max(...typing))})`,
      aim: `${AIM_TYPED_MS} ms`,
      met: median <= AIM_TYPED_MS,
    },
  ];
}

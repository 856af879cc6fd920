// How long a page in a real browser takes, by the browser's own clock: from the navigation, or from the first key.

/** @typedef {import('@playwright/test').Page} Page */

const LIMIT_MS = 120_000;

/** Adds to the page what tells when something is shown, and how long its slowest answer to a key took. @param {Page} page */
export async function instrument(page) {
  await page.addInitScript(() => {
    const state = { slowest: 0, firstKey: 0 };
    const typing = ['keydown', 'keypress', 'input', 'beforeinput', 'keyup'];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) {
        if (typing.includes(name)) state.slowest = Math.max(state.slowest, duration);
      }
      // @ts-expect-error: TypeScript's DOM has no durationThreshold yet
    }).observe({ type: 'event', durationThreshold: 16 });
    addEventListener('keydown', () => (state.firstKey ||= performance.now()), { capture: true });
    Object.assign(globalThis, { benchState: state });
  });
}

/** Milliseconds from the navigation until `selector` matches `count` elements, and a frame with them. @param {Page} page @param {string} url @param {string} selector */
export async function untilShown(page, url, selector, count = 1) {
  await page.goto(url, { waitUntil: 'commit' });
  return shown(page, selector, count);
}

/** @param {Page} page @param {string} selector @param {number} count @param {string} text that each of them has */
export async function shown(page, selector, count = 1, text = '') {
  const handle = await page.waitForFunction(
    ([wanted, least, held]) => {
      const all = [...document.querySelectorAll(wanted)];
      return all.filter((one) => one.textContent?.includes(held)).length >= least && performance.now();
    },
    /** @type {const} */ ([selector, count, text]),
    { polling: 'raf', timeout: LIMIT_MS },
  );
  return Number(await handle.jsonValue());
}

/**
 * Types into the filter; milliseconds from the first key until `selector` matches, and those of the slowest key.
 * @param {Page} page @param {string} label @param {string} text @param {string} selector
 */
export async function typeInto(page, label, text, selector) {
  const box = page.getByRole('searchbox', { name: label });
  await box.focus();
  await page.evaluate(() =>
    Object.assign(Reflect.get(globalThis, 'benchState'), { slowest: 0, firstKey: 0 }),
  );
  const found = shown(page, selector);
  await box.pressSequentially(text);
  const at = await found;
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  /** @type {{ slowest: number, firstKey: number }} */
  const { slowest, firstKey } = await page.evaluate(() => Reflect.get(globalThis, 'benchState'));
  return { total: at - firstKey, slowest };
}

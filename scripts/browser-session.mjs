// A real browser signed in as the first administrator, for screenshots and page timings.
import { chromium } from '@playwright/test';
import { findBrowser, isRoot } from './browser.mjs';

export const administrator = {
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  password: 'correct horse battery',
};

/** The console's own output holds this line while there is no administrator. @param {string[]} lines */
export function setupLinkIn(lines) {
  return /Set up the first administrator: (\S+)/.exec(lines.join('\n'))?.[1];
}

export function launchBrowser() {
  return chromium.launch({ executablePath: findBrowser(), args: isRoot ? ['--no-sandbox'] : [] });
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} setupLink
 */
export async function becomeAdministrator(page, setupLink) {
  await page.goto(setupLink);
  await page.getByLabel('Your name').fill(administrator.name);
  await page.getByLabel('E-mail address').fill(administrator.email);
  await page.getByLabel('Password').fill(administrator.password);
  await page.getByRole('button', { name: 'Create administrator' }).click();
  await page.waitForURL((url) => !/\/(setup|sign-in)/.test(url.pathname));
}

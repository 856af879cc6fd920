// Finds the Chromium that end-to-end tests drive, and installs one where there is none.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { findProgram, runCommand, runTool } from './command.mjs';
import { Refusal } from './project.mjs';

/** The one without windows first: the same engine for two thirds of the work. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const APPLICATIONS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

export const isRoot = process.getuid?.() === 0;

/** The order: CHROMIUM_PATH, Playwright's own, one on the PATH, an installed application. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Refusal(`CHROMIUM_PATH names ${named}, where there is no file: correct it or unset it.`);
  }
  // Asked for late: this module is loaded before anything is installed.
  const { chromium } = createRequire(import.meta.url)('playwright-core');
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  return findProgram(NAMES) ?? APPLICATIONS.find((path) => existsSync(path));
}

/**
 * Installs Debian packages; false where this is no root or there is no apt.
 * @param {string[]} packages
 */
export async function aptInstall(packages) {
  if (!isRoot || !findProgram(['apt-get'])) return false;
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('apt-get', ['update', '-qq'], { quiet: true, env });
  const install = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  return (await runCommand('apt-get', install, { quiet: true, env })).code === 0;
}

export async function ensureBrowser() {
  if (findBrowser()) return;
  console.log('Installing a browser for the end-to-end tests.');
  await runTool('playwright-core/cli.js', ['install', 'chromium'], { quiet: true });
  if (findBrowser()) return;
  for (const name of ['chromium-headless-shell', 'chromium']) {
    await aptInstall([name]);
    if (findBrowser()) return;
  }
  throw new Refusal(
    'No Chromium was found and none could be installed: install Chromium or Chrome, or name its program in CHROMIUM_PATH.',
  );
}

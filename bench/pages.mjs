// The console's pages as a signed-in browser asks for them: time to the last byte, and the JavaScript they load first.
import { gzipSync } from 'node:zlib';
import { becomeAdministrator, launchBrowser, setupLinkIn } from '../scripts/browser-session.mjs';
import { milliseconds, percentile } from './figures.mjs';
import { addUsers, consoleIn, emulatorIn, onlineServer, temporaryFolder } from './world.mjs';

const REQUESTS = 100;
const WARM_UP = 20;
const USERS = 10_000;
const AIM_P95_MS = 50;
const AIM_KIB = 230;

/** @param {string} setupLink */
async function signedInCookie(setupLink) {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    await becomeAdministrator(await context.newPage(), setupLink);
    return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  } finally {
    await browser.close();
  }
}

/** @param {string} url @param {string} cookie */
async function timings(url, cookie) {
  const all = [];
  for (let i = 0; i < WARM_UP + REQUESTS; i++) {
    const start = performance.now();
    const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${url} answered ${response.status}.`);
    if (i >= WARM_UP) all.push(performance.now() - start);
  }
  return all;
}

/** @param {string} url @param {string} cookie */
async function firstLoadKib(url, cookie) {
  const response = await fetch(url, { headers: { cookie }, redirect: 'manual' });
  if (response.status !== 200) return undefined;
  const html = await response.text();
  // Polyfills for browsers without modules are marked `nomodule`: no browser that runs the console fetches them.
  const tags = [...html.matchAll(/<script[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/nomodule/i.test(tag));
  const scripts = new Set(tags.flatMap((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1] ?? []));
  let bytes = 0;
  for (const script of scripts) {
    const text = await (await fetch(new URL(script, url))).arrayBuffer();
    bytes += gzipSync(Buffer.from(text)).length;
  }
  return bytes / 1024;
}

export async function measure() {
  const folder = temporaryFolder();
  const emulator = await emulatorIn(folder.path);
  /** @type {string[]} */
  const output = [];
  const site = await consoleIn(folder.path, emulator.port, (line) => output.push(line));
  const origin = `http://localhost:${site.port}`;
  try {
    const serverId = await onlineServer(emulator.client);
    for (let i = 0; i < 9; i++) await onlineServer(emulator.client);
    await addUsers(emulator.client, serverId, USERS);
    const cookie = await signedInCookie(setupLinkIn(output) ?? '');
    const server = `/e/local/servers/${serverId}`;
    const rows = [];
    for (const [what, path] of [
      ['server list (10 servers)', '/e/local/servers'],
      ['user list (10,000 users)', `${server}/users`],
    ]) {
      const found = await fetch(origin + path, { headers: { cookie }, redirect: 'manual' });
      await found.body?.cancel();
      if (found.status !== 200) continue;
      const all = await timings(origin + path, cookie);
      const p95 = percentile(all, 0.95);
      rows.push({
        what: `console: ${what}, p50 / p95`,
        figure: `${milliseconds(percentile(all, 0.5))} / ${milliseconds(p95)}`,
        aim: `p95 under ${AIM_P95_MS} ms`,
        met: p95 < AIM_P95_MS,
      });
    }
    const routes = [
      '/',
      '/e/local/servers',
      '/e/local/new-server',
      server,
      `${server}/users`,
      `${server}/new-user`,
    ];
    routes.push(`${server}/users/user-00000`, '/activity', '/settings/account', '/settings/members');
    for (const route of routes) {
      const kib = await firstLoadKib(origin + route, cookie);
      if (kib === undefined) continue;
      const shown = route.replace(serverId, '[serverId]').replace('user-00000', '[userName]');
      rows.push({
        what: `first-load JavaScript, gzip: ${shown}`,
        figure: `${kib.toFixed(0)} KiB`,
        aim: `${AIM_KIB} KiB`,
        met: kib <= AIM_KIB,
      });
    }
    return rows;
  } finally {
    await site.stop();
    await emulator.stop();
    folder.remove();
  }
}

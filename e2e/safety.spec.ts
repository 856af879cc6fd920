// What somebody tries who has no right to it: from another site, by a forged request, or by what they leave to be shown.
import { writeFile } from 'node:fs/promises';
import { request as send } from 'node:http';
import type { Page } from '@playwright/test';
import { ROLE } from './fixtures/arrange';
import { newKey, sftp } from './fixtures/openssh';
import { newCertificate } from './fixtures/openssl';
import { People } from './fixtures/people';
import { expect, NOBODY, test } from './fixtures/test';
import { accountMenu, signIn } from './pages/accounts';
import { invite, join } from './pages/members';
import { startServer, stopServer } from './pages/servers';

const EVIL = 'https://evil.example';

interface Answer {
  status: number;
  location: string | undefined;
  text: string;
}

/** A request with headers that no browser would let a page set. */
function raw(url: string, headers: Record<string, string>, body?: string | Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const request = send(url, { method, headers }, async (response) => {
      let text = '';
      for await (const part of response) text += part;
      resolve({ status: response.statusCode ?? 0, location: response.headers.location, text });
    });
    request.on('error', reject).end(body);
  });
}

/** The call that stops a server, as the page sends it. */
async function recordStop(page: Page, path: string) {
  await page.goto(path);
  const sent = page.waitForRequest((request) => 'next-action' in request.headers());
  await stopServer(page);
  const request = await sent;
  const { 'next-action': id = '', 'content-type': type = '', cookie = '' } = await request.allHeaders();
  await startServer(page);
  return { id, body: request.postDataBuffer() ?? Buffer.alloc(0), headers: { cookie, 'content-type': type } };
}

test('a page of another origin changes nothing: by an action, a form, an endpoint of sign-in, or a GET', async ({
  page,
  app,
  arrange,
  administrator,
}) => {
  const server = await arrange.server();
  const url = `${app.consoleUrl}${server.path}`;
  const { id, body, headers } = await recordStop(page, server.path);
  const accept = 'text/x-component';

  for (const origin of [EVIL, 'null', `${app.consoleUrl}.evil.example`, 'http://localhost:1']) {
    const forged = await raw(url, { ...headers, accept, origin, 'next-action': id }, body);
    expect(forged.text, origin).not.toContain('"ok":true');
  }
  // What a form can send: no header of its own, the action named among the fields.
  const boundary = 'x-boundary';
  const field = `--${boundary}\r\ncontent-disposition: form-data; name="$ACTION_ID_${id}"\r\n\r\n\r\n--${boundary}--\r\n`;
  const type = `multipart/form-data; boundary=${boundary}`;
  await raw(url, { ...headers, 'content-type': type, origin: EVIL }, field);
  expect(await arrange.stateOf(server.id)).toBe('ONLINE');

  for (const path of ['sign-out', 'sign-in/email', 'change-password', 'update-user', 'revoke-sessions']) {
    const get = await raw(`${app.consoleUrl}/api/auth/${path}`, headers);
    expect(get.status, path).toBeGreaterThanOrEqual(400);
    const json = { ...headers, 'content-type': 'application/json', origin: EVIL };
    const post = await raw(`${app.consoleUrl}/api/auth/${path}`, json, '{}');
    expect(post.status, path).toBeGreaterThanOrEqual(400);
  }
  const download = { cookie: headers.cookie, 'sec-fetch-site': 'cross-site' };
  expect((await raw(`${app.consoleUrl}/api/activity/export?format=csv`, download)).status).toBe(403);
  await page.goto('/activity');
  await expect(accountMenu(page, administrator)).toBeVisible();

  // The same bytes from the console itself do it, so it was their origin that was refused.
  const own = await raw(url, { ...headers, accept, origin: app.consoleUrl, 'next-action': id }, body);
  expect(own.text).toContain('"ok":true');
  await expect.poll(() => arrange.stateOf(server.id)).toBe('OFFLINE');
});

test('reads are not to be had by a page of another origin', async ({ app, page }) => {
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const url = `${app.consoleUrl}/api/read/servers.list?environment=local`;
  const response = await page.request.fetch(url, { headers: { origin: EVIL, cookie: cookies } });
  expect(response.headers()['access-control-allow-origin']).toBeUndefined();
  const preflight = await page.request.fetch(url, {
    method: 'OPTIONS',
    headers: { origin: EVIL, 'access-control-request-method': 'POST' },
  });
  expect(preflight.headers()['access-control-allow-origin']).toBeUndefined();
});

test('headers of proxies and of Next itself open nothing and appear nowhere', async ({ app }) => {
  const host = new URL(app.consoleUrl).host;
  const hostile: Record<string, string>[] = [
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    { forwarded: 'host=evil.example;proto=https' },
    { 'x-original-url': '/activity', 'x-rewrite-url': '/activity' },
    { 'x-console-path': '//evil.example/' },
    { 'x-nonce': 'known', 'content-security-policy': "script-src 'nonce-known'" },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy', 'x-middleware-rewrite': EVIL },
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-matched-path': '/activity', 'x-now-route-matches': '1', 'x-invoke-path': '/activity' },
  ];
  for (const headers of hostile) {
    const said = JSON.stringify(headers);
    const page = await raw(`${app.consoleUrl}/activity`, { host, ...headers });
    expect(page.location ?? '', said).not.toContain('evil.example');
    expect(page.text, said).not.toContain('evil.example');
    expect(page.text, said).not.toContain('nonce="known"');
    expect(page.status === 307 || page.text.includes('/sign-in'), said).toBe(true);
    const foreign = await raw(`${app.consoleUrl}/activity`, { ...headers, host: 'evil.example' });
    expect(foreign.status, said).toBe(421);
  }
});

test.describe('signing in', () => {
  test.use({ storageState: NOBODY });

  for (const next of [EVIL, '//evil.example', '/\\evil.example', '/..//evil.example', '/\t/evil.example'])
    test(`leads to no other site by next=${JSON.stringify(next)}`, async ({
      page,
      administrator,
      complaints,
    }) => {
      complaints.expect(/404/);
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await signIn(page, administrator);
      await expect(accountMenu(page, administrator)).toBeVisible();
      expect(new URL(page.url()).hostname).toBe('localhost');
    });
});

test('what is longer than anybody has reason to send is refused, and the console goes on', async ({
  app,
  page,
  arrange,
}) => {
  const server = await arrange.server();
  const { id, headers } = await recordStop(page, server.path);
  const megabytes = (count: number) => Buffer.alloc(count * 1024 * 1024, 'a');
  const own = { ...headers, origin: app.consoleUrl, host: new URL(app.consoleUrl).host };
  const refusedOrCut = (call: Promise<Answer>) =>
    call.then(
      ({ status, text }) => status >= 400 || !text.includes('"ok":true'),
      () => true,
    );
  const action = { ...own, 'next-action': id };
  expect(await refusedOrCut(raw(`${app.consoleUrl}${server.path}`, action, megabytes(8)))).toBe(true);
  const json = { ...own, 'content-type': 'application/json' };
  const long = `{"email":"ana@example.com","password":"${'x'.repeat(20_000)}"}`;
  const signInUrl = `${app.consoleUrl}/api/auth/sign-in/email`;
  expect((await raw(signInUrl, json, long)).status).toBe(413);
  expect(await refusedOrCut(raw(signInUrl, json, megabytes(8)))).toBe(true);
  const input = encodeURIComponent(JSON.stringify({ serverId: 'x'.repeat(50_000) }));
  const read = raw(`${app.consoleUrl}/api/read/servers.describe?environment=local&input=${input}`, headers);
  expect(await refusedOrCut(read)).toBe(true);
  expect((await raw(`${app.consoleUrl}/sign-in`, {})).status).toBe(200);
  expect(await arrange.stateOf(server.id)).toBe('ONLINE');
});

test('an id that is a path, a prototype or markup names nothing', async ({ page, arrange }) => {
  test.slow();
  const server = await arrange.server();
  const tricks = [
    '..%2f..%2factivity',
    '%2e%2e',
    '__proto__',
    'constructor',
    '%00',
    '%3Cscript%3E',
    '%F0%9F%98%80',
  ];
  const places = (trick: string) => [
    `/e/${trick}/servers`,
    `/e/local/servers/${trick}`,
    `${server.path}/users/${trick}`,
    `/e/local/connectors/${trick}`,
    `/e/local/profiles/${trick}`,
    `/e/local/certificates/${trick}`,
    `/invite/${trick}`,
    `/api/read/${trick}?environment=local`,
    `/api/read/servers.describe?environment=${trick}&input=%7B%22serverId%22%3A%22${trick}%22%7D`,
  ];
  for (const path of tricks.flatMap(places)) {
    const response = await page.request.get(path, { maxRedirects: 0 });
    const text = await response.text();
    expect(response.status(), path).toBeLessThan(500);
    expect(text, path).not.toContain('<script>');
    expect(text, path).not.toMatch(/\bat .*\.(js|ts):\d+/);
  }
});

const MARKUP = `"><img src=x onerror="alert('stored')"><script>alert('stored')</script>`;

test('markup that is stored anywhere is shown as text and never run', async ({
  page,
  arrange,
  folder,
  app,
}) => {
  test.slow();
  const dialogs: string[] = [];
  page.on('dialog', async (dialog) => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  const key = await newKey(folder);
  const Tags = [{ Key: 'Owner', Value: MARKUP }];
  const server = await arrange.server({
    Name: `Hostile ${MARKUP}`,
    Tags,
    PreAuthenticationLoginBanner: MARKUP,
    PostAuthenticationLoginBanner: MARKUP,
  });
  const [type = '', body = ''] = key.publicKey.split(' ');
  await arrange.user(server.id, 'alice', { SshPublicKeyBody: `${type} ${body} ${MARKUP}`, Tags });
  const parties = await arrange.parties();
  const profile = await arrange.profile('PARTNER', '<img/src=x/onerror=alert(1)>');
  const as2 = await arrange.as2Server({ Name: MARKUP });
  const agreement = await arrange.agreement({
    ServerId: as2.id,
    ...parties,
    Description: '<script>alert(1)</script>',
  });
  const connector = await arrange.connector({
    As2Config: { ...parties, MessageSubject: '<img src=x onerror=alert(1)>' },
    Tags,
  });
  const link = await invite(page, 'mallory@example.com', 'viewer');
  const context = await page
    .context()
    .browser()
    ?.newContext({ baseURL: app.consoleUrl, storageState: NOBODY });
  const mallory = await context?.newPage();
  if (!mallory) throw new Error('The browser is gone.');
  await join(mallory, link, MARKUP, 'markup is my name');
  await context?.close();

  for (const path of [
    '/',
    '/e/local/servers',
    server.path,
    `${server.path}/users`,
    `${server.path}/users/alice`,
    agreement.path,
    `${as2.path}/agreements`,
    '/e/local/profiles',
    `/e/local/profiles/${profile}`,
    '/e/local/connectors',
    connector.path,
    '/settings/members',
    '/activity',
    `/activity?actor=${encodeURIComponent(MARKUP)}&operation=${encodeURIComponent(MARKUP)}`,
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    expect(await page.locator('img[src="x"]').count(), path).toBe(0);
  }
  await page.goto('/settings/members');
  await expect(page.getByText(MARKUP).first()).toBeVisible();
  expect(dialogs).toEqual([]);
});

test('markup in a certificate’s subject and in what clients make a server log is shown as text and never run', async ({
  page,
  arrange,
  folder,
  app,
  browser,
}) => {
  test.slow();
  const dialogs: string[] = [];
  const watched = (one: Page) =>
    one.on('dialog', (dialog) => dialogs.push(dialog.message()) && dialog.dismiss());
  watched(page);
  const name = '<img src=x onerror=alert(1)>';
  // Slashes part the subject's members on openssl's command line.
  const { certificate } = await newCertificate(folder, 'hostile', { commonName: name });
  const id = await arrange.certificate({ Usage: 'ENCRYPTION', Certificate: certificate });
  await page.goto(`/e/local/certificates/${id}`);
  await expect(page.getByText(name).first()).toBeVisible();
  await page.goto('/e/local/certificates');
  await expect(page.getByText(id, { exact: true })).toBeVisible();
  await page.goto('/e/local/new-certificate');
  await page.getByLabel('Certificate', { exact: true }).fill(certificate);
  await expect(page.getByText(name).first()).toBeVisible();

  const key = await newKey(folder);
  const server = await arrange.server({ LoggingRole: ROLE });
  await arrange.user(server.id, 'acme', { SshPublicKeyBody: key.publicKey });
  const login = { port: await arrange.sftpPort(server.id), user: 'acme', key: key.file, folder };
  await writeFile(`${folder}/note`, 'x');
  expect((await sftp(login, `put note "${name}"`, `get "no${name}" gone`)).code).toBe(1);
  const people = new People(app);
  const partner = await people.partner(name, [{ serverId: server.id, userName: 'acme' }]);
  const context = await people.browserOf(browser, partner.email);
  const contact = await context.newPage();
  watched(contact);
  await contact.goto('/portal/history');
  const logins = contact.getByRole('region', { name: 'Logins and transfers of acme' });
  await expect(logins.getByText(`/${name}`).first()).toBeVisible();
  for (const one of [page, contact]) expect(await one.locator('img[src="x"]').count()).toBe(0);
  expect(dialogs).toEqual([]);
  await context.close();
});

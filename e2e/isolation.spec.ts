// Walks every page and API route, found in the file system, as everyone who may come, and looks for what nobody may learn.
import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { APIRequestContext, APIResponse, Browser } from '@playwright/test';
import { pageAudiences, roles, routeAudiences } from '../lib/permissions';
import type { Arrange } from './fixtures/arrange';
import { ROLE } from './fixtures/arrange';
import { newKey } from './fixtures/openssh';
import { People } from './fixtures/people';
import { expect, test } from './fixtures/test';

const app = join(import.meta.dirname, '..', 'app');

function filesNamed(name: string): string[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .map((file) => relative(app, join(app, file)).split(sep).join('/'))
    .filter((file) => file === name || file.endsWith(`/${name}`));
}

interface PageRoute {
  /** `(console)`; empty for what lies outside of the groups. */
  group: string;
  /** `/e/[environment]/servers`. */
  path: string;
}

const pages = filesNamed('page.tsx').map((file): PageRoute => {
  const parts = file.split('/').slice(0, -1);
  const group = parts[0]?.startsWith('(') ? parts[0] : '';
  return { group, path: `/${parts.filter((part) => !part.startsWith('(')).join('/')}` };
});
const routes = filesNamed('route.ts').map((file) => `/${file.replace(/\/route\.ts$/, '')}`);

/** What stands for the parts of addresses; of partners' and servers' ids, those of someone else. */
type Parts = Record<string, string>;

function addressOf(path: string, parts: Parts): string {
  return path.replace(/\[\.*(\w+)\]/g, (_, name: string) =>
    encodeURIComponent(parts[name] ?? `no-such-${name}`),
  );
}

/** Where it leads, without following: `200`, `404`, or the path of a redirect. */
function ending(answer: APIResponse): string {
  const target = answer.headers().location;
  if (!target) return String(answer.status());
  return new URL(target, 'http://console.invalid').pathname;
}

async function visit(request: APIRequestContext, path: string) {
  const answer = await request.get(path, { maxRedirects: 0, headers: { accept: 'text/html' } });
  return { end: ending(answer), text: await answer.text(), headers: JSON.stringify(answer.headers()) };
}

test('every page and every API route stands in the table of who may open it', () => {
  expect(pages.length).toBeGreaterThan(40);
  for (const { group, path } of pages) expect(Object.keys(pageAudiences), path).toContain(group);
  expect(routes.sort()).toEqual(Object.keys(routeAudiences).sort());
});

const SECRET = {
  userName: 'rival-user',
  tag: 'rival-tag-value',
  company: 'Rival Incorporated',
  label: 'Rival’s laptop',
};

/** Two partners on two servers; the second one is what the first must not learn of. */
async function twoPartners(arrange: Arrange, people: People, folder: string) {
  const own = await arrange.server({ LoggingRole: ROLE });
  const rival = await arrange.server({ LoggingRole: ROLE, Tags: [{ Key: 'Cost', Value: SECRET.tag }] });
  const key = await newKey(folder, { name: 'rival' });
  await arrange.user(own.id, 'acme');
  await arrange.user(rival.id, SECRET.userName, { SshPublicKeyBody: key.publicKey });
  const acme = await people.partner('Acme Logistics', [{ serverId: own.id, userName: 'acme' }]);
  const other = await people.partner(SECRET.company, [{ serverId: rival.id, userName: SECRET.userName }]);
  const [grant = ''] = other.grantIds;
  const parts: Parts = {
    ...{ environment: 'local', serverId: rival.id, userName: SECRET.userName, grant, name: 'portal.user' },
    ...{ policyName: 'TransferSecurityPolicy-2024-01', partnerId: other.id, all: 'get-session' },
  };
  // What names the rival, the account or the console's environments; the ids of grants stand in the addresses themselves.
  const unspeakable = [
    ...[rival.id, rival.name, own.name, key.fingerprint, other.id, other.email, SECRET.userName, SECRET.tag],
    ...[SECRET.company, 'arn:aws', '123456789012', '/files/', 'us-east-1', 'Ada Admin'],
  ];
  return { acme, other, own, parts, unspeakable };
}

async function requestOf(people: People, browser: Browser, email: string) {
  return (await people.browserOf(browser, email)).request;
}

test('a partner opens its own pages and nothing else, and is told nothing of anyone else', async ({
  browser,
  app: running,
  arrange,
  folder,
}) => {
  test.slow();
  const people = new People(running);
  const { acme, parts, unspeakable } = await twoPartners(arrange, people, folder);
  const request = await requestOf(people, browser, acme.email);
  const ownParts = { ...parts, grant: acme.grantIds[0] ?? '' };
  const wrong: string[] = [];
  const told = (path: string, text: string) => {
    // The address that was asked for is echoed by the router, which tells nothing new.
    const rest = text.replaceAll(path, '').replaceAll(JSON.stringify(path).slice(1, -1), '');
    for (const word of unspeakable)
      if (rest.includes(word) && !path.includes(word)) wrong.push(`${path} tells of ${word}`);
  };
  for (const { group, path } of pages) {
    const audience = pageAudiences[group as keyof typeof pageAudiences];
    const address = addressOf(path, parts);
    const { end, text, headers } = await visit(request, address);
    told(address, text + headers);
    if (audience === 'members' && end !== '/portal') wrong.push(`${address} ends in ${end}, not /portal`);
    if (audience !== 'partners') continue;
    const isOfGrant = path.includes('[grant]');
    if (isOfGrant && end !== '404') wrong.push(`${address} of another partner ends in ${end}`);
    const own = await visit(request, addressOf(path, ownParts));
    told(addressOf(path, ownParts), own.text + own.headers);
    const isRight = own.end === '200' || own.end === `/portal/${ownParts.grant}`;
    if (!isRight) wrong.push(`${path} of its own ends in ${own.end}`);
  }
  expect(wrong).toEqual([]);
});

test('another partner’s grant is answered like one that does not exist', async ({
  browser,
  app: running,
  arrange,
  folder,
}) => {
  const people = new People(running);
  const { acme, other } = await twoPartners(arrange, people, folder);
  const request = await requestOf(people, browser, acme.email);
  const [others = ''] = other.grantIds;
  const nobodys = others.replace(/^.{8}/, '00000000');
  const asRead = async (name: string, GrantId: string) => {
    const input = JSON.stringify({ GrantId, fingerprint: `SHA256:${'A'.repeat(43)}`, since: 0 });
    const query = new URLSearchParams({ environment: 'local', input });
    const answer = await request.get(`/api/read/${name}?${query}`);
    const { date: _, 'keep-alive': __, ...headers } = answer.headers();
    return { status: answer.status(), body: await answer.text(), headers };
  };
  for (const name of ['portal.user', 'portal.host-keys', 'portal.await-login', 'portal.logins']) {
    const [one, two] = [await asRead(name, others), await asRead(name, nobodys)];
    const nonce = ({ headers, ...rest }: typeof one) => ({
      ...rest,
      headers: { ...headers, 'content-security-policy': '' },
    });
    expect(nonce(one)).toEqual(nonce(two));
    expect(one.status).toBe(404);
  }
});

for (const state of ['signed out', 'suspended', 'expired'] as const) {
  test(`who is ${state} opens nothing but the pages before sign-in`, async ({
    browser,
    app: running,
    arrange,
    folder,
  }) => {
    test.slow();
    const people = new People(running);
    const { acme, parts, unspeakable } = await twoPartners(arrange, people, folder);
    const request = await requestOf(people, browser, acme.email);
    const past = Date.now() - 1_000;
    if (state === 'signed out')
      await request.post('/api/auth/sign-out', { data: {}, headers: { origin: running.consoleUrl } });
    if (state === 'suspended')
      await people.run('update "partner" set "suspendedAt" = ? where "id" = ?', past, acme.id);
    if (state === 'expired')
      await people.run('update "partner" set "expiresAt" = ? where "id" = ?', past, acme.id);
    const wrong: string[] = [];
    for (const { group, path } of pages) {
      const audience = pageAudiences[group as keyof typeof pageAudiences];
      if (audience === 'anyone') continue;
      const address = addressOf(path, { ...parts, grant: acme.grantIds[0] ?? '' });
      const { end, text } = await visit(request, address);
      // Whoever is still signed in where the access is over reads just that.
      const isTold = audience === 'partners' && state !== 'signed out';
      if (end !== (isTold ? '/access-ended' : '/sign-in')) wrong.push(`${address} ends in ${end}`);
      for (const word of unspeakable)
        if (text.includes(word) && !address.includes(word)) wrong.push(`${address} tells of ${word}`);
    }
    const read = await request.get('/api/read/portal.users?environment=-&input=%7B%7D');
    const trail = await request.get('/api/activity/export?format=csv');
    expect([read.status(), trail.status(), wrong]).toEqual([401, 401, []]);
  });
}

for (const role of roles) {
  test(`a member who is ${role} opens the pages of the console and is led out of the portal`, async ({
    browser,
    app: running,
    arrange,
    folder,
  }) => {
    test.slow();
    const people = new People(running);
    const { parts } = await twoPartners(arrange, people, folder);
    const request = await requestOf(people, browser, await people.member(role));
    const wrong: string[] = [];
    for (const { group, path } of pages) {
      const audience = pageAudiences[group as keyof typeof pageAudiences];
      const address = addressOf(path, parts);
      const { end } = await visit(request, address);
      const isOut = end === '/sign-in' || end.startsWith('/portal');
      if (audience === 'members' && (isOut || end === '500')) wrong.push(`${address} ends in ${end}`);
      if (audience === 'partners' && end !== '/') wrong.push(`${address} ends in ${end}, not /`);
    }
    expect(wrong).toEqual([]);
  });
}

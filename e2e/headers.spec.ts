// What every answer carries, and which requests get none.
import { request as send } from 'node:http';
import { expect, NOBODY, test } from './fixtures/test';

const PAGES = ['/', '/sign-in', '/e/local/servers', '/activity', '/settings/members', '/nowhere'];

test('every page has a strict policy with a nonce of its own, and the other security headers', async ({
  page,
}) => {
  const nonces = new Set<string>();
  for (const path of PAGES) {
    const headers = (await page.request.get(path)).headers();
    const policy = headers['content-security-policy'] ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
    expect(scripts, path).toMatch(/'nonce-\w{32}'/);
    expect(scripts, path).not.toMatch(/unsafe-(inline|eval)/);
    for (const rule of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy, path).toContain(rule);
    nonces.add(/'nonce-(\w+)'/.exec(scripts)?.[1] ?? '');
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': expect.stringMatching(/^(same-origin|no-referrer)$/),
      'cross-origin-opener-policy': 'same-origin',
    });
    expect(headers['x-powered-by'], path).toBeUndefined();
  }
  expect(nonces.size).toBe(PAGES.length);
});

/** A request whose Host header says something else than the address. */
function statusFor(consoleUrl: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = send(consoleUrl, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject).end();
  });
}

test('a request for another host is refused', async ({ app }) => {
  for (const host of [
    'evil.example',
    `evil.example:${new URL(app.consoleUrl).port}`,
    'localhost.evil.example',
  ])
    expect(await statusFor(app.consoleUrl, host), host).toBe(421);
  expect(await statusFor(app.consoleUrl, new URL(app.consoleUrl).host)).not.toBe(421);
});

test.describe('without a session', () => {
  test.use({ storageState: NOBODY });

  test('no read and no session of another origin is answered', async ({ request, administrator }) => {
    for (const name of ['servers.list', 'members.list', 'activity.list', 'nothing.there']) {
      const answer = await request.get(`/api/read/${name}?environment=local`);
      expect([401, 404], name).toContain(answer.status());
    }
    const { email, password } = administrator;
    const foreign = await request.post('/api/auth/sign-in/email', {
      headers: { origin: 'https://evil.example' },
      data: { email, password },
    });
    expect(foreign.status()).toBe(403);
  });

  test('nobody can sign up', async ({ request, app }) => {
    const answer = await request.post('/api/auth/sign-up/email', {
      headers: { origin: app.consoleUrl },
      data: { name: 'Mallory', email: 'mallory@example.com', password: 'let me in please' },
    });
    expect(answer.ok()).toBe(false);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NextRequest } from 'next/server';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

let folder: string;
beforeEach(() => {
  vi.resetModules();
  folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-proxy-'));
  vi.stubEnv('CONSOLE_DATA_DIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function ask(consoleUrl: string, host: string, headers: Record<string, string> = {}) {
  vi.stubEnv('CONSOLE_URL', consoleUrl);
  const { proxy } = await import('./proxy');
  return proxy(new NextRequest(`${consoleUrl}/activity?actor=x`, { headers: { ...headers, host } }));
}

test.each(['evil.example', 'localhost:1', 'localhost:3000.evil.example', ''])(
  'the host "%s" is not answered, so that no name can be pointed at the console',
  async (host) => {
    expect((await ask('http://localhost:3000', host)).status).toBe(421);
  },
);

test('every answer has a policy with a nonce of its own, which the page gets to know', async () => {
  const [one, two] = [
    await ask('http://localhost:3000', 'localhost:3000', { 'x-nonce': 'mine' }),
    await ask('http://localhost:3000', '127.0.0.1:3000'),
  ];
  const nonce = /script-src [^;]*'nonce-(\w{32})'/;
  const policy = one.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(nonce);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  expect(one.headers.get('x-middleware-request-x-nonce')).toBe(nonce.exec(policy)?.[1]);
  expect(two.headers.get('content-security-policy')).not.toBe(policy);
});

test('browsers are told to stay on https where the console is, and only there', async () => {
  const https = await ask('https://transfer.example.com', 'transfer.example.com');
  expect(https.headers.get('strict-transport-security')).toBe('max-age=31536000');
  vi.resetModules();
  const http = await ask('http://localhost:3000', 'localhost:3000');
  expect(http.headers.get('strict-transport-security')).toBeNull();
});

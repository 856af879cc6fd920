// Who finds what: the search goes over the environments that a member may see, and nobody else reaches it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { Visitor } from '@/lib/portal/fresh-world';

let cookie = '';
// What Next gives to a request: its headers.
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ cookie }),
  cookies: async () => ({ set: () => undefined }),
}));

let opened: FreshConsole;
let cookies: Record<Visitor, string>;
let folder = '';

const SERVER = 's-0123456789abcdef0';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-search-'));
  const file = path.join(folder, 'environments.json');
  const place = { region: 'us-east-1', endpoint: 'http://127.0.0.1:9' };
  writeFileSync(file, JSON.stringify(['local', 'prod'].map((id) => ({ id, label: id, ...place }))));
  opened = await openConsole('SQLite', { CONSOLE_ENVIRONMENTS: file });
  const { writeNotes } = await import('./store');
  const { user } = await import('./learned');
  const uses = [['role', 'user', 'arn:aws:iam::1:role/files']] as const;
  for (const environment of ['local', 'prod']) {
    const seen = [user(SERVER, 'alice', { uses })];
    await writeNotes([{ environment, askedAt: 1, at: 1, seen }]);
  }
  const { makeVisitors } = await import('@/lib/portal/fresh-world');
  cookies = await makeVisitors();
  const { setEnvironmentRoles } = await import('@/lib/auth/environment-roles');
  const viewer = await opened.db
    .selectFrom('user')
    .select('id')
    .where('role', '=', 'viewer')
    .executeTakeFirst();
  await setEnvironmentRoles(opened.db, viewer?.id ?? '', { prod: 'none' });
}, 60_000);
afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

async function foundBy(visitor: Visitor): Promise<string[]> {
  const { findInIndex } = await import('./reads');
  cookie = cookies[visitor];
  return (await findInIndex('-', { query: 'alice' })).items.map(({ href }) => href);
}

test('a member finds what is in the environments that it has access to, and nothing of the others', async () => {
  const [local, prod] = ['local', 'prod'].map((id) => `/e/${id}/servers/${SERVER}/users/alice`);
  expect((await foundBy('admin')).sort()).toEqual([local, prod]);
  expect(await foundBy('viewer')).toEqual([local]);
});

test('coverage and what resources use are told of no other environment either', async () => {
  const { describeCoverage, listUsedValues } = await import('./reads');
  cookie = cookies.viewer;
  expect((await describeCoverage('-', {})).map(({ environment }) => environment)).toEqual(['local']);
  const asked = { kind: 'role', usedBy: 'user' } as const;
  expect(await listUsedValues('local', asked)).toEqual([{ value: 'arn:aws:iam::1:role/files', uses: 1 }]);
  await expect(listUsedValues('prod', asked)).rejects.toMatchObject({ error: { kind: 'not-found' } });
});

test('companies of the portal are found by name', async () => {
  const { findInIndex } = await import('./reads');
  cookie = cookies.viewer;
  const partner = { suspendedAt: null, expiresAt: null, createdAt: 1, createdBy: 'Ana' };
  await opened.db
    .insertInto('partner')
    .values({ id: 'p-9', name: 'Blue Harbour', ...partner })
    .execute();
  const { items } = await findInIndex('-', { query: 'harb' });
  expect(items.map(({ label, href }) => [label, href])).toEqual([['Blue Harbour', '/settings/partners/p-9']]);
});

test('a partner’s contact finds nothing', async () => {
  await expect(foundBy('partner')).rejects.toMatchObject({ error: { kind: 'signed-out' } });
});

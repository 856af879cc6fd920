import { sql } from 'kysely';
import { afterEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { Role } from '@/lib/permissions';

let cookie = '';
// What Next gives to a server action: the headers of its request.
vi.mock('next/headers', () => ({ headers: async () => new Headers({ cookie }) }));

let opened: FreshConsole | undefined;
afterEach(async () => {
  cookie = '';
  await opened?.close();
  opened = undefined;
});

async function open() {
  opened = await openConsole('SQLite');
  const { getAuth } = await import('@/lib/auth/auth');
  const { createAccount } = await import('@/lib/members/accounts');
  const { defineAction } = await import('./action');
  const done: string[] = [];
  const action = defineAction({
    permission: 'DeleteUser',
    input: z.object({ UserName: z.string().max(100) }),
    target: ({ UserName }) => UserName,
    run: async (_context, { UserName }) => {
      done.push(UserName);
      return UserName;
    },
  });
  const signInAs = async (role: Role) => {
    const [email, password] = [`${role}@example.com`, 'correct horse battery'];
    await createAccount({ name: role, email, password, role });
    const { headers } = await getAuth().api.signInEmail({ body: { email, password }, returnHeaders: true });
    cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  const { db } = opened;
  const trail = () =>
    db
      .selectFrom('audit')
      .select(['kind', 'result', 'actorName'])
      .where('operation', '=', 'DeleteUser')
      .orderBy('sequence')
      .execute();
  return { db, action, done, signInAs, trail };
}

test('a stranger does nothing and does not learn which environments there are', async () => {
  const { action, done, trail } = await open();
  const [known, unknown] = [
    await action('local', { UserName: 'ann' }),
    await action('prod', { UserName: 'ann' }),
  ];
  expect(known).toMatchObject({ ok: false, error: { code: 'SignedOut' } });
  expect(unknown).toEqual(known);
  expect(done).toEqual([]);
  expect(await trail()).toEqual([]);
});

test('a role that may not is refused, and the trail tells of it', async () => {
  const { action, done, signInAs, trail } = await open();
  await signInAs('viewer');
  expect(await action('local', { UserName: 'ann' })).toMatchObject({ error: { code: 'NotPermitted' } });
  expect(done).toEqual([]);
  expect(await trail()).toEqual([
    { kind: 'intent', result: null, actorName: 'viewer' },
    { kind: 'outcome', result: 'refused', actorName: 'viewer' },
  ]);
});

test('an update tells what it found and what it asked for, of the members that it names', async () => {
  const { db, signInAs } = await open();
  const { defineAction } = await import('./action');
  await signInAs('admin');
  const found = { UserName: 'ann', Role: 'old', Policy: 'p', Password: 'seven' };
  const seen: unknown[] = [];
  const update = (before: () => Promise<typeof found>) =>
    defineAction({
      permission: 'UpdateUser',
      input: z.object({ Role: z.string(), Password: z.string() }),
      target: () => 'ann',
      before,
      run: async (_context, _input, before) => void seen.push(before),
    })('local', { Role: 'new', Password: 'eight' });
  await update(async () => found);
  // A failing read stops no write.
  expect(await update(() => Promise.reject(new Error('gone')))).toMatchObject({ ok: true });
  expect(seen).toEqual([found, undefined]);
  const intents = db.selectFrom('audit').select(['before', 'after']).where('kind', '=', 'intent');
  const rows = await intents.where('operation', '=', 'UpdateUser').orderBy('sequence').execute();
  expect(rows).toEqual([
    {
      before: '{"Role":"old","Password":"[redacted]"}',
      after: '{"Role":"new","Password":"[redacted]"}',
    },
    { before: null, after: null },
  ]);
});

test('input of any other shape is an answer, not an exception', async () => {
  const { action, done, signInAs } = await open();
  await signInAs('user-manager');
  const hostile = [
    undefined,
    null,
    7,
    [],
    { UserName: {} },
    { UserName: 'x'.repeat(101) },
    JSON.parse('{"__proto__":{"UserName":"ann"}}'),
  ];
  for (const input of hostile) {
    expect(await action('local', input)).toMatchObject({ ok: false, error: { code: 'InvalidInput' } });
  }
  for (const id of ['__proto__', 'constructor', '', {} as string]) {
    expect(await action(id, { UserName: 'ann' })).toMatchObject({ error: { code: 'UnknownEnvironment' } });
  }
  expect(done).toEqual([]);
});

test('nothing is tried while the trail cannot be written', async () => {
  const { db, action, done, signInAs } = await open();
  await signInAs('user-manager');
  await sql`create trigger full before insert on audit begin select raise(abort, 'disk full'); end`.execute(
    db,
  );
  expect(await action('local', { UserName: 'ann' })).toMatchObject({ error: { code: 'InternalError' } });
  expect(done).toEqual([]);
});

test('what was done is told as done, even where its outcome could not be written', async () => {
  const { db, action, done, signInAs, trail } = await open();
  await signInAs('user-manager');
  await sql`create trigger full before insert on audit when new.kind = 'outcome'
    begin select raise(abort, 'disk full'); end`.execute(db);
  expect(await action('local', { UserName: 'ann' })).toEqual({ ok: true, value: 'ann' });
  expect(done).toEqual(['ann']);
  expect(await trail()).toEqual([{ kind: 'intent', result: null, actorName: 'user-manager' }]);
});

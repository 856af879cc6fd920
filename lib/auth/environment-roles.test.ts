import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  can,
  type EnvironmentRole,
  limitedRoles,
  type Permission,
  type Role,
  roles,
} from '@/lib/permissions';
import { engines, type FreshConsole, openConsole } from './fresh-console';

// Next gives actions the request's headers; outside of Next this stands for the request.
const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers', () => ({ headers: async () => request.headers }));

const ACCOUNT = { name: 'Ana', email: 'ana@example.com', password: 'correct horse battery' };
const environmentRoles: readonly EnvironmentRole[] = [...limitedRoles, 'none'];
const permissions: Permission[] = ['ListServers', 'CreateUser', 'CreateProfile', 'StartServer'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'transfer-console-environments-'));
  const environment = { label: 'One', region: 'eu-west-1', endpoint: 'http://127.0.0.1:9' };
  const two = ['test', 'prod'].map((id) => ({ ...environment, id, label: id }));
  writeFileSync(path.join(folder, 'environments.json'), JSON.stringify(two));
});
afterAll(() => rmSync(folder, { recursive: true }));

let opened: FreshConsole;
afterEach(async () => {
  await opened.close();
  vi.restoreAllMocks();
});

async function open(engine: (typeof engines)[number], role: Role) {
  opened = await openConsole(engine, { CONSOLE_ENVIRONMENTS: path.join(folder, 'environments.json') });
  const { db } = opened;
  const { createAccount } = await import('@/lib/members/accounts');
  const userId = await createAccount({ ...ACCOUNT, role });
  const { getAuth } = await import('./auth');
  const { headers } = await getAuth().api.signInEmail({
    body: ACCOUNT,
    headers: new Headers({ 'x-forwarded-for': '192.0.2.1' }),
    returnHeaders: true,
  });
  request.headers = new Headers({ cookie: headers.get('set-cookie')?.split(';')[0] ?? '' });
  const store = await import('./environment-roles');
  const limit = async (prod: EnvironmentRole) => store.setEnvironmentRoles(db, userId, { prod });
  const { defineAction } = await import('@/lib/transfer/action');
  const { defineRead } = await import('@/lib/transfer/read');
  const about = (permission: Permission) => ({ permission, input: z.object({}), target: () => 'x' });
  const act = async (permission: Permission, environmentId: string) => {
    const answer = await defineAction({ ...about(permission), run: async ({ caller }) => caller.role })(
      environmentId,
      {},
    );
    return answer.ok ? answer.value : answer.error.code;
  };
  const read = (permission: Permission, environmentId: string) =>
    defineRead({ ...about(permission), run: async ({ caller }) => caller.role })(environmentId, {}).catch(
      (thrown) => thrown.error.code,
    );
  const summaries = async () => {
    const { environmentSummaries } = await import('@/lib/environments/summaries');
    const { findCaller } = await import('@/lib/caller');
    const caller = await findCaller();
    return caller ? environmentSummaries(caller).map(({ id }) => id) : [];
  };
  return { db, userId, limit, act, read, summaries, ...store };
}

describe.each(engines)('a role in an environment on %s', { timeout: 60_000 }, (engine) => {
  test.each(roles)(
    '%s: reads, actions and jobs go by it, and other environments by the base role',
    async (role) => {
      const { act, limit, read, roleOfMember, summaries, userId } = await open(engine, role);
      for (const own of environmentRoles) {
        await limit(own);
        const inProd = role === 'admin' ? role : own === 'none' ? undefined : own;
        expect(await roleOfMember(userId, 'prod')).toBe(inProd);
        expect(await roleOfMember(userId, 'test')).toBe(role);
        expect(await summaries()).toEqual(inProd ? ['test', 'prod'] : ['test']);
        for (const permission of permissions) {
          const expected = inProd
            ? can(inProd, permission)
              ? inProd
              : 'NotPermitted'
            : 'UnknownEnvironment';
          expect([own, permission, await act(permission, 'prod')]).toEqual([own, permission, expected]);
          expect([own, permission, await read(permission, 'prod')]).toEqual([own, permission, expected]);
        }
        expect(await act('ListServers', 'test')).toBe(role);
      }
    },
  );

  test('an environment without access answers as one that does not exist', async () => {
    const { act, limit, read } = await open(engine, 'operator');
    await limit('none');
    expect(await act('StartServer', 'prod')).toBe(await act('StartServer', 'nowhere'));
    expect(await read('ListServers', 'prod')).toBe(await read('ListServers', 'nowhere'));
  });

  test('what this version does not know is no access', async () => {
    const { db, read, userId } = await open(engine, 'operator');
    await db.insertInto('environmentRole').values({ userId, environment: 'prod', role: 'admin' }).execute();
    expect(await read('ListServers', 'prod')).toBe('UnknownEnvironment');
  });

  test('the activity leaves out what happened where there is no access', async () => {
    const { act, db, limit } = await open(engine, 'operator');
    await act('StartServer', 'prod');
    await act('StartServer', 'test');
    await limit('none');
    const { listEvents } = await import('@/lib/activity/reads');
    const shown = async (filter: object) =>
      (await listEvents('-', filter)).Events.map(({ environment }) => environment);
    expect(await shown({ operation: 'StartServer' })).toEqual(['test']);
    expect(await shown({ environment: 'prod' })).toEqual([]);
    expect(await shown({})).toContain(null);
    expect(await db.selectFrom('audit').select('id').where('environment', '=', 'prod').execute()).not.toEqual(
      [],
    );
  });
});

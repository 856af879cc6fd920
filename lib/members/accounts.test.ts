import { afterEach, describe, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { Role } from '@/lib/permissions';

const INVITER = { userId: 'u-ana', name: 'Ana' };

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine);
  const { db } = opened;
  const accounts = await import('./accounts');
  const add = async (name: string, role: Role) => {
    const email = `${name}@example.com`;
    const memberId = await accounts.createAccount({ name, role, email, password: 'correct horse battery' });
    return { memberId, email };
  };
  const roles = async () => {
    const rows = await db.selectFrom('user').select(['name', 'role']).orderBy('name').execute();
    return Object.fromEntries(rows.map(({ name, role }) => [name, role]));
  };
  return { db, add, roles, ...accounts, ...(await import('./invitations')) };
}

describe.each(engines)('members on %s', { timeout: 30_000 }, (engine) => {
  test('the last administrator is neither demoted nor removed', async () => {
    const { add, roles, changeRole, removeAccount } = await open(engine);
    const ana = await add('ana', 'admin');
    await add('bob', 'viewer');
    const refusal = { error: { code: 'LastAdministrator' } };
    await expect(changeRole(ana, 'operator', {})).rejects.toMatchObject(refusal);
    await expect(removeAccount(ana)).rejects.toMatchObject(refusal);
    expect(await roles()).toEqual({ ana: 'admin', bob: 'viewer' });
  });

  test('two administrators who demote each other at once leave one', async () => {
    const { add, roles, changeRole } = await open(engine);
    const [ana, bob] = [await add('ana', 'admin'), await add('bob', 'admin')];
    const results = await Promise.allSettled([changeRole(ana, 'viewer', {}), changeRole(bob, 'viewer', {})]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(Object.values(await roles()).sort()).toEqual(['admin', 'viewer']);
  });

  test('a removed member loses account, password and sessions; the others keep theirs', async () => {
    const { db, add, roles, removeAccount } = await open(engine);
    const [ana, bob] = [await add('ana', 'admin'), await add('bob', 'viewer')];
    const { getAuth } = await import('@/lib/auth/auth');
    const { internalAdapter } = await getAuth().$context;
    for (const { memberId } of [ana, bob]) await internalAdapter.createSession(memberId);
    await removeAccount(bob);
    expect(await roles()).toEqual({ ana: 'admin' });
    expect(await db.selectFrom('session').select('userId').execute()).toEqual([{ userId: ana.memberId }]);
    expect(await db.selectFrom('account').select('userId').execute()).toEqual([{ userId: ana.memberId }]);
    await expect(removeAccount(bob)).rejects.toMatchObject({ error: { code: 'MemberNotFound' } });
  });

  test('a role that is set counts', async () => {
    const { add, roles, changeRole } = await open(engine);
    await add('ana', 'admin');
    const bob = await add('bob', 'viewer');
    await changeRole(bob, 'user-manager', {});
    expect(await roles()).toEqual({ ana: 'admin', bob: 'user-manager' });
  });

  test('a change that names one member and means another is refused, since the trail would tell of the wrong one', async () => {
    const { add, roles, changeRole, removeAccount } = await open(engine);
    const [ana, bob] = [await add('ana', 'admin'), await add('bob', 'viewer')];
    const mixed = { memberId: bob.memberId, email: ana.email };
    const refusal = { error: { code: 'MemberNotFound' } };
    await expect(changeRole(mixed, 'admin', {})).rejects.toMatchObject(refusal);
    await expect(removeAccount(mixed)).rejects.toMatchObject(refusal);
    expect(await roles()).toEqual({ ana: 'admin', bob: 'viewer' });
  });

  test.each(['demoted', 'removed'])('the invitations of an administrator who is %s end', async (how) => {
    const { add, changeRole, removeAccount, issueInvitation, findInvitation } = await open(engine);
    const [ana, bob] = [await add('ana', 'admin'), await add('bob', 'admin')];
    const invite = async ({ memberId, email }: typeof ana) => {
      const inviter = { userId: memberId, name: email };
      const link = await issueInvitation({ email: `by-${email}`, role: 'admin' }, inviter);
      return link.split('/').at(-1) ?? '';
    };
    const [byAna, byBob] = [await invite(ana), await invite(bob)];
    await (how === 'demoted' ? changeRole(bob, 'viewer', {}) : removeAccount(bob));
    expect(await findInvitation(byBob)).toBeUndefined();
    expect(await findInvitation(byAna)).toMatchObject({ role: 'admin' });
  });

  test('an invitation works once', async () => {
    const { issueInvitation, consumeInvitation } = await open(engine);
    const link = await issueInvitation({ email: 'eve@example.com', role: 'operator' }, INVITER);
    const token = link.split('/').at(-1) ?? '';
    const both = await Promise.all([consumeInvitation(token), consumeInvitation(token)]);
    expect(both.filter(Boolean)).toEqual([{ email: 'eve@example.com', role: 'operator' }]);
  });

  test('an invitation ends after seven days, when it is withdrawn, and with the next of the same address', async () => {
    const { db, issueInvitation, findInvitation, withdrawInvitation } = await open(engine);
    const invite = async () => {
      const link = await issueInvitation({ email: 'eve@example.com', role: 'viewer' }, INVITER);
      return link.split('/').at(-1) ?? '';
    };
    const first = await invite();
    const second = await invite();
    expect(await findInvitation(first)).toBeUndefined();
    expect(await findInvitation(second)).toMatchObject({ role: 'viewer' });
    await withdrawInvitation('eve@example.com');
    expect(await findInvitation(second)).toBeUndefined();
    const third = await invite();
    const [row] = await db.selectFrom('invitation').selectAll().execute();
    expect((row?.expiresAt ?? 0) - (row?.createdAt ?? 0)).toBe(7 * 24 * 3_600_000);
    expect(JSON.stringify(row)).not.toContain(third);
    await db.updateTable('invitation').set({ expiresAt: Date.now() }).execute();
    expect(await findInvitation(third)).toBeUndefined();
  });
});

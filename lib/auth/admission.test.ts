import { afterEach, describe, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from './fresh-console';
import type { Identity } from './identity';

const SETTINGS = {
  // Nobody answers there, and nobody is asked: what a person's claims lead to is decided without the provider.
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'transfer-console',
  OIDC_CLIENT_SECRET: 'a secret',
  OIDC_ROLE_MAPPING: 'admins=admin,ops=operator,staff=viewer',
};
const ANA: Identity = {
  subject: 'ana',
  email: 'ana@example.com',
  emailVerified: true,
  name: 'Ana',
  groups: ['staff', 'ops', 'gardeners'],
};

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(engine: (typeof engines)[number], more: Record<string, string> = {}) {
  opened = await openConsole(engine, { ...SETTINGS, ...more });
  const { db } = opened;
  const { getAuth } = await import('./auth');
  const { getSettings } = await import('@/lib/env');
  const { admit, PROVIDER_ID } = await import('./admission');
  const { createAccount } = await import('@/lib/members/accounts');
  const { issueInvitation } = await import('@/lib/members/invitations');
  const { singleSignOn } = getSettings();
  if (!singleSignOn) throw new Error('There are settings for it.');
  const come = (identity: Partial<Identity> = {}) =>
    admit({ ...ANA, ...identity }, singleSignOn, getAuth().options);
  const startSession = async (userId: string) => {
    const context = await getAuth().$context;
    await context.internalAdapter.createSession(userId);
  };
  const members = () =>
    db.selectFrom('user').select(['email', 'role', 'roleFrom']).orderBy('email').execute();
  const links = () =>
    db.selectFrom('account').select('accountId').where('providerId', '=', PROVIDER_ID).execute();
  const password = 'correct horse battery';
  const addMember = (email: string, role: 'admin' | 'viewer') =>
    createAccount({ name: 'Somebody', email, role, password });
  const invite = (email: string) =>
    issueInvitation({ email, role: 'as2-manager' }, { userId: 'u', name: 'Ada' });
  return { db, come, startSession, members, links, addMember, invite };
}

describe.each(engines)('single sign-on on %s', { timeout: 60_000 }, (engine) => {
  test('of several groups the one with the highest right gives the role', async () => {
    const { come, members } = await open(engine);
    expect(await come()).toMatchObject({ admitted: true, role: 'operator' });
    expect(await members()).toEqual([{ email: 'ana@example.com', role: 'operator', roleFrom: 'groups' }]);
  });

  test('the role follows the groups at every sign-in, and is audited', async () => {
    const { come, members } = await open(engine);
    await come();
    const again = await come({ groups: ['admins'] });
    expect(again).toMatchObject({
      role: 'admin',
      events: [{ operation: 'ChangeMemberRole', input: { role: 'admin', before: 'operator' } }],
    });
    expect(await come({ groups: ['staff'] })).toMatchObject({ role: 'viewer' });
    expect((await members()).map(({ role }) => role)).toEqual(['viewer']);
  });

  test('administrators do not change a role that groups give', async () => {
    const { come, addMember, members } = await open(engine);
    await addMember('root@example.com', 'admin');
    const first = await come();
    const { changeRole } = await import('@/lib/members/accounts');
    const memberId = first.admitted ? first.userId : '';
    await expect(changeRole({ memberId, email: 'ana@example.com' }, 'admin', {})).rejects.toMatchObject({
      error: { code: 'RoleFromGroups' },
    });
    expect((await members()).map(({ role }) => role)).toEqual(['operator', 'admin']);
  });

  test('without a group any more, an account that groups made is refused and its sessions end', async () => {
    const { db, come, startSession } = await open(engine);
    const first = await come();
    if (first.admitted) await startSession(first.userId);
    expect(await db.selectFrom('session').select('id').execute()).toHaveLength(1);
    expect(await come({ groups: [] })).toMatchObject({ admitted: false, code: 'no_role' });
    expect(await db.selectFrom('session').select('id').execute()).toEqual([]);
  });

  test('nobody comes in without a group or an invitation', async () => {
    const { come, members } = await open(engine);
    expect(await come({ groups: ['gardeners'] })).toMatchObject({ code: 'not_a_member' });
    expect(await members()).toEqual([]);
  });

  test('an invitation lets in once, only with a verified address, and its role stays', async () => {
    const { db, come, invite, members } = await open(engine);
    await invite('ana@example.com');
    for (const emailVerified of [false, undefined]) {
      expect(await come({ emailVerified, groups: [] })).toMatchObject({ code: 'not_a_member' });
    }
    expect(await come({ groups: ['admins'] })).toMatchObject({ admitted: true, role: 'as2-manager' });
    expect(await db.selectFrom('invitation').select('email').execute()).toEqual([]);
    expect(await come({ groups: ['admins'] })).toMatchObject({ role: 'as2-manager', events: [] });
    expect(await come({ groups: [] })).toMatchObject({ admitted: true, role: 'as2-manager' });
    expect(await members()).toEqual([{ email: 'ana@example.com', role: 'as2-manager', roleFrom: null }]);
  });

  test('an account with a password is joined by a verified address, and keeps its role', async () => {
    const { come, addMember, links, members } = await open(engine);
    await addMember('ana@example.com', 'viewer');
    for (const emailVerified of [false, undefined]) {
      expect(await come({ emailVerified })).toMatchObject({ code: 'email_not_verified' });
      expect(await come({ emailVerified, groups: [] })).toMatchObject({ code: 'not_a_member' });
    }
    expect(await links()).toEqual([]);
    expect(await come({ groups: ['admins'] })).toMatchObject({
      admitted: true,
      role: 'viewer',
      events: [{ operation: 'LinkSingleSignOn' }],
    });
    expect(await members()).toEqual([{ email: 'ana@example.com', role: 'viewer', roleFrom: null }]);
  });

  test('an address that moved to somebody else does not hand the account over', async () => {
    const { come, links } = await open(engine);
    await come();
    expect(await come({ subject: 'the new ana', groups: ['admins'] })).toMatchObject({ code: 'not_linked' });
    expect(await links()).toEqual([{ accountId: 'ana' }]);
    // Whom the provider names by the same subject is the same person, whatever the address is.
    expect(await come({ email: 'married@example.com' })).toMatchObject({ admitted: true });
  });

  test('the break-glass administrator is never joined', async () => {
    const { come, addMember, links } = await open(engine, {
      PASSWORD_SIGN_IN: 'off',
      BREAK_GLASS_EMAIL: 'ana@example.com',
    });
    expect(await come({ groups: ['admins'] })).toMatchObject({ code: 'not_linked' });
    await addMember('ana@example.com', 'admin');
    expect(await come({ groups: ['admins'] })).toMatchObject({ code: 'not_linked' });
    expect(await links()).toEqual([]);
  });

  test('who is disabled here, has a second factor here or is a contact is not let in by the provider', async () => {
    const { db, come, addMember, members } = await open(engine);
    const id = await addMember('ana@example.com', 'viewer');
    const { internalAdapter } = await (await import('./auth')).getAuth().$context;
    await internalAdapter.updateUser(id, { twoFactorEnabled: true });
    expect(await come()).toMatchObject({ code: 'not_linked' });
    await internalAdapter.updateUser(id, { twoFactorEnabled: false });
    expect(await come()).toMatchObject({ admitted: true });
    await db.updateTable('user').set({ state: 'disabled' }).where('id', '=', id).execute();
    expect(await come()).toMatchObject({ admitted: false, code: 'not_a_member' });
    await db
      .updateTable('user')
      .set({ role: 'partner', email: 'bo@acme.example' })
      .where('id', '=', id)
      .execute();
    expect(await come({ subject: 'bo', email: 'bo@acme.example' })).toMatchObject({ admitted: false });
    expect(await members()).toHaveLength(1);
  });

  test('two windows at once make one account', async () => {
    const { come, members, links } = await open(engine);
    const both = await Promise.all([come(), come()]);
    expect(both.map(({ admitted }) => admitted)).toEqual([true, true]);
    expect(await members()).toHaveLength(1);
    expect(await links()).toHaveLength(1);
  });
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { Role } from '@/lib/permissions';

// Next gives actions the request's headers; outside of Next this stands for the request.
const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers', () => ({ headers: async () => request.headers }));

const PASSWORD = 'correct horse battery';
const ADDRESS = '192.0.2.1';

let opened: FreshConsole;
beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(async () => {
  await opened.close();
  vi.restoreAllMocks();
});

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine);
  const { createAccount } = await import('./accounts');
  const { getAuth } = await import('@/lib/auth/auth');
  const add = async (name: string, role: Role) => {
    const email = `${name}@example.com`;
    return { memberId: await createAccount({ name, email, password: PASSWORD, role }), email };
  };
  const signIn = async (email: string, password = PASSWORD) => {
    const { headers } = await getAuth().api.signInEmail({
      body: { email, password },
      headers: new Headers({ 'x-forwarded-for': ADDRESS }),
      returnHeaders: true,
    });
    return new Headers({
      cookie: headers.get('set-cookie')?.split(';')[0] ?? '',
      'x-forwarded-for': ADDRESS,
    });
  };
  const ana = await add('ana', 'admin');
  request.headers = await signIn(ana.email);
  const hasSession = async (headers: Headers) => (await getAuth().api.getSession({ headers })) !== null;
  return { ana, add, signIn, hasSession, ...(await import('./actions')) };
}

describe.each(engines)('an account on %s', { timeout: 60_000 }, (engine) => {
  test('that is disabled has no session from then on, and signs in again once it is enabled', async () => {
    const { add, signIn, hasSession, disableMember, enableMember } = await open(engine);
    const bo = await add('bo', 'operator');
    const session = await signIn(bo.email);
    expect(await hasSession(session)).toBe(true);
    expect(await disableMember(bo)).toMatchObject({ ok: true });
    expect(await hasSession(session)).toBe(false);
    await expect(signIn(bo.email)).rejects.toThrow();
    expect(await enableMember(bo)).toMatchObject({ ok: true });
    expect(await hasSession(await signIn(bo.email))).toBe(true);
  });

  test('that is disabled answers its right password as a wrong one; the trail alone tells them apart', async () => {
    const { add, signIn, disableMember } = await open(engine);
    const bo = await add('bo', 'operator');
    await disableMember(bo);
    const answers = await Promise.all(
      [PASSWORD, 'a wrong guess'].map((password) =>
        signIn(bo.email, password).catch(({ statusCode, body }) => ({ statusCode, body })),
      ),
    );
    expect(answers[0]).toEqual(answers[1]);
    const refusals = await opened.db
      .selectFrom('audit')
      .select('errorCode')
      .where('operation', '=', 'SignIn')
      .where('result', '=', 'refused')
      .execute();
    expect(refusals.map(({ errorCode }) => errorCode).sort()).toEqual(['AccountDisabled', 'WrongPassword']);
  });

  test('of the last administrator who may sign in is not disabled', async () => {
    const { ana, add, disableMember, changeMemberRole } = await open(engine);
    expect(await disableMember(ana)).toMatchObject({ error: { code: 'LastAdministrator' } });
    const bo = await add('bo', 'admin');
    expect(await disableMember(bo)).toMatchObject({ ok: true });
    // A disabled administrator is none that could help.
    expect(await disableMember(ana)).toMatchObject({ error: { code: 'LastAdministrator' } });
    const demoted = { ...ana, role: 'viewer' as const, environmentRoles: {} };
    expect(await changeMemberRole(demoted)).toMatchObject({ error: { code: 'LastAdministrator' } });
  });

  test('is signed out everywhere by an administrator, and signs in again', async () => {
    const { add, signIn, hasSession, endMemberSessions } = await open(engine);
    const bo = await add('bo', 'viewer');
    const sessions = [await signIn(bo.email), await signIn(bo.email)];
    expect(await endMemberSessions(bo)).toMatchObject({ ok: true });
    for (const session of sessions) expect(await hasSession(session)).toBe(false);
    expect(await hasSession(await signIn(bo.email))).toBe(true);
  });

  test('of another administrator is not disabled by who is none', async () => {
    const { ana, add, signIn, disableMember, takeMemberSecondFactor, requireSecondFactor } =
      await open(engine);
    const bo = await add('bo', 'operator');
    request.headers = await signIn(bo.email);
    for (const answer of [
      await disableMember(ana),
      await takeMemberSecondFactor(ana),
      await requireSecondFactor({ roles: [] }),
    ]) {
      expect(answer).toMatchObject({ error: { code: 'NotPermitted' } });
    }
  });

  test('whose roles by environment came with the invitation has them from the start', async () => {
    const { inviteMember, signIn } = await open(engine);
    const email = 'bo@example.com';
    const invited = await inviteMember({ email, role: 'operator', environmentRoles: { local: 'viewer' } });
    if (!invited.ok) throw new Error(invited.error.message);
    const { acceptInvitation } = await import('./open-actions');
    const token = invited.value.link.split('/').at(-1) ?? '';
    await acceptInvitation({ token, name: 'Bo', password: PASSWORD });
    request.headers = await signIn(email);
    const { callerIn, findCaller } = await import('@/lib/caller');
    const caller = await findCaller();
    expect(caller?.role).toBe('operator');
    expect(caller && callerIn(caller, 'local')?.role).toBe('viewer');
  });

  test('is limited to environments that there are, and an administrator to none', async () => {
    const { inviteMember } = await open(engine);
    const email = 'bo@example.com';
    expect(
      await inviteMember({ email, role: 'operator', environmentRoles: { elsewhere: 'none' } }),
    ).toMatchObject({ error: { code: 'UnknownEnvironment' } });
    expect(await inviteMember({ email, role: 'admin', environmentRoles: { local: 'none' } })).toMatchObject({
      error: { kind: 'validation' },
    });
    const more = { email, role: 'viewer', environmentRoles: { local: 'admin' } } as never;
    expect(await inviteMember(more)).toMatchObject({ error: { kind: 'validation' } });
  });

  test('leaves who has which second factor, and where, to those who manage members', async () => {
    const { add, signIn } = await open(engine);
    const { listMembers } = await import('./reads');
    expect((await listMembers('-', {})).members[0]).toHaveProperty('managed');
    const bo = await add('bo', 'operator');
    request.headers = await signIn(bo.email);
    const list = await listMembers('-', {});
    expect(list.rolesWithSecondFactor).toBeUndefined();
    for (const member of list.members) expect(member).not.toHaveProperty('managed');
  });
});

import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

// Next gives actions the request's headers; outside of Next this stands for the request.
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'x-forwarded-for': '192.0.2.1' }) }));

const NAME = 'Ana';
const PASSWORD = 'correct horse battery';

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
  const { db } = opened;
  const { issueSetupLink } = await import('@/lib/auth/setup-token');
  const { issueInvitation } = await import('./invitations');
  const run = (statement: string) => sql.raw(statement).execute(db);
  /** From here on a second row of a new account is refused, as on a full disk. */
  const breakAccounts = () =>
    run(
      engine === 'SQLite'
        ? `create trigger full_disk before insert on "account" begin select raise(abort, 'full'); end`
        : `alter table "account" add constraint full_disk check (false) not valid`,
    );
  const mendAccounts = () =>
    run(engine === 'SQLite' ? 'drop trigger full_disk' : 'alter table "account" drop constraint full_disk');
  const names = async () => (await db.selectFrom('user').select('name').execute()).map(({ name }) => name);
  const setUpToken = async () => new URL((await issueSetupLink()) ?? '').searchParams.get('token') ?? '';
  const invitationToken = async () => {
    const inviter = { userId: 'u-eve', name: 'Eve' };
    const link = await issueInvitation({ email: 'ana@example.com', role: 'operator' }, inviter);
    return link.split('/').at(-1) ?? '';
  };
  return {
    breakAccounts,
    mendAccounts,
    names,
    setUpToken,
    invitationToken,
    ...(await import('./open-actions')),
  };
}

async function canSignIn(): Promise<boolean> {
  const { getAuth } = await import('@/lib/auth/auth');
  const body = { email: 'ana@example.com', password: PASSWORD };
  const headers = new Headers({ 'x-forwarded-for': '192.0.2.1' });
  return (await getAuth().api.signInEmail({ body, headers })).user.email === body.email;
}

describe.each(engines)('joining on %s', { timeout: 30_000 }, (engine) => {
  test('a set-up that fails half way leaves nothing behind, and its link works again', async () => {
    const { breakAccounts, mendAccounts, names, setUpToken, createFirstAdministrator } = await open(engine);
    const values = { token: await setUpToken(), name: NAME, email: 'ana@example.com', password: PASSWORD };
    await breakAccounts();
    expect(await createFirstAdministrator(values)).toMatchObject({ ok: false });
    expect(await names()).toEqual([]);
    await mendAccounts();
    expect(await createFirstAdministrator(values)).toEqual({ ok: true, value: null });
    expect(await names()).toEqual([NAME]);
    expect(await canSignIn()).toBe(true);
  });

  test('an invitation whose account cannot be made stays open', async () => {
    const { breakAccounts, mendAccounts, names, invitationToken, acceptInvitation } = await open(engine);
    const values = { token: await invitationToken(), name: NAME, password: PASSWORD };
    await breakAccounts();
    expect(await acceptInvitation(values)).toMatchObject({ ok: false });
    expect(await names()).toEqual([]);
    await mendAccounts();
    const email = 'ana@example.com';
    expect(await acceptInvitation(values)).toEqual({ ok: true, value: { email } });
    expect(await canSignIn()).toBe(true);
    expect(await acceptInvitation(values)).toMatchObject({ ok: false, error: { code: 'InvitationEnded' } });
  });

  test('two who open the set-up link at once make one administrator', async () => {
    const { names, setUpToken, createFirstAdministrator } = await open(engine);
    const token = await setUpToken();
    const join = (email: string) =>
      createFirstAdministrator({ token, name: NAME, email, password: PASSWORD });
    const answers = await Promise.all([join('ana@example.com'), join('eve@example.com')]);
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await names()).toEqual([NAME]);
  });
});

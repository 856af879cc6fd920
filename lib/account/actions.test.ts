import { afterEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

// Next gives actions the request's headers; outside of Next this stands for the request.
const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers', () => ({
  headers: async () => request.headers,
  cookies: async () => ({ set: () => undefined }),
}));

const EMAIL = 'ana@example.com';
const PASSWORD = 'correct horse battery';

let opened: FreshConsole;
afterEach(() => opened.close());

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine);
  const { getAuth } = await import('@/lib/auth/auth');
  const context = await getAuth().$context;
  const user = { name: 'Ana', email: EMAIL, role: 'viewer', emailVerified: true };
  const { id } = await context.internalAdapter.createUser(user, { method: 'admin' });
  const password = await context.password.hash(PASSWORD);
  await context.internalAdapter.linkAccount({
    userId: id,
    providerId: 'credential',
    accountId: id,
    password,
  });
  const signIn = async (secret: string) => {
    const { headers } = await getAuth().api.signInEmail({
      body: { email: EMAIL, password: secret },
      headers: new Headers(),
      returnHeaders: true,
    });
    return headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  request.headers = new Headers({ cookie: await signIn(PASSWORD) });
  return { userId: id, signIn, ...(await import('./actions')) };
}

describe.each(engines)('the own account on %s', { timeout: 60_000 }, (engine) => {
  test('a wrong present password is said at its field, and nothing changes', async () => {
    const { changePassword, signIn } = await open(engine);
    const answer = await changePassword({ currentPassword: 'wrong', newPassword: 'another long password' });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'WrongPassword', fields: [{ path: 'currentPassword' }] },
    });
    expect(await signIn(PASSWORD)).toContain('session');
  });

  test('a new password ends every other session, and the old one opens nothing', async () => {
    const { changePassword, signIn } = await open(engine);
    const elsewhere = await signIn(PASSWORD);
    const answer = await changePassword({ currentPassword: PASSWORD, newPassword: 'another long password' });
    expect(answer).toMatchObject({ ok: true });
    const { getAuth } = await import('@/lib/auth/auth');
    const session = await getAuth().api.getSession({ headers: new Headers({ cookie: elsewhere }) });
    expect(session).toBeNull();
    await expect(signIn(PASSWORD)).rejects.toThrow();
    expect(await signIn('another long password')).toContain('session');
    const trail = await opened.db.selectFrom('audit').selectAll().execute();
    expect(JSON.stringify(trail)).not.toContain('another long password');
  });

  test('ending the other sessions leaves this one', async () => {
    const { endOtherSessions, signIn } = await open(engine);
    await signIn(PASSWORD);
    expect(await endOtherSessions({})).toMatchObject({ ok: true });
    expect(await opened.db.selectFrom('session').select('id').execute()).toHaveLength(1);
    expect(await endOtherSessions({})).toMatchObject({ ok: true });
  });
});

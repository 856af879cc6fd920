import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { CONSOLE_URL, engines, type FreshConsole, openConsole } from './fresh-console';

const EMAIL = 'ana@example.com';
const PASSWORD = 'correct horse battery';

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine);
  const { getAuth } = await import('./auth');
  const context = await getAuth().$context;
  const user = await context.internalAdapter.createUser(
    { name: 'Ana', email: EMAIL, role: 'admin', emailVerified: true },
    { method: 'admin' },
  );
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await context.password.hash(PASSWORD),
  });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    getAuth().handler(
      new Request(`${CONSOLE_URL}/api/auth/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          origin: CONSOLE_URL,
          'x-forwarded-for': '192.0.2.1',
          ...headers,
        },
        body: JSON.stringify(body),
      }),
    );
  const signIn = (email: string, password: string, address = '192.0.2.1') =>
    post('sign-in/email', { email, password }, { 'x-forwarded-for': address });
  const db = opened.db;
  /** As a failed sign-in leaves it, without the time that hashing takes. */
  const fail = async (times: number, email = EMAIL) => {
    const row = () => ({ id: randomUUID(), email, address: '192.0.2.1', at: Date.now() });
    await db
      .insertInto('signInFailure')
      .values(Array.from({ length: times }, row))
      .execute();
  };
  const trail = () =>
    db
      .selectFrom('audit')
      .select(['operation', 'target', 'actorName', 'actorRole', 'address', 'result'])
      .where('kind', '=', 'outcome')
      .orderBy('sequence')
      .execute();
  return { db, post, signIn, fail, trail, ...(await import('./sign-in-guard')) };
}

describe.each(engines)('signing in on %s', { timeout: 60_000 }, (engine) => {
  test('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const { signIn } = await open(engine);
    const answer = await signIn(EMAIL, PASSWORD);
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
  });

  test('reports no failure of the console where someone is refused', async () => {
    const { signIn, fail } = await open(engine);
    const reported = vi.spyOn(console, 'error');
    expect((await signIn(EMAIL, 'wrong')).status).toBe(401);
    await fail(10);
    expect((await signIn(EMAIL, PASSWORD)).status).toBe(429);
    expect(reported).not.toHaveBeenCalled();
    reported.mockRestore();
  });

  test('answers alike for a wrong password and for an account that does not exist', async () => {
    const { signIn } = await open(engine);
    const wrong = await signIn(EMAIL, 'wrong');
    const unknown = await signIn('nobody@example.com', 'wrong');
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(await unknown.text()).toBe(await wrong.text());
  });

  test('is refused after ten failures from one address, even with the right password', async () => {
    const { signIn } = await open(engine);
    for (let time = 0; time < 10; time++) expect((await signIn(EMAIL, 'wrong')).status).toBe(401);
    const refused = await signIn(EMAIL, PASSWORD);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'TOO_MANY_FAILURES' });
  });

  test('is refused for unknown accounts after as many failures', async () => {
    const { signIn, fail } = await open(engine);
    await fail(9, 'nobody@example.com');
    expect((await signIn('nobody@example.com', 'wrong')).status).toBe(401);
    expect((await signIn('nobody@example.com', 'wrong')).status).toBe(429);
  });

  test('stays open from another address', async () => {
    const { signIn, fail } = await open(engine);
    await fail(10);
    expect((await signIn(EMAIL, PASSWORD, '192.0.2.2')).status).toBe(200);
  });

  test('the addresses of one IPv6 network count as one', async () => {
    const { signIn } = await open(engine);
    const statuses: number[] = [];
    for (let host = 1; host <= 11; host++) {
      statuses.push((await signIn(EMAIL, 'wrong', `2001:db8:1:2::${host}`)).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    expect((await signIn(EMAIL, PASSWORD, '2001:db8:1:3::1')).status).toBe(200);
  });

  test('many guesses at once count one by one', async () => {
    const { signIn } = await open(engine);
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(EMAIL, 'wrong')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
  });

  test('success forgets the failures before it', async () => {
    const { signIn, fail } = await open(engine);
    await fail(9);
    expect((await signIn(EMAIL, PASSWORD)).status).toBe(200);
    await fail(9);
    expect((await signIn(EMAIL, PASSWORD)).status).toBe(200);
  });

  test('guesses spread over many addresses are refused too', async () => {
    const { db, signIn, MAX_FAILURES } = await open(engine);
    const at = Date.now();
    const failures = Array.from({ length: MAX_FAILURES.perAccount }, (_, index) => ({
      id: `f-${index}`,
      email: EMAIL,
      address: `198.51.100.${index}`,
      at,
    }));
    await db.insertInto('signInFailure').values(failures).execute();
    expect((await signIn(EMAIL, PASSWORD)).status).toBe(429);
  });

  test('opens again when the failures are fifteen minutes old', async () => {
    const { db, signIn, fail } = await open(engine);
    await fail(10);
    await db
      .updateTable('signInFailure')
      .set({ at: Date.now() - 16 * 60_000 })
      .execute();
    expect((await signIn(EMAIL, PASSWORD)).status).toBe(200);
  });

  test('leaves who, from where and with what result, and no password', async () => {
    const { db, post, signIn, trail } = await open(engine);
    await signIn(EMAIL, 'wrong-secret-word');
    await signIn('my-secret-word', 'x');
    const answer = await signIn(EMAIL, PASSWORD);
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    await post('sign-out', {}, { cookie });
    expect(await trail()).toEqual([
      expect.objectContaining({ operation: 'SignIn', target: EMAIL, actorRole: '', result: 'refused' }),
      {
        operation: 'SignIn',
        target: EMAIL,
        actorName: 'Ana',
        actorRole: 'admin',
        address: '192.0.2.1',
        result: 'succeeded',
      },
      expect.objectContaining({ operation: 'SignOut', actorName: 'Ana', result: 'succeeded' }),
    ]);
    expect(JSON.stringify(await db.selectFrom('audit').selectAll().execute())).not.toContain('secret-word');
  });

  test('hammering on an account leaves one refusal in the trail and does not keep it shut', async () => {
    const { db, signIn, fail, trail, MAX_FAILURES } = await open(engine);
    await fail(MAX_FAILURES.perAddress);
    for (let time = 0; time < 5; time++) expect((await signIn(EMAIL, 'wrong')).status).toBe(429);
    expect(await trail()).toHaveLength(1);
    expect(await db.selectFrom('signInFailure').select('id').execute()).toHaveLength(
      MAX_FAILURES.perAddress + 1,
    );
  });

  test('what is no e-mail address is refused and kept nowhere', async () => {
    const { db, post, trail } = await open(engine);
    for (const email of ['my-secret-word', `${'x'.repeat(320)}@example.com`, ['a@b.c'], 7, undefined]) {
      expect((await post('sign-in/email', { email, password: 'x' })).status).toBe(400);
    }
    expect(await trail()).toEqual([]);
    expect(await db.selectFrom('signInFailure').selectAll().execute()).toEqual([]);
  });

  test('the same address in other letters or with blanks around it is the same account', async () => {
    const { signIn, fail } = await open(engine);
    await fail(10);
    expect((await signIn(EMAIL.toUpperCase(), PASSWORD)).status).toBe(429);
    expect((await signIn(` ${EMAIL} `, PASSWORD)).ok).toBe(false);
  });

  test('no account can be made from outside', async () => {
    const { post } = await open(engine);
    const body = { name: 'Eve', email: 'eve@example.com', password: PASSWORD, role: 'admin' };
    expect((await post('sign-up/email', body)).ok).toBe(false);
  });

  test('a session that ran out is no session', async () => {
    const { db, signIn } = await open(engine);
    const answer = await signIn(EMAIL, PASSWORD);
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { getAuth } = await import('./auth');
    const session = () => getAuth().api.getSession({ headers: new Headers({ cookie }) });
    expect(await session()).toMatchObject({ user: { email: EMAIL } });
    const past = new Date(Date.now() - 1000);
    await db
      .updateTable('session')
      .set({ expiresAt: engine === 'SQLite' ? past.toISOString() : past })
      .execute();
    expect(await session()).toBeNull();
  });
});

test('on https the cookie is secure', async () => {
  opened = await openConsole('SQLite', { CONSOLE_URL: 'https://transfer.example.com' });
  const { getAuth } = await import('./auth');
  const { authCookies } = await getAuth().$context;
  expect(authCookies.sessionToken.attributes).toMatchObject({
    secure: true,
    httpOnly: true,
    sameSite: 'lax',
  });
});

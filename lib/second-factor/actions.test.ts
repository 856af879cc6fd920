import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CONSOLE_URL, engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { codeAt, stepAt } from '@/lib/auth/totp';
import type { AccountRole } from '@/lib/permissions';

// Next gives actions the request's headers; outside of Next this stands for the request.
const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers', () => ({ headers: async () => request.headers }));

const EMAIL = 'ana@example.com';
const PASSWORD = 'correct horse battery';

let opened: FreshConsole;
beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
  // The clock stands still in the middle of a step, so that no test runs over into the next one.
  vi.useFakeTimers({ toFake: ['Date'], now: stepAt(Date.now()) * 30_000 + 15_000 });
});
afterEach(async () => {
  vi.useRealTimers();
  await opened.close();
  vi.restoreAllMocks();
});

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** The secret as an app reads it out of the QR code. */
function decoded(secret: string): string {
  const bits = [...secret].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 2)));
}
/** The code of now, or of some steps later: each counts once, so that a test needs several. */
const codeOf = (secret: string, later = 0) => codeAt(decoded(secret), stepAt(Date.now()) + later);

/** What the browser keeps of the answers' cookies. */
function keep(jar: Map<string, string>, answer: Response): void {
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0/i.test(line)) jar.delete(name);
    else jar.set(name, value);
  }
}

async function open(engine: (typeof engines)[number], role: AccountRole = 'admin') {
  opened = await openConsole(engine);
  const { db } = opened;
  const { createAccount } = await import('@/lib/members/accounts');
  const userId = await createAccount({ name: 'Ana', email: EMAIL, password: PASSWORD, role });
  const { getAuth } = await import('@/lib/auth/auth');
  const browser = () => {
    const jar = new Map<string, string>();
    const post = async (path: string, body: unknown, address = '192.0.2.1') => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await getAuth().handler(
        new Request(`${CONSOLE_URL}/api/auth/${path}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            origin: CONSOLE_URL,
            cookie,
            'x-forwarded-for': address,
          },
          body: JSON.stringify(body),
        }),
      );
      keep(jar, answer);
      return answer;
    };
    const hasSession = async () => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      return (await getAuth().api.getSession({ headers: new Headers({ cookie }) })) !== null;
    };
    const act = () => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      request.headers = new Headers({ cookie, 'x-forwarded-for': '192.0.2.1' });
    };
    return {
      jar,
      post,
      hasSession,
      act,
      password: (address?: string) => post('sign-in/email', { email: EMAIL, password: PASSWORD }, address),
    };
  };
  const actions = await import('./actions');
  /** Set up from a browser of its own; the code of this step is spent by it. */
  const setUp = async () => {
    const first = browser();
    await first.password();
    first.act();
    const begun = await actions.beginSecondFactor({ currentPassword: PASSWORD });
    if (!begun.ok) throw new Error(begun.error.message);
    const confirmed = await actions.confirmSecondFactor({ code: codeOf(begun.value.secret, -1) });
    if (!confirmed.ok) throw new Error(confirmed.error.message);
    return begun.value;
  };
  const refusals = async () =>
    (
      await db.selectFrom('audit').select('errorCode').where('result', '=', 'refused').orderBy('at').execute()
    ).map(({ errorCode }) => errorCode);
  return { db, userId, browser, setUp, refusals, ...actions };
}

describe.each(engines)('a second factor on %s', { timeout: 60_000 }, (engine) => {
  test('counts from its confirmation on: the password alone opens no session, password and code do', async () => {
    const { browser, setUp } = await open(engine);
    const { secret } = await setUp();
    const { post, password, hasSession } = browser();
    const first = await password();
    expect(await first.json()).toMatchObject({ twoFactorRedirect: true });
    expect(await hasSession()).toBe(false);
    const second = await post('two-factor/verify-totp', { code: codeOf(secret) });
    expect(second.status).toBe(200);
    expect(await hasSession()).toBe(true);
  });

  test('its code works once, however many processes are asked at the same time', async () => {
    const { browser, setUp, refusals } = await open(engine);
    const { secret } = await setUp();
    const code = codeOf(secret);
    const browsers = [browser(), browser(), browser()];
    for (const { password } of browsers) await password();
    const answers = await Promise.all(browsers.map(({ post }) => post('two-factor/verify-totp', { code })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
    expect(await refusals()).toEqual(['UsedCode', 'UsedCode']);
    const again = browser();
    await again.password();
    const replayed = await again.post('two-factor/verify-totp', { code });
    expect(await replayed.json()).toMatchObject({ code: 'USED_CODE' });
    expect(await again.hasSession()).toBe(false);
  });

  test('an older code than the last one used is refused too', async () => {
    const { browser, setUp } = await open(engine);
    const { secret } = await setUp();
    const [one, other] = [browser(), browser()];
    await one.password();
    expect((await one.post('two-factor/verify-totp', { code: codeOf(secret, 1) })).status).toBe(200);
    await other.password();
    expect((await other.post('two-factor/verify-totp', { code: codeOf(secret) })).status).toBe(401);
  });

  test('the code that confirmed it signs nobody in', async () => {
    const { browser, setUp } = await open(engine);
    const { secret } = await setUp();
    const { post, password, hasSession } = browser();
    await password();
    await post('two-factor/verify-totp', { code: codeOf(secret, -1) });
    expect(await hasSession()).toBe(false);
  });

  test('a backup code works once, and the trail names it', async () => {
    const { browser, setUp, db, refusals } = await open(engine);
    const { backupCodes } = await setUp();
    expect(backupCodes).toHaveLength(10);
    const [one, other] = [browser(), browser()];
    await one.password();
    expect((await one.post('two-factor/verify-backup-code', { code: backupCodes[0] })).status).toBe(200);
    await other.password();
    expect((await other.post('two-factor/verify-backup-code', { code: backupCodes[0] })).status).toBe(401);
    expect(await refusals()).toEqual(['WrongBackupCode']);
    const inputs = await db.selectFrom('audit').select('input').where('operation', '=', 'SignIn').execute();
    expect(inputs.map(({ input }) => input)).toContain('{"secondFactor":"backup code"}');
    expect(JSON.stringify(await db.selectFrom('audit').selectAll().execute())).not.toContain(backupCodes[0]);
  });

  test('guessing ends the sign-in after five codes, and counts against the account', async () => {
    const { browser, setUp, db } = await open(engine);
    const { secret } = await setUp();
    const { post, password, hasSession } = browser();
    await password();
    const statuses: number[] = [];
    for (let time = 0; time < 5; time++) {
      statuses.push((await post('two-factor/verify-totp', { code: '000000' })).status);
    }
    expect(statuses.every((status) => status === 401)).toBe(true);
    const beyond = await post('two-factor/verify-totp', { code: codeOf(secret) });
    expect(beyond.ok).toBe(false);
    expect(await hasSession()).toBe(false);
    const failures = await db.selectFrom('signInFailure').select('id').where('email', '=', EMAIL).execute();
    expect(failures.length).toBeGreaterThanOrEqual(6);
  });

  test('codes are limited for the account from one address, whichever sign-in they belong to', async () => {
    const { browser, setUp, db } = await open(engine);
    const { secret } = await setUp();
    const { post, password } = browser();
    await password();
    const row = (index: number) => ({ id: `f-${index}`, email: EMAIL, address: '192.0.2.1', at: Date.now() });
    await db
      .insertInto('signInFailure')
      .values(Array.from({ length: 10 }, (_, index) => row(index)))
      .execute();
    expect((await post('two-factor/verify-totp', { code: codeOf(secret) })).status).toBe(429);
    expect((await post('two-factor/verify-backup-code', { code: 'aaaaa-bbbbb' })).status).toBe(429);
  });

  test('the second step alone, a trusted device or a session that is open get nobody anywhere', async () => {
    const { browser, setUp } = await open(engine);
    const { secret } = await setUp();
    const stranger = browser();
    const code = codeOf(secret);
    expect((await stranger.post('two-factor/verify-totp', { code })).status).toBe(401);
    const { post, password, jar } = browser();
    await password();
    expect((await post('two-factor/verify-totp', { code, trustDevice: true })).status).toBe(400);
    expect((await post('two-factor/verify-backup-code', { code, disableSession: true })).status).toBe(400);
    expect((await post('two-factor/verify-totp', { code: [code] })).status).toBe(400);
    expect((await post('two-factor/verify-totp', { code })).status).toBe(200);
    expect([...jar.keys()].join()).not.toContain('trust_device');
  });

  test('a new password ends a sign-in that waits for its code', async () => {
    const { browser, setUp, userId } = await open(engine);
    const { secret } = await setUp();
    const { post, password } = browser();
    await password();
    const { endPendingSignIns } = await import('@/lib/auth/second-factor');
    await endPendingSignIns(userId);
    expect((await post('two-factor/verify-totp', { code: codeOf(secret) })).status).toBe(401);
  });

  test('is set up and turned off with the password only, and ends the other sessions', async () => {
    const { browser, beginSecondFactor, confirmSecondFactor, endSecondFactor, setUp } = await open(engine);
    const elsewhere = browser();
    await elsewhere.password();
    elsewhere.act();
    expect(await beginSecondFactor({ currentPassword: 'a guess' })).toMatchObject({
      error: { code: 'WrongPassword', fields: [{ path: 'currentPassword' }] },
    });
    expect(await confirmSecondFactor({ code: '000000' })).toMatchObject({ error: { code: 'WrongCode' } });
    const { secret, backupCodes } = await setUp();
    expect(await elsewhere.hasSession()).toBe(false);

    const here = browser();
    await here.password();
    await here.post('two-factor/verify-totp', { code: codeOf(secret) });
    here.act();
    expect(await beginSecondFactor({ currentPassword: PASSWORD })).toMatchObject({
      error: { code: 'SecondFactorExists' },
    });
    const off = (currentPassword: string, code: string) => endSecondFactor({ currentPassword, code });
    expect(await off('a guess', codeOf(secret, 1))).toMatchObject({ error: { code: 'WrongPassword' } });
    expect(await off(PASSWORD, codeOf(secret))).toMatchObject({ error: { code: 'UsedCode' } });
    expect(await off(PASSWORD, '000000')).toMatchObject({ error: { code: 'WrongCode' } });
    expect(await off(PASSWORD, backupCodes[1] ?? '')).toMatchObject({ ok: true });
    const after = browser();
    expect(await (await after.password()).json()).not.toHaveProperty('twoFactorRedirect');
    expect(await after.hasSession()).toBe(true);
  });

  test('new backup codes end the ones before', async () => {
    const { browser, setUp, makeBackupCodes } = await open(engine);
    const { secret, backupCodes } = await setUp();
    const here = browser();
    await here.password();
    await here.post('two-factor/verify-totp', { code: codeOf(secret) });
    here.act();
    const made = await makeBackupCodes({ currentPassword: PASSWORD, code: codeOf(secret, 1) });
    if (!made.ok) throw new Error(made.error.message);
    expect(made.value.backupCodes).toHaveLength(10);
    const other = browser();
    await other.password();
    const use = (code: string | undefined) => other.post('two-factor/verify-backup-code', { code });
    expect((await use(backupCodes[0])).status).toBe(401);
    expect((await use(made.value.backupCodes[0])).status).toBe(200);
  });

  test('where the role demands one, reads and actions are refused until it is set up', async () => {
    const { browser, setUp } = await open(engine);
    const { requireSecondFactorOf } = await import('@/lib/auth/required-factor');
    await requireSecondFactorOf(['admin']);
    const { listMembers } = await import('@/lib/members/reads');
    const { inviteMember } = await import('@/lib/members/actions');
    const here = browser();
    await here.password();
    here.act();
    const bo = { email: 'bo@example.com', role: 'viewer' as const };
    await expect(listMembers('-', {})).rejects.toMatchObject({ error: { code: 'SecondFactorRequired' } });
    expect(await inviteMember(bo)).toMatchObject({ error: { code: 'SecondFactorRequired' } });
    const { secret } = await setUp();
    const again = browser();
    await again.password();
    await again.post('two-factor/verify-totp', { code: codeOf(secret) });
    again.act();
    expect(await inviteMember(bo)).toMatchObject({ ok: true });
  });

  test('a contact who must have one is refused everything until it is set up, and loses it by an administrator', async () => {
    const { db, browser, setUp } = await open(engine, 'partner');
    const { addGrant } = await import('@/lib/partners/grants');
    const { createPartner } = await import('@/lib/partners/store');
    const contacts = await import('@/lib/partners/contacts');
    const ref = { partnerId: await createPartner({ name: 'Acme', expiresAt: null }, 'Bo'), partner: 'Acme' };
    const user = { environment: 'local', serverId: 's-0123456789abcdef0', userName: 'alice' };
    const rights = { mayUpload: true, mayDelete: true, mayGenerate: true, needsApproval: false };
    const GrantId = await addGrant(ref, user, rights);
    const { id: userId } = await db.selectFrom('user').select('id').executeTakeFirstOrThrow();
    const contact = { id: 'c-1', partnerId: ref.partnerId, email: EMAIL, name: 'Ana', userId };
    const never = { suspendedAt: null, invitedAt: 1, lastSeenAt: null };
    await db
      .insertInto('contact')
      .values({ ...contact, ...never })
      .execute();
    const { requireSecondFactorOf } = await import('@/lib/auth/required-factor');
    await requireSecondFactorOf(['partner']);
    const { listPortalActs } = await import('@/lib/portal/reads');
    const { withdrawRequest } = await import('@/lib/portal/actions');
    const here = browser();
    await here.password();
    here.act();
    const lacks = { error: { code: 'SecondFactorRequired' } };
    await expect(listPortalActs('-', {})).rejects.toMatchObject(lacks);
    expect(await withdrawRequest({ GrantId, RequestId: 'r-1' })).toMatchObject(lacks);
    const { secret } = await setUp();
    const again = browser();
    expect(await (await again.password()).json()).toMatchObject({ twoFactorRedirect: true });
    await again.post('two-factor/verify-totp', { code: codeOf(secret) });
    again.act();
    expect(await listPortalActs('-', {})).toMatchObject({ Acts: expect.any(Array) });
    await contacts.takeSecondFactor({ ...ref, contactId: 'c-1', email: EMAIL });
    await expect(listPortalActs('-', {})).rejects.toMatchObject(lacks);
  });
});

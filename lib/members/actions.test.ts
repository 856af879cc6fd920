import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { Role } from '@/lib/permissions';

// Next gives actions the request's headers; outside of Next this stands for the request.
const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers', () => ({ headers: async () => request.headers }));

const EMAIL = 'ana@example.com';
const PASSWORD = 'correct horse battery';
/** Nothing listens on port 9 (discard) of this machine. */
const DEAF_ENDPOINT = 'http://127.0.0.1:9';

let opened: FreshConsole;
beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(async () => {
  await opened.close();
  vi.restoreAllMocks();
});

/** A console whose caller is a member in this role, really signed in; without a role nobody is. */
async function open(engine: (typeof engines)[number], role?: Role) {
  opened = await openConsole(engine, { EMULATOR_URL: DEAF_ENDPOINT });
  request.headers = new Headers();
  const { createAccount } = await import('./accounts');
  const memberId = await createAccount({
    name: 'Ana',
    email: EMAIL,
    password: PASSWORD,
    role: role ?? 'admin',
  });
  if (role) {
    const { getAuth } = await import('@/lib/auth/auth');
    const { headers } = await getAuth().api.signInEmail({
      body: { email: EMAIL, password: PASSWORD },
      headers: new Headers({ 'x-forwarded-for': '192.0.2.1' }),
      returnHeaders: true,
    });
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    request.headers = new Headers({ cookie, 'x-forwarded-for': '192.0.2.1' });
  }
  return { memberId, ...(await import('./actions')) };
}

function rows() {
  return opened.db
    .selectFrom('audit')
    .select([
      'kind',
      'operation',
      'target',
      'environment',
      'result',
      'errorCode',
      'input',
      'actorName',
      'address',
    ])
    .where('operation', '!=', 'SignIn')
    .orderBy('sequence')
    .execute();
}

async function startServerAction() {
  const { defineAction } = await import('@/lib/transfer/action');
  const { StartServerCommand } = await import('@aws-sdk/client-transfer');
  const { z } = await import('zod');
  return defineAction({
    permission: 'StartServer',
    input: z.object({ serverId: z.string() }),
    target: ({ serverId }) => serverId,
    run: ({ send }, { serverId }) => send(new StartServerCommand({ ServerId: serverId })),
  });
}

describe.each(engines)('an action on %s', { timeout: 30_000 }, (engine) => {
  test('of someone who is not signed in does nothing and says so', async () => {
    const { inviteMember } = await open(engine);
    const answer = await inviteMember({ email: 'eve@example.com', role: 'admin' });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'signed-out' } });
    expect(await opened.db.selectFrom('invitation').selectAll().execute()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  test('that the role does not permit is refused, and that it was tried is kept', async () => {
    const { inviteMember } = await open(engine, 'operator');
    const answer = await inviteMember({ email: 'eve@example.com', role: 'admin' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NotPermitted', kind: 'denied' } });
    expect(await opened.db.selectFrom('invitation').selectAll().execute()).toEqual([]);
    const about = {
      operation: 'InviteMember',
      target: 'eve@example.com',
      actorName: 'Ana',
      address: '192.0.2.1',
    };
    expect(await rows()).toEqual([
      expect.objectContaining({ ...about, kind: 'intent', result: null }),
      expect.objectContaining({ ...about, kind: 'outcome', result: 'refused', errorCode: 'NotPermitted' }),
    ]);
  });

  test('with input that cannot be is not tried, and names the fields', async () => {
    const { inviteMember } = await open(engine, 'admin');
    const answer = await inviteMember({ email: 'nonsense', role: 'king' as 'admin' });
    expect(answer).toMatchObject({
      ok: false,
      error: { kind: 'validation', fields: [{ path: 'email' }, { path: 'role' }] },
    });
    expect(await rows()).toEqual([]);
  });

  test('that succeeds leaves its intent and its outcome, without the secret that it made', async () => {
    const { inviteMember } = await open(engine, 'admin');
    const answer = await inviteMember({ email: 'Eve@Example.com', role: 'viewer' });
    expect(answer).toMatchObject({ ok: true, value: { link: expect.stringContaining('/invite/') } });
    const kept = await rows();
    expect(kept).toEqual([
      expect.objectContaining({ kind: 'intent', input: '{"email":"eve@example.com","role":"viewer"}' }),
      expect.objectContaining({ kind: 'outcome', result: 'succeeded', target: 'eve@example.com' }),
    ]);
    const token = answer.ok ? (answer.value.link.split('/').at(-1) ?? '') : '';
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test('that fails by a rule says which', async () => {
    const { changeMemberRole, memberId } = await open(engine, 'admin');
    const answer = await changeMemberRole({ memberId, email: EMAIL, role: 'viewer', environmentRoles: {} });
    expect(answer).toMatchObject({ ok: false, error: { code: 'LastAdministrator', kind: 'conflict' } });
    expect((await rows())[1]).toMatchObject({ result: 'failed', errorCode: 'LastAdministrator' });
  });

  test('that throws what nobody foresaw answers without its inside', async () => {
    await open(engine, 'admin');
    const { defineConsoleAction } = await import('@/lib/transfer/action');
    const { z } = await import('zod');
    const broken = defineConsoleAction({
      permission: 'ManageMembers',
      input: z.object({}),
      target: () => '',
      run: async () => {
        throw new Error('a secret of the inside');
      },
    });
    const answer = await broken({});
    expect(answer).toMatchObject({ ok: false, error: { code: 'InternalError' } });
    expect(JSON.stringify([answer, await rows()])).not.toContain('secret of the inside');
  });

  test('on an environment that does not answer fails as unreachable and is kept as failed', async () => {
    await open(engine, 'operator');
    const startServer = await startServerAction();
    const answer = await startServer('local', { serverId: 's-0123456789abcdef0' });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(await rows()).toEqual([
      expect.objectContaining({ kind: 'intent', environment: 'local', target: 's-0123456789abcdef0' }),
      expect.objectContaining({ kind: 'outcome', result: 'failed', errorCode: 'ECONNREFUSED' }),
    ]);
  });

  test('of a viewer on an environment is refused before anything is sent', async () => {
    await open(engine, 'viewer');
    const startServer = await startServerAction();
    const answer = await startServer('local', { serverId: 's-0123456789abcdef0' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NotPermitted' } });
    expect((await rows())[1]).toMatchObject({ operation: 'StartServer', result: 'refused' });
  });

  test('on an environment that is not configured is no action', async () => {
    await open(engine, 'admin');
    const startServer = await startServerAction();
    const answer = await startServer('elsewhere', { serverId: 's-0123456789abcdef0' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'UnknownEnvironment' } });
  });
});

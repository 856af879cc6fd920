import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { type MailServer, openMailServer } from '@/scripts/mail-server';

// Next gives actions the request's headers; outside of Next this stands for the request.
const request = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers', () => ({ headers: async () => request.headers }));

const ADMIN = { name: 'Ana', email: 'ana@example.com', password: 'correct horse battery' };

let opened: FreshConsole;
let server: MailServer;
beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  server = await openMailServer();
});
afterEach(async () => {
  await opened.close();
  await server.close();
  vi.restoreAllMocks();
});

async function open(engine: (typeof engines)[number], settings: Record<string, string>) {
  opened = await openConsole(engine, settings);
  const { createAccount } = await import('./accounts');
  await createAccount({ ...ADMIN, role: 'admin' });
  const { getAuth } = await import('@/lib/auth/auth');
  const { headers } = await getAuth().api.signInEmail({
    body: ADMIN,
    headers: new Headers({ 'x-forwarded-for': '192.0.2.1' }),
    returnHeaders: true,
  });
  request.headers = new Headers({ cookie: headers.get('set-cookie')?.split(';')[0] ?? '' });
  return import('./actions');
}

const withMail = () => ({ SMTP_URL: server.url, MAIL_FROM: 'console@example.com' });
const bo = { email: 'bo@example.com', role: 'viewer' as const };

describe.each(engines)('an invitation on %s', { timeout: 30_000 }, (engine) => {
  test('goes out by mail with the very link that is shown', async () => {
    const { inviteMember } = await open(engine, withMail());
    const answer = await inviteMember(bo);
    if (!answer.ok) throw new Error(answer.error.message);
    expect(answer.value.mail).toEqual({ state: 'sent' });
    const [mail] = server.mails;
    expect(mail?.to).toEqual([bo.email]);
    // Long lines are broken as mail demands; a reader joins them again.
    expect(mail?.text.replaceAll('=\r\n', '').replaceAll('=3D', '=')).toContain(answer.value.link);
    const { findInvitation } = await import('./invitations');
    expect(await findInvitation(answer.value.link.split('/').at(-1) ?? '')).toEqual(bo);
  });

  test('counts even where its mail fails, and the answer says why it failed', async () => {
    const { inviteMember } = await open(engine, withMail());
    await server.close();
    const answer = await inviteMember(bo);
    expect(answer).toMatchObject({
      ok: true,
      value: { mail: { state: 'failed', reason: 'the mail server cannot be reached' } },
    });
    const link = answer.ok ? answer.value.link : '';
    const { findInvitation } = await import('./invitations');
    expect(await findInvitation(link.split('/').at(-1) ?? '')).toEqual(bo);
  });

  test('is shown alone where no mail server is set', async () => {
    const { inviteMember } = await open(engine, {});
    expect(await inviteMember(bo)).toMatchObject({ ok: true, value: { mail: { state: 'none' } } });
    expect(server.mails).toEqual([]);
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

const OVER = 'Your access is suspended or over.';

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

describe.each(engines)('a contact of a partner on %s', { timeout: 120_000 }, (engine) => {
  test('signs in while the access lasts; after that only who knows the password hears that it is over', async () => {
    opened = await openConsole(engine);
    const { db } = opened;
    const { makePartner } = await import('@/lib/portal/fresh-world');
    const { getAuth } = await import('./auth');
    const shared = { serverId: 's-0123456789abcdef0', userName: 'alice' };
    expect(await makePartner('one', shared)).not.toBe('');
    const signIn = (password: string) =>
      getAuth()
        .api.signInEmail({ body: { email: 'one@partner.example', password } })
        .then(
          () => 'signed in',
          (error: Error) => error.message,
        );
    const right = () => signIn('correct horse battery');
    const wrong = await signIn('wrong horse battery');
    for (const end of [{ suspendedAt: 1 }, { suspendedAt: null, expiresAt: 1 }]) {
      await db.updateTable('partner').set(end).execute();
      expect(await right()).toBe(OVER);
      expect(await signIn('wrong horse battery')).toBe(wrong);
    }
    await db.updateTable('partner').set({ expiresAt: null }).execute();
    expect(await right()).toBe('signed in');
    const sessions = (await db.selectFrom('session').select('id').execute()).length;
    await db.updateTable('contact').set({ suspendedAt: 1 }).execute();
    expect(await right()).toBe(OVER);
    expect(OVER).not.toMatch(/Company|one|partner/);
    expect(await db.selectFrom('session').select('id').execute()).toHaveLength(sessions);
  });
});

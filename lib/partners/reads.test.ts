import { afterEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { ANY_ENVIRONMENT } from '@/lib/query/read-query';

let cookie = '';
vi.mock('next/headers', () => ({ headers: async () => new Headers({ cookie }) }));

const PASSWORD = 'correct horse battery';
const rights = { mayUpload: true, mayDelete: false, mayGenerate: true, needsApproval: true };
const server = { serverId: 's-0123456789abcdef0', userName: 'alice' };

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

describe.each(engines)('what a member reads of partners on %s', { timeout: 60_000 }, (engine) => {
  test('counts and lists nothing of environments that the member may not see', async () => {
    opened = await openConsole(engine);
    const { db } = opened;
    const { createPartner } = await import('./store');
    const { addGrant } = await import('./grants');
    const { createRequest } = await import('@/lib/key-requests/store');
    const partnerId = await createPartner({ name: 'Acme', expiresAt: null }, 'Ana');
    for (const environment of ['test', 'prod']) {
      const user = { environment, ...server };
      await addGrant({ partnerId, partner: 'Acme' }, user, rights);
      const wish = { kind: 'import', sshPublicKeyId: null, body: 'x', fingerprint: 'SHA256:x' } as const;
      const of = { partnerId, contactId: 'c-1', label: '', expiresAt: null };
      await createRequest({ ...user, ...wish, ...of });
    }
    const { createAccount } = await import('@/lib/members/accounts');
    const { setEnvironmentRoles } = await import('@/lib/auth/environment-roles');
    const person = { name: 'Olga', email: 'olga@example.com', password: PASSWORD };
    const userId = await createAccount({ ...person, role: 'operator' });
    const { getAuth } = await import('@/lib/auth/auth');
    const body = { email: person.email, password: PASSWORD };
    const { headers } = await getAuth().api.signInEmail({ body, returnHeaders: true });
    cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    const { describePartner, listPartners } = await import('./reads');
    const told = async () => {
      const [listed] = await listPartners(ANY_ENVIRONMENT, {});
      const described = await describePartner(ANY_ENVIRONMENT, { partnerId });
      return [listed?.grants, listed?.pendingRequests, described.grants.length, described.pendingRequests];
    };
    expect(await told()).toEqual([2, 2, 2, 2]);
    await setEnvironmentRoles(db, userId, { prod: 'none' });
    expect(await told()).toEqual([1, 1, 1, 1]);
  });
});

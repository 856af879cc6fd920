import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { ActionContext } from '@/lib/transfer/action';
import { type FreshEmulator, openEmulator } from '@/scripts/fresh-emulator';

let emulator: FreshEmulator;
let serverId: string;
let opened: FreshConsole | undefined;
let users = 0;

beforeAll(async () => {
  emulator = await openEmulator();
  serverId = await emulator.server();
}, 60_000);
afterAll(() => emulator.close());
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  vi.restoreAllMocks();
});

/** A shared user with so many keys, and a member who decides. */
async function open(keyCount: number) {
  opened = await openConsole('SQLite', { EMULATOR_URL: emulator.url });
  const { db } = opened;
  users += 1;
  const userName = `user-${users}`;
  const user = { environment: 'local', serverId, userName };
  await emulator.user(serverId, userName);
  const bodies = Array.from({ length: keyCount }, emulator.newKey);
  for (const body of bodies) await emulator.importKey(serverId, userName, body);
  const partners = await import('@/lib/partners/store');
  const { addGrant } = await import('@/lib/partners/grants');
  const { inviteContact } = await import('@/lib/partners/contacts');
  const partnerId = await partners.createPartner({ name: 'Acme', expiresAt: null }, 'Ana');
  const ref = { partnerId, partner: 'Acme' };
  const rights = { mayUpload: true, mayDelete: true, mayGenerate: true, needsApproval: true };
  const grantId = await addGrant(ref, user, rights);
  await inviteContact(
    { ...ref, name: 'Carla', email: 'carla@example.com' },
    { userId: 'u-ana', name: 'Ana' },
  );
  const { id: contactId } = await db.selectFrom('contact').select('id').executeTakeFirstOrThrow();
  const { findEnvironment, senderFor } = await import('@/lib/transfer/client');
  const environment = findEnvironment('local');
  if (!environment) throw new Error('there is no environment');
  const caller = { userId: 'u-ana', name: 'Ana', email: 'ana@example.com', role: 'user-manager' as const };
  const request = { sessionId: 's-1', address: null, environmentRoles: {} };
  const context: ActionContext = {
    send: senderFor(environment),
    caller: { ...caller, ...request },
    environment,
  };
  const store = await import('./store');
  const { carryOut } = await import('./carry-out');
  const { fingerprintOfLine } = await import('@/lib/ssh-keys/rules');
  const ask = (kind: 'import' | 'delete', body: string, expiresAt: number | null = null) => {
    const fingerprint = fingerprintOfLine(body) ?? '';
    const wish = {
      kind,
      body: kind === 'import' ? body : null,
      sshPublicKeyId: null,
      fingerprint,
      label: 'Payroll',
      expiresAt,
    };
    return store.createRequest({ ...user, partnerId, contactId, ...wish });
  };
  const approve = (id: string) => store.approveRequest('local', id, 'Ana', (one) => carryOut(context, one));
  const present = async () => (await emulator.keysOf(serverId, userName)).map(({ body }) => body).sort();
  const trail = () =>
    db
      .selectFrom('audit')
      .select(['actorName', 'operation', 'result'])
      .where('kind', '=', 'outcome')
      .orderBy('at')
      .execute();
  const { notesOf } = await import('@/lib/key-notes/store');
  const { removeGrant } = await import('@/lib/partners/grants');
  const end = () => removeGrant({ ...ref, grantId, ...user });
  return { db, user, ref, bodies, ask, approve, present, trail, notesOf, partners, end, ...store };
}

test('an approved key is imported as the member who decides, audited, and noted as the contact’s', async () => {
  const { ask, approve, present, trail, notesOf, user } = await open(0);
  const body = emulator.newKey();
  await approve(await ask('import', body));
  expect(await present()).toEqual([body]);
  expect(await trail()).toEqual([{ actorName: 'Ana', operation: 'ImportSshPublicKey', result: 'succeeded' }]);
  expect(await notesOf(user)).toMatchObject([
    { label: 'Payroll', addedBy: 'Carla', origin: 'portal', addedByPartnerId: expect.any(String) },
  ]);
});

test('the expiry that was wished for survives the approval, within the greatest age of the policy', async () => {
  const { ask, approve, notesOf, user } = await open(0);
  const wished = Date.now() + 20 * 86_400_000;
  await approve(await ask('import', emulator.newKey(), wished));
  expect(await notesOf(user)).toMatchObject([{ expiresAt: wished }]);
  const { policyOf, setPolicy } = await import('@/lib/key-policies/store');
  await setPolicy('local', { ...(await policyOf('local')), maximumAgeDays: 10 }, 'Ana');
  await approve(await ask('import', emulator.newKey(), wished));
  const [ends] = (await notesOf(user)).map(({ expiresAt }) => expiresAt ?? 0).sort();
  expect(ends).toBeLessThan(wished);
});

test('an approval whose answer was lost is approved again without a second import', async () => {
  const { ask, approve, trail, notesOf, bodies, user } = await open(1);
  await approve(await ask('import', bodies[0] ?? ''));
  expect(await trail()).toEqual([]);
  expect(await notesOf(user)).toMatchObject([{ origin: 'portal', addedBy: 'Carla' }]);
});

test('an approved removal takes the key off, but never the last one', async () => {
  const { ask, approve, present, bodies, pendingRequests } = await open(2);
  const [first = '', second = ''] = bodies;
  await approve(await ask('delete', first));
  expect(await present()).toEqual([second]);
  await expect(approve(await ask('delete', second))).rejects.toMatchObject({ error: { code: 'LastKey' } });
  expect(await present()).toEqual([second]);
  expect(await pendingRequests('local')).toHaveLength(1);
});

test('nothing is done for a partner that is suspended or has lost the user meanwhile', async () => {
  const { ask, approve, present, partners, ref, end } = await open(0);
  const id = await ask('import', emulator.newKey());
  await partners.suspendPartner(ref);
  await expect(approve(id)).rejects.toMatchObject({ error: { code: 'PartnerSuspended' } });
  await partners.resumePartner(ref);
  await end();
  await expect(approve(id)).rejects.toMatchObject({ error: { code: 'RequestDecided' } });
  expect(await present()).toEqual([]);
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { type FreshEmulator, openEmulator } from '@/scripts/fresh-emulator';
import { type MailServer, openMailServer } from '@/scripts/mail-server';

const DAY = 24 * 3_600_000;
const NOW = Date.UTC(2027, 0, 1);
let emulator: FreshEmulator;
let serverId: string;
let mails: MailServer;
let opened: FreshConsole | undefined;
let made = 0;

beforeAll(async () => {
  emulator = await openEmulator();
  serverId = await emulator.server();
}, 60_000);
afterAll(() => emulator.close());
beforeEach(async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  mails = await openMailServer();
});
afterEach(async () => {
  await opened?.close();
  opened = undefined;
  await mails.close();
  vi.restoreAllMocks();
});

/** A user with so many keys, all noted, of a partner with one contact. */
async function open(engine: (typeof engines)[number], keyCount = 2) {
  opened = await openConsole(engine, {
    EMULATOR_URL: emulator.url,
    SMTP_URL: mails.url,
    MAIL_FROM: 'console@example.com',
  });
  const { db } = opened;
  made += 1;
  const userName = `user-${made}`;
  const user = { environment: 'local', serverId, userName };
  await emulator.user(serverId, userName);
  const partners = await import('@/lib/partners/store');
  const contacts = await import('@/lib/partners/contacts');
  const { addGrant } = await import('@/lib/partners/grants');
  const ref = {
    partnerId: await partners.createPartner({ name: 'Acme', expiresAt: null }, 'Ana'),
    partner: 'Acme',
  };
  const inviter = { userId: 'u-1', name: 'Ana' };
  const link = await contacts.inviteContact({ ...ref, name: 'Carla', email: 'carla@example.com' }, inviter);
  const person = { name: 'Carla', password: 'correct horse battery' };
  await contacts.acceptInvitation(link.split('/').at(-1) ?? '', person);
  const rights = { mayUpload: true, mayDelete: true, mayGenerate: true, needsApproval: false };
  await addGrant(ref, user, rights);
  const notes = await import('@/lib/key-notes/store');
  const { fingerprintOfLine } = await import('@/lib/ssh-keys/rules');
  const fingerprints: string[] = [];
  for (let count = 0; count < keyCount; count += 1) {
    const body = emulator.newKey();
    const sshPublicKeyId = await emulator.importKey(serverId, userName, body);
    const fingerprint = fingerprintOfLine(body) ?? '';
    fingerprints.push(fingerprint);
    const facts = { fingerprint, sshPublicKeyId, label: `Key ${count}`, expiresAt: null };
    await notes.noteNew(user, { ...facts, ownerContactId: null, addedBy: 'Carla', origin: 'portal' });
  }
  const present = async () =>
    (await emulator.keysOf(serverId, userName)).map(({ body }) => fingerprintOfLine(body)).sort();
  const removals = () =>
    db
      .selectFrom('audit')
      .select(['kind', 'actorName', 'result'])
      .where('operation', '=', 'DeleteSshPublicKey')
      .orderBy('at')
      .orderBy('kind')
      .execute();
  const { policyOf, setPolicy } = await import('@/lib/key-policies/store');
  const removeExpired = async () =>
    setPolicy('local', { ...(await policyOf('local')), removeExpired: true }, 'Ana');
  const [first = '', second = ''] = fingerprints;
  const { lookAfterKeys } = await import('./round');
  return {
    db,
    user,
    first,
    second,
    present,
    removals,
    removeExpired,
    partners,
    ref,
    lookAfterKeys,
    ...notes,
  };
}

describe.each(engines)('keys that end, on %s', { timeout: 60_000 }, (engine) => {
  test('each reminder is sent once, 30, 14, 7 and 1 days before, and then the key is taken off by the system, audited', async () => {
    const { user, first, second, annotate, lookAfterKeys, present, removals, removeExpired, notesOf } =
      await open(engine);
    await removeExpired();
    await annotate(user, first, { expiresAt: NOW + 40 * DAY });
    const sentBy: number[] = [];
    for (const left of [40, 30, 29, 14, 13, 7, 6, 1, 0.5]) {
      await lookAfterKeys(NOW + (40 - left) * DAY);
      await lookAfterKeys(NOW + (40 - left) * DAY + 60_000);
      sentBy.push(mails.mails.length);
    }
    expect(sentBy).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4]);
    for (const mail of mails.mails) expect(mail.to).toEqual(['carla@example.com']);
    expect(await present()).toHaveLength(2);
    await lookAfterKeys(NOW + 40 * DAY + 60_000);
    expect(await present()).toEqual([second]);
    expect(await removals()).toEqual([
      { kind: 'intent', actorName: 'system', result: null },
      { kind: 'outcome', actorName: 'system', result: 'succeeded' },
    ]);
    expect(await notesOf(user)).toMatchObject([{ fingerprint: second }]);
  });

  test('a key whose end has come unannounced, by a late date or a clock that jumped, is announced first and stays a day', async () => {
    const { user, first, annotate, lookAfterKeys, present } = await open(engine);
    await annotate(user, first, { removeAt: NOW + 60 * DAY });
    await lookAfterKeys(NOW);
    expect(mails.mails).toHaveLength(0);
    const jumped = NOW + 400 * DAY;
    await lookAfterKeys(jumped);
    expect(mails.mails).toHaveLength(1);
    expect(await present()).toHaveLength(2);
    await lookAfterKeys(jumped + DAY - 1);
    expect(await present()).toHaveLength(2);
    await lookAfterKeys(jumped + DAY);
    expect(await present()).toHaveLength(1);
  });

  test('a date that is moved after the reminders were sent is announced anew', async () => {
    const { user, first, annotate, lookAfterKeys, present } = await open(engine);
    await annotate(user, first, { removeAt: NOW + 10 * DAY });
    await lookAfterKeys(NOW + 9 * DAY);
    await annotate(user, first, { removeAt: NOW + 9.5 * DAY });
    await lookAfterKeys(NOW + 10.2 * DAY);
    expect(await present()).toHaveLength(2);
    expect(mails.mails).toHaveLength(2);
    await lookAfterKeys(NOW + 11.2 * DAY);
    expect(await present()).toHaveLength(1);
  });

  test('while the mail server takes nothing, nothing counts as announced and nothing is taken off', async () => {
    const { user, first, annotate, lookAfterKeys, present } = await open(engine);
    await annotate(user, first, { removeAt: NOW + DAY });
    await mails.close();
    await lookAfterKeys(NOW);
    await lookAfterKeys(NOW + 5 * DAY);
    expect(await present()).toHaveLength(2);
    expect(await opened?.db.selectFrom('keyReminder').selectAll().execute()).toEqual([]);
  });

  test('the last key of a user is never taken off by the console', async () => {
    const { user, first, annotate, lookAfterKeys, present, removals } = await open(engine, 1);
    await annotate(user, first, { removeAt: NOW + DAY });
    await lookAfterKeys(NOW);
    await lookAfterKeys(NOW + 30 * DAY);
    expect(await present()).toEqual([first]);
    expect(await removals()).toEqual([]);
  });

  test('an expired key stays where the policy does not ask for its removal', async () => {
    const { user, first, annotate, lookAfterKeys, present } = await open(engine);
    await annotate(user, first, { expiresAt: NOW + DAY });
    await lookAfterKeys(NOW);
    await lookAfterKeys(NOW + 30 * DAY);
    expect(await present()).toHaveLength(2);
    expect(mails.mails).toHaveLength(1);
  });

  test('a suspended partner gets no mail; the administrators are told in its place', async () => {
    const { user, first, annotate, lookAfterKeys, partners, ref } = await open(engine);
    const { createAccount } = await import('@/lib/members/accounts');
    const ana = { name: 'Ana', role: 'admin' as const, email: 'ana@example.com' };
    await createAccount({ ...ana, password: 'correct horse battery' });
    await partners.suspendPartner(ref);
    await annotate(user, first, { expiresAt: NOW + DAY });
    await lookAfterKeys(NOW);
    expect(mails.mails.map(({ to }) => to)).toEqual([['ana@example.com']]);
  });

  test('two processes that look at once send each reminder once', async () => {
    const { user, first, annotate, lookAfterKeys } = await open(engine);
    await annotate(user, first, { expiresAt: NOW + DAY });
    const looked = await Promise.all([lookAfterKeys(NOW), lookAfterKeys(NOW)]);
    expect(looked.filter(Boolean)).toHaveLength(1);
    expect(mails.mails).toHaveLength(1);
  });

  test('a turn that a clock took far ahead does not keep the keys from being looked after', async () => {
    const { db, lookAfterKeys } = await open(engine);
    await db
      .insertInto('meta')
      .values({ key: 'key-expiry-lease', value: String(NOW + 400 * DAY) })
      .execute();
    expect(await lookAfterKeys(NOW)).toBe(true);
  });
});

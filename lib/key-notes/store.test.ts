import { afterEach, describe, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';

const alice = { environment: 'local', serverId: 's-0123456789abcdef0', userName: 'alice' };
const bob = { ...alice, userName: 'bob' };
const present = (name: string, importedAt = 1_000) => ({
  fingerprint: `SHA256:${name}`,
  sshPublicKeyId: `key-${name}`,
  importedAt,
});
const added = (name: string) => ({
  fingerprint: `SHA256:${name}`,
  sshPublicKeyId: `key-${name}`,
  label: `Label of ${name}`,
  ownerContactId: null,
  addedBy: 'Ana',
  origin: 'console' as const,
  expiresAt: 5_000,
});

let opened: FreshConsole | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine);
  return { db: opened.db, ...(await import('./store')), ...(await import('./forget-user')) };
}

describe.each(engines)('what is noted of keys on %s', { timeout: 30_000 }, (engine) => {
  test('a key that nobody added here is noted as coming from outside', async () => {
    const { noteNew, reconcile } = await open(engine);
    await noteNew(alice, added('one'));
    const notes = await reconcile(alice, [present('one'), present('two')]);
    expect(notes.find((note) => note.fingerprint === 'SHA256:one')).toMatchObject({
      origin: 'console',
      addedBy: 'Ana',
      label: 'Label of one',
    });
    expect(notes.find((note) => note.fingerprint === 'SHA256:two')).toMatchObject({
      origin: 'outside',
      addedBy: null,
      addedAt: 1_000,
    });
  });

  test('a key that went without being removed here is marked, keeps its label, and loses the mark when it is back', async () => {
    const { noteNew, reconcile } = await open(engine);
    await noteNew(alice, added('one'));
    const later = Date.now() + 60_000;
    const [gone] = await reconcile(alice, [], later);
    expect(gone).toMatchObject({ vanishedAt: later, label: 'Label of one' });
    const [still] = await reconcile(alice, [], later + 60_000);
    expect(still?.vanishedAt).toBe(later);
    const [back] = await reconcile(alice, [present('one')], later + 120_000);
    expect(back).toMatchObject({ vanishedAt: null, label: 'Label of one', addedBy: 'Ana' });
  });

  test('the same key under a new id came from outside, and keeps its label and expiry', async () => {
    const { noteNew, reconcile } = await open(engine);
    await noteNew(alice, added('one'));
    const again = { ...present('one', Date.now() + 1_000), sshPublicKeyId: 'key-again' };
    expect(await reconcile(alice, [again])).toMatchObject([
      {
        origin: 'outside',
        addedBy: null,
        sshPublicKeyId: 'key-again',
        label: 'Label of one',
        expiresAt: 5_000,
      },
    ]);
  });

  test('an answer from before an import does not miss the new key', async () => {
    const { noteNew, reconcile } = await open(engine);
    const askedAt = Date.now() - 1_000;
    await noteNew(alice, added('one'));
    expect(await reconcile(alice, [], askedAt)).toMatchObject([{ vanishedAt: null }]);
  });

  test('the first key of a user is noted before its id is known', async () => {
    const { noteNew, reconcile } = await open(engine);
    await noteNew(alice, { ...added('one'), sshPublicKeyId: '' });
    expect(await reconcile(alice, [present('one')])).toMatchObject([
      { sshPublicKeyId: 'key-one', origin: 'console', addedBy: 'Ana' },
    ]);
  });

  test('two who look at the same user at once note each key once', async () => {
    const { reconcile } = await open(engine);
    const keys = [present('one'), present('two')];
    const answers = await Promise.all([reconcile(alice, keys), reconcile(alice, keys)]);
    for (const notes of answers) expect(notes).toHaveLength(2);
  });

  test('label, owner and dates are changed one by one, of that user alone', async () => {
    const { annotate, noteNew, notesOf } = await open(engine);
    for (const user of [alice, bob]) await noteNew(user, added('one'));
    expect(await annotate(alice, 'SHA256:one', { label: 'Payroll' })).toBe(true);
    expect(await annotate(alice, 'SHA256:one', { expiresAt: null })).toBe(true);
    expect(await annotate(alice, 'SHA256:none', { label: 'x' })).toBe(false);
    expect(await notesOf(alice)).toMatchObject([{ label: 'Payroll', expiresAt: null }]);
    expect(await notesOf(bob)).toMatchObject([{ label: 'Label of one', expiresAt: 5_000 }]);
  });

  test('a key that was removed here is forgotten with its reminders', async () => {
    const { db, forgetNote, noteNew, reconcile } = await open(engine);
    await noteNew(alice, added('one'));
    const reminder = { fingerprint: 'SHA256:one', expiresAt: 5_000, days: 7, sentAt: 1 };
    for (const user of [alice, bob])
      await db
        .insertInto('keyReminder')
        .values({ ...user, ...reminder })
        .execute();
    await forgetNote(alice, 'SHA256:one');
    expect(await reconcile(alice, [])).toEqual([]);
    expect(await db.selectFrom('keyReminder').select('userName').execute()).toEqual([{ userName: 'bob' }]);
  });

  test('nothing of a deleted user is left to the next one of its name', async () => {
    const { db, forgetUser, noteNew, notesOf } = await open(engine);
    for (const user of [alice, bob]) {
      await noteNew(user, added('one'));
      const rights = { mayUpload: 1, mayDelete: 1, mayGenerate: 1, needsApproval: 0, createdAt: 1 };
      const grant = { id: user.userName, partnerId: 'p-1', ...user, ...rights };
      await db.insertInto('partnerGrant').values(grant).execute();
    }
    await forgetUser(alice);
    expect(await notesOf(alice)).toEqual([]);
    expect(await notesOf(bob)).toHaveLength(1);
    expect(await db.selectFrom('partnerGrant').select('id').execute()).toEqual([{ id: 'bob' }]);
    await forgetUser({ environment: 'local', serverId: alice.serverId });
    expect(await notesOf(bob)).toEqual([]);
  });
});

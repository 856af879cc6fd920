import { randomBytes } from 'node:crypto';
import { type ListedUser, ListUsersCommand } from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { type FreshEmulator, openEmulator, ROLE } from '@/scripts/fresh-emulator';

let emulator: FreshEmulator;
let opened: FreshConsole | undefined;
beforeAll(async () => {
  emulator = await openEmulator();
}, 60_000);
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});
afterAll(() => emulator.close());

function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
/** Quicker than ssh-keygen, for thousands. */
const newKey = () =>
  `ssh-ed25519 ${Buffer.concat([sized(Buffer.from('ssh-ed25519')), sized(randomBytes(32))]).toString('base64')}`;

const HEAD = 'username,home_dir,public_key,role_arn';

async function usersOf(ServerId: string): Promise<ListedUser[]> {
  const found: ListedUser[] = [];
  let NextToken: string | undefined;
  do {
    const page = await emulator.client.send(new ListUsersCommand({ ServerId, MaxResults: 1_000, NextToken }));
    found.push(...(page.Users ?? []));
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine, { EMULATOR_URL: emulator.url });
  const serverId = await emulator.server();
  const { createAccount } = await import('@/lib/members/accounts');
  const person = { name: 'Uma', email: 'uma@example.com', password: 'correct horse battery' };
  const userId = await createAccount({ ...person, role: 'user-manager' });
  const actor = { userId, name: 'Uma', role: 'user-manager', sessionId: null, address: null };
  return { serverId, actor };
}

/** Of the console as it runs now. */
async function modules() {
  const { findEnvironment, senderFor } = await import('@/lib/transfer/client');
  const environment = findEnvironment('local');
  if (!environment) throw new Error('no environment');
  const { checkFile } = await import('./check');
  const { importUsersJob } = await import('./import-job');
  const store = await import('@/lib/jobs/store');
  const { workOn } = await import('@/lib/jobs/engine');
  const { getDatabase } = await import('@/lib/db/database');
  const context = { send: senderFor(environment), environment };
  return { context, checkFile, importUsersJob, store, workOn, getDatabase };
}

type Opened = Awaited<ReturnType<typeof open>>;

async function begin({ serverId, actor }: Opened, text: string, onDifference: 'keep' | 'update' = 'keep') {
  const { context, checkFile, importUsersJob, store } = await modules();
  const { shown, planned } = await checkFile(context, {
    ServerId: serverId,
    text,
    layout: 'folder',
    Role: '',
  });
  const input = { serverId, onDifference, users: planned };
  const id = await store.insertJob(importUsersJob, { environment: 'local', actor, input, secrets: null });
  return { id, shown };
}

describe.each(engines)('an import on %s', { timeout: 120_000 }, (engine) => {
  test('a thousand rows that a restart interrupts are all done, and none twice', async () => {
    const world = await open(engine);
    const rows = Array.from(
      { length: 900 },
      (_, index) => `user-${index},/bucket/u${index},${newKey()},${ROLE}`,
    );
    const further = Array.from({ length: 100 }, (_, index) => `user-${index},,${newKey()},`);
    const text = [HEAD, ...rows, ...further].join('\n');
    const { id } = await begin(world, text);
    const before = await modules();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const interrupted = before.workOn(id);
    await vi.waitUntil(async () => (await before.store.countSteps(id)).done > 300, { timeout: 60_000 });
    // As at the end of its process: what is under way cannot be written down any more.
    await opened?.db.destroy();
    await interrupted;
    await opened?.stop();
    vi.restoreAllMocks();

    const after = await modules();
    const stopped = await after.store.countSteps(id);
    expect(stopped).toMatchObject({ failed: 0, waiting: expect.any(Number) });
    expect(stopped.waiting).toBeGreaterThan(0);
    await after.getDatabase().updateTable('job').set({ leaseUntil: 0 }).where('id', '=', id).execute();
    await after.workOn(id);
    expect((await after.store.findJob(id))?.state).toBe('completed');
    expect(await after.store.countSteps(id)).toMatchObject({ done: 1_000, failed: 0, unknown: 0 });
    const users = await usersOf(world.serverId);
    expect(users).toHaveLength(900);
    expect(users.reduce((sum, user) => sum + (user.SshPublicKeyCount ?? 0), 0)).toBe(1_000);
    const trail = await after
      .getDatabase()
      .selectFrom('audit')
      .select(['operation', 'result'])
      .where('kind', '=', 'outcome')
      .where('operation', 'in', ['CreateUser', 'ImportSshPublicKey'])
      .execute();
    expect(trail.filter(({ result }) => result === 'failed')).toEqual([]);
    expect(trail.length).toBeGreaterThanOrEqual(1_000 - 4);

    const again = await after.checkFile(after.context, {
      ServerId: world.serverId,
      text,
      layout: 'folder',
      Role: '',
    });
    expect(again.shown.uncompared).toBe(400);
    expect(new Set(again.shown.rows.map(({ outcome }) => outcome))).toEqual(
      new Set(['nothing', 'compare', 'add-key']),
    );
  });

  test('what is there is left alone or changed, as was chosen; a key that is there counts as done', async () => {
    const world = await open(engine);
    const { serverId } = world;
    const [known, fresh] = [newKey(), newKey()];
    const home = (Target: string) => ({
      HomeDirectoryType: 'LOGICAL' as const,
      HomeDirectoryMappings: [{ Entry: '/', Target }],
    });
    await emulator.user(serverId, 'alice', { ...home('/old/alice'), SshPublicKeyBody: known });
    const text = `${HEAD}\nalice,/new/alice,${known},${ROLE}\nalice,,${fresh},\nbob,/b/bob,,${ROLE}`;
    const kept = await begin(world, text);
    expect(kept.shown.rows.map(({ outcome }) => outcome)).toEqual(['differs', 'add-key', 'create']);
    // Somebody adds the same key and the same user before the import comes to them.
    await emulator.importKey(serverId, 'alice', fresh);
    await emulator.user(serverId, 'bob', home('/b/bob'));
    const { workOn, store, getDatabase } = await modules();
    await workOn(kept.id);
    expect((await store.findJob(kept.id))?.state).toBe('completed');
    expect(await emulator.keysOf(serverId, 'alice')).toHaveLength(2);

    const changed = await begin(world, text, 'update');
    await workOn(changed.id);
    expect(await store.countSteps(changed.id)).toMatchObject({ done: 1, failed: 0 });
    const { checkFile, context } = await modules();
    const { shown } = await checkFile(context, { ServerId: serverId, text, layout: 'folder', Role: '' });
    expect(shown.rows.map(({ outcome }) => outcome)).toEqual(['nothing', 'nothing', 'nothing']);
    const notes = await getDatabase().selectFrom('keyNote').select('addedBy').execute();
    expect(notes.every(({ addedBy }) => addedBy === 'Uma')).toBe(true);
  });

  test('an answer that was lost is made good, and what people have done with the user since stays', async () => {
    const world = await open(engine);
    const { serverId, actor } = world;
    const of = { environment: 'local', serverId, userName: 'alice' };
    const first = newKey();
    const { workOn, store, getDatabase } = await modules();
    const { noteNew, notesOf } = await import('@/lib/key-notes/store');
    const { keepSuspension, findSuspension } = await import('@/lib/suspensions/store');
    const { describeStoredKey } = await import('@/lib/ssh-keys/rules');
    const { fingerprint } = describeStoredKey(first);
    const rights = { mayUpload: 1, mayDelete: 1, mayGenerate: 0, needsApproval: 0, partnerId: 'p' };
    await getDatabase()
      .insertInto('partner')
      .values({ id: 'p', name: 'Acme', suspendedAt: null, expiresAt: null, createdAt: 1, createdBy: 'Ana' })
      .execute();
    const grant = (id: string, createdAt: number, userName: string) =>
      getDatabase()
        .insertInto('partnerGrant')
        .values({ ...of, userName, ...rights, id, createdAt })
        .execute();
    // Left by a user of the same name that is gone.
    await grant('former', 5, 'bob');
    const { id } = await begin(world, `${HEAD}\nalice,/b/alice,${first},${ROLE}\nbob,/b/bob,,${ROLE}`);
    const [Entry, HomeDirectoryType] = ['/', 'LOGICAL' as const];
    for (const [name, SshPublicKeyBody] of [['alice', first], ['bob']] as const) {
      const HomeDirectoryMappings = [{ Entry, Target: `/b/${name}` }];
      await emulator.user(serverId, name, { HomeDirectoryType, HomeDirectoryMappings, SshPublicKeyBody });
    }
    for (const step of await store.findSteps(id)) await store.setStep(step, { state: 'unknown' });
    await grant('new', Date.now() + 1, 'alice');
    const key = { fingerprint, sshPublicKeyId: '', label: 'Laptop', ownerContactId: null };
    await noteNew(of, { ...key, addedBy: 'Ana', origin: 'console', expiresAt: 9e12 });
    await keepSuspension({ ...of, userName: 'bob' }, [{ body: 'x', fingerprint: 'y', note: null }], actor);
    await workOn(id);
    expect((await store.findJob(id))?.state).toBe('completed');
    expect(await notesOf(of)).toMatchObject([{ label: 'Laptop', addedBy: 'Ana', expiresAt: 9e12 }]);
    expect((await findSuspension({ ...of, userName: 'bob' }))?.keys).toHaveLength(1);
    const grants = await getDatabase().selectFrom('partnerGrant').select('id').execute();
    expect(grants).toEqual([{ id: 'new' }]);
  });

  test('a user that cannot be made fails alone, with its keys, and says why', async () => {
    const world = await open(engine);
    const text = `${HEAD}\nalice,/b/alice,${newKey()},${ROLE}\nbob,/b/bob,,${ROLE}\nalice,,${newKey()},`;
    const { id } = await begin(world, text);
    await emulator.user(world.serverId, 'alice', { HomeDirectory: '/elsewhere' });
    const { workOn, store } = await modules();
    await workOn(id);
    const steps = await store.findSteps(id);
    const said = steps.map(({ title, state, error }) => [
      title.split(':')[0],
      state,
      error && JSON.parse(error).code,
    ]);
    expect(said).toEqual([
      ['Line 2', 'failed', 'ResourceExistsException'],
      ['Line 3', 'done', null],
      ['Line 4', 'failed', 'UserMissing'],
    ]);
  });
});

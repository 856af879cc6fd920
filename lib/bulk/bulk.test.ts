import { DescribeUserCommand, ListUsersCommand } from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import type { Role } from '@/lib/permissions';
import { type FreshEmulator, openEmulator, ROLE } from '@/scripts/fresh-emulator';
import { changeOfTags } from './rules';
import { deleteManySchema, tagManyFormSchema, tagManySchema } from './schema';

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

const OTHER_ROLE = 'arn:aws:iam::111122223333:role/another';

/** A server with three users of one key each, and how a job of a kind is run over them by a member. */
async function open(engine: (typeof engines)[number], role: Role = 'user-manager') {
  opened = await openConsole(engine, { EMULATOR_URL: emulator.url });
  const { db } = opened;
  const ServerId = await emulator.server();
  const UserNames = ['alice', 'bob', 'carol'];
  for (const name of UserNames) await emulator.user(ServerId, name, { SshPublicKeyBody: emulator.newKey() });
  const { createAccount } = await import('@/lib/members/accounts');
  const person = { name: 'Uma', email: 'uma@example.com', password: 'correct horse battery' };
  const userId = await createAccount({ ...person, role });
  const actor = { userId, name: 'Uma', role, sessionId: null, address: null };
  const { definitionOf } = await import('@/lib/jobs/registry');
  const { countSteps, findJob, findStepsPage, insertJob } = await import('@/lib/jobs/store');
  const { workOn } = await import('@/lib/jobs/engine');
  const run = async (kind: string, input: unknown) => {
    const definition = definitionOf(kind);
    if (!definition) throw new Error(`no job ${kind}`);
    const id = await insertJob(definition, { environment: 'local', actor, input, secrets: null });
    await workOn(id);
    const failed = await findStepsPage(id, { states: ['failed', 'unknown'], from: 0, limit: 10 });
    const errors = failed.map(({ name, error }) => [name, JSON.parse(error ?? '{}').code]);
    return { state: (await findJob(id))?.state, steps: await countSteps(id), errors };
  };
  const describeUser = async (UserName: string) =>
    (await emulator.client.send(new DescribeUserCommand({ ServerId, UserName }))).User;
  const trail = async (operation: string) =>
    db
      .selectFrom('audit')
      .select(['target', 'result', 'actorName'])
      .where('operation', '=', operation)
      .where('kind', '=', 'outcome')
      .orderBy('target')
      .execute();
  return { db, ServerId, UserNames, actor, run, describeUser, trail };
}

describe.each(engines)('many rows at once on %s', { timeout: 60_000 }, (engine) => {
  test('tags are added, replaced and removed key by key, each user audited by who asked', async () => {
    const { ServerId, run, describeUser, trail } = await open(engine);
    const Items = ['alice', 'bob'].map((Id) => ({ Id }));
    const of = { Kind: 'user', ServerId, Items, Keys: [] };
    const tagsOf = async (name: string) =>
      (await describeUser(name))?.Tags?.map(({ Key, Value }) => `${Key}=${Value}`).sort();
    const first = [
      { Key: 'team', Value: 'a' },
      { Key: 'cost', Value: '1' },
    ];
    expect(await run('tag-many', { ...of, Mode: 'set', Tags: first })).toMatchObject({ state: 'completed' });
    expect(await run('tag-many', { ...of, Mode: 'set', Tags: [{ Key: 'team', Value: 'b' }] })).toMatchObject({
      state: 'completed',
    });
    expect(await tagsOf('alice')).toEqual(['cost=1', 'team=b']);
    await run('tag-many', {
      ...of,
      Items: [{ Id: 'bob' }],
      Mode: 'remove',
      Tags: [],
      Keys: ['cost', 'none'],
    });
    expect(await tagsOf('bob')).toEqual(['team=b']);
    await run('tag-many', { ...of, Mode: 'replace', Tags: [{ Key: 'only', Value: '' }] });
    expect([await tagsOf('alice'), await tagsOf('bob'), await tagsOf('carol')]).toEqual([
      ['only='],
      ['only='],
      [],
    ]);
    expect((await trail('TagResource')).slice(0, 1)).toEqual([
      { target: `${ServerId}/alice`, result: 'succeeded', actorName: 'Uma' },
    ]);
  });

  test('role and key reach every user, and one that is gone fails alone', async () => {
    const { ServerId, run, describeUser } = await open(engine);
    const UserNames = ['alice', 'nobody', 'bob'];
    const changed = await run('role-of-many-users', { ServerId, UserNames, Role: OTHER_ROLE });
    expect(changed).toMatchObject({ state: 'failed', steps: { done: 2, failed: 1 } });
    expect(changed.errors).toEqual([[`${ServerId}/nobody`, 'ResourceNotFoundException']]);
    expect([(await describeUser('bob'))?.Role, (await describeUser('carol'))?.Role]).toEqual([
      OTHER_ROLE,
      ROLE,
    ]);
    const SshPublicKeyBody = emulator.newKey();
    const input = { ServerId, UserNames: ['alice', 'bob'], SshPublicKeyBody };
    await run('key-of-many-users', input);
    // The same key a second time is no second key.
    expect(await run('key-of-many-users', input)).toMatchObject({ state: 'completed' });
    expect((await describeUser('alice'))?.SshPublicKeys).toHaveLength(2);
  });

  test('a suspended user has no key and gets none; resumed, it has its keys again with what was known of them', async () => {
    const { db, ServerId, UserNames, run, describeUser, trail } = await open(engine);
    const { findSuspension, suspensionsOf } = await import('@/lib/suspensions/store');
    const { annotate, notesOf, reconcile } = await import('@/lib/key-notes/store');
    const { fingerprintOfLine } = await import('@/lib/ssh-keys/rules');
    const alice = { environment: 'local', serverId: ServerId, userName: 'alice' };
    const [key] = await emulator.keysOf(ServerId, 'alice');
    const fingerprint = fingerprintOfLine(key?.body ?? '') ?? '';
    await reconcile(alice, [{ fingerprint, sshPublicKeyId: key?.id ?? '', importedAt: 5 }]);
    await annotate(alice, fingerprint, {
      label: 'Laptop',
      ownerContactId: null,
      expiresAt: 9e12,
      removeAt: null,
    });

    const input = { ServerId, UserNames };
    expect(await run('suspend-many-users', input)).toMatchObject({ state: 'completed', steps: { done: 3 } });
    expect((await describeUser('alice'))?.SshPublicKeys).toEqual([]);
    expect([...(await suspensionsOf('local', ServerId, UserNames)).values()]).toMatchObject(
      UserNames.map(() => ({ by: 'Uma', keys: 1 })),
    );
    expect(await notesOf(alice)).toEqual([]);
    const refused = await run('key-of-many-users', {
      ServerId,
      UserNames: ['alice'],
      SshPublicKeyBody: emulator.newKey(),
    });
    expect(refused.errors).toEqual([[`${ServerId}/alice`, 'UserSuspended']]);

    expect(await run('resume-many-users', input)).toMatchObject({ state: 'completed' });
    const [again] = await emulator.keysOf(ServerId, 'alice');
    expect(again?.body).toBe(key?.body);
    expect(await notesOf(alice)).toMatchObject([
      { fingerprint, label: 'Laptop', sshPublicKeyId: again?.id, expiresAt: 9e12, vanishedAt: null },
    ]);
    expect(await findSuspension(alice)).toBeUndefined();
    for (const operation of ['SuspendUser', 'DeleteSshPublicKey', 'ImportSshPublicKey', 'ResumeUser']) {
      const succeeded = (await trail(operation)).filter(({ result }) => result === 'succeeded');
      expect([operation, succeeded.length, succeeded[0]?.actorName]).toEqual([operation, 3, 'Uma']);
    }
    expect(await db.selectFrom('openIntent').selectAll().execute()).toEqual([]);
  });

  test('a stop in between loses no key and doubles none', async () => {
    const { ServerId, actor, describeUser } = await open(engine);
    const { resumeUser, suspendUser } = await import('@/lib/suspensions/suspend');
    const { findSuspension, keepSuspension } = await import('@/lib/suspensions/store');
    const { findEnvironment, senderFor } = await import('@/lib/transfer/client');
    const environment = findEnvironment('local');
    if (!environment) throw new Error('no environment');
    const writer = { actor, environment, send: senderFor(environment) };
    const reference = { ServerId, UserName: 'alice' };
    const user = { environment: 'local', serverId: ServerId, userName: 'alice' };
    const lines = async () => (await emulator.keysOf(ServerId, 'alice')).map(({ body }) => body).sort();
    await emulator.importKey(ServerId, 'alice', emulator.newKey());
    const before = await lines();
    await suspendUser(writer, reference);
    const kept = (await findSuspension(user))?.keys ?? [];
    // As if the console had stopped after the first key was put back, and before the suspension was forgotten.
    await emulator.importKey(ServerId, 'alice', kept[0]?.body ?? '');
    await resumeUser(writer, reference);
    expect(await lines()).toEqual(before);
    // As if it had stopped after the keys were written down, and before one was taken off.
    await keepSuspension(user, kept, actor);
    await suspendUser(writer, reference);
    expect((await describeUser('alice'))?.SshPublicKeys).toEqual([]);
    await resumeUser(writer, reference);
    expect(await lines()).toEqual(before);
  });

  test('who suspends and who resumes a user at the same moment lose none of its keys', async () => {
    const { ServerId, actor } = await open(engine);
    const { resumeUser, suspendUser } = await import('@/lib/suspensions/suspend');
    const { findSuspension } = await import('@/lib/suspensions/store');
    const { findEnvironment, senderFor } = await import('@/lib/transfer/client');
    const environment = findEnvironment('local');
    if (!environment) throw new Error('no environment');
    const writer = { actor, environment, send: senderFor(environment) };
    const reference = { ServerId, UserName: 'alice' };
    const user = { environment: 'local', serverId: ServerId, userName: 'alice' };
    for (let more = 0; more < 6; more += 1) await emulator.importKey(ServerId, 'alice', emulator.newKey());
    const lines = async () => (await emulator.keysOf(ServerId, 'alice')).map(({ body }) => body);
    const before = (await lines()).sort();
    await suspendUser(writer, reference);
    const resumed = resumeUser(writer, reference);
    await vi.waitUntil(async () => (await lines()).length > 0, { timeout: 30_000, interval: 1 });
    await Promise.all([resumed, suspendUser(writer, reference)]);
    expect((await findSuspension(user))?.keys.map(({ body }) => body).sort()).toEqual(before);
    await resumeUser(writer, reference);
    expect((await lines()).sort()).toEqual(before);
  });

  test('what was deleted while its user was suspended does not come back', async () => {
    const { db, ServerId, actor, run } = await open(engine, 'admin');
    const { createPartner } = await import('@/lib/partners/store');
    const { noteNew } = await import('@/lib/key-notes/store');
    const { carryOut } = await import('@/lib/key-requests/carry-out');
    const { startRemovals } = await import('@/lib/partners/remove-keys');
    const { fingerprintOfLine } = await import('@/lib/ssh-keys/rules');
    const { findEnvironment, senderFor } = await import('@/lib/transfer/client');
    const partnerId = await createPartner({ name: 'Acme', expiresAt: null }, actor.name);
    const person = { id: 'c-1', partnerId, email: 'carla@partner.example', name: 'Carla', userId: null };
    await db
      .insertInto('contact')
      .values({ ...person, suspendedAt: null, invitedAt: 1, lastSeenAt: null })
      .execute();
    const user = { environment: 'local', serverId: ServerId, userName: 'alice' };
    const rights = { mayUpload: 1, mayDelete: 1, mayGenerate: 0, needsApproval: 1 };
    await db
      .insertInto('partnerGrant')
      .values({ ...user, ...rights, id: 'g-1', partnerId, createdAt: 1 })
      .execute();
    const before = await emulator.keysOf(ServerId, 'alice');
    const line = emulator.newKey();
    const sshPublicKeyId = await emulator.importKey(ServerId, 'alice', line);
    const facts = { fingerprint: fingerprintOfLine(line) ?? '', sshPublicKeyId, label: '', expiresAt: null };
    await noteNew(user, { ...facts, ownerContactId: 'c-1', addedBy: 'Carla', origin: 'portal' });
    const input = { ServerId, UserNames: ['alice'] };

    await run('suspend-many-users', input);
    const environment = findEnvironment('local');
    const context = { caller: actor, environment, send: senderFor(environment) } as never;
    const own = fingerprintOfLine(before[0]?.body ?? '') ?? '';
    const request = { ...user, partnerId, contactId: 'c-1', kind: 'delete', fingerprint: own };
    await carryOut(context, request as never);
    expect(await startRemovals({ partnerId, partner: 'Acme' }, actor)).toEqual([]);
    await run('resume-many-users', input);
    expect(await emulator.keysOf(ServerId, 'alice')).toEqual([]);
  });

  test('a partner that has lost its access gets no key back', async () => {
    const { db, ServerId, actor, run } = await open(engine);
    const { createPartner } = await import('@/lib/partners/store');
    const { noteNew } = await import('@/lib/key-notes/store');
    const { fingerprintOfLine } = await import('@/lib/ssh-keys/rules');
    const partnerId = await createPartner({ name: 'Acme', expiresAt: null }, actor.name);
    const person = { id: 'c-1', partnerId, email: 'carla@partner.example', name: 'Carla', userId: null };
    await db
      .insertInto('contact')
      .values({ ...person, suspendedAt: null, invitedAt: 1, lastSeenAt: null })
      .execute();
    const user = { environment: 'local', serverId: ServerId, userName: 'alice' };
    const add = async (label: string) => {
      const line = emulator.newKey();
      const sshPublicKeyId = await emulator.importKey(ServerId, 'alice', line);
      const facts = { fingerprint: fingerprintOfLine(line) ?? '', sshPublicKeyId, label, expiresAt: null };
      await noteNew(user, { ...facts, ownerContactId: 'c-1', addedBy: 'Carla', origin: 'portal' });
    };
    const first = (await emulator.keysOf(ServerId, 'alice')).map(({ body }) => body);
    await add('Of the partner');
    await run('suspend-many-users', { ServerId, UserNames: ['alice'] });
    await db.updateTable('partner').set({ suspendedAt: 1 }).execute();
    await run('resume-many-users', { ServerId, UserNames: ['alice'] });
    expect((await emulator.keysOf(ServerId, 'alice')).map(({ body }) => body)).toEqual(first);
  });

  test('deleting takes those that were selected and no others, and forgets what was kept of them', async () => {
    const { db, ServerId, run, trail } = await open(engine, 'operator');
    await run('suspend-many-users', { ServerId, UserNames: ['alice'] });
    const Items = ['alice', 'bob'].map((Id) => ({ Id, Name: Id }));
    expect(await run('delete-many', { Kind: 'user', ServerId, Items })).toMatchObject({
      state: 'completed',
      steps: { done: 2 },
    });
    const { Users } = await emulator.client.send(new ListUsersCommand({ ServerId }));
    expect(Users?.map(({ UserName }) => UserName)).toEqual(['carol']);
    expect(await db.selectFrom('suspendedUser').selectAll().execute()).toEqual([]);
    expect((await trail('DeleteUser')).map(({ target }) => target)).toEqual([
      `${ServerId}/alice`,
      `${ServerId}/bob`,
    ]);
    // Gone already is as good as deleted.
    expect(await run('delete-many', { Kind: 'user', ServerId, Items })).toMatchObject({ state: 'completed' });
    expect(await run('delete-many', { Kind: 'server', Items: [{ Id: ServerId }] })).toMatchObject({
      state: 'completed',
    });
  });

  test('each step asks for the right of its own: a manager of users deletes no server', async () => {
    const { ServerId, run } = await open(engine, 'user-manager');
    const refused = await run('delete-many', { Kind: 'server', Items: [{ Id: ServerId }] });
    expect(refused.errors).toEqual([[ServerId, 'NotPermitted']]);
  });
});

test('AWS’s own tags stay, and what is there already is not sent again', () => {
  const present = [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '2' },
    { Key: 'aws:transfer:customHostname', Value: 'x' },
    { Key: 'transfer:customHostname', Value: 'sftp.example.com' },
  ];
  const Tags = [
    { Key: 'a', Value: '1' },
    { Key: 'c', Value: '3' },
  ];
  const set = [{ Key: 'c', Value: '3' }];
  expect(changeOfTags(present, { Mode: 'set', Tags, Keys: [] })).toEqual({ set, remove: [] });
  expect(changeOfTags(present, { Mode: 'replace', Tags, Keys: [] })).toEqual({ set, remove: ['b'] });
  const remove = changeOfTags(present, { Mode: 'remove', Tags: [], Keys: ['b', 'z'] });
  expect(remove).toEqual({ set: [], remove: ['b'] });
});

test('a selection names the server of what lives on one, counts nobody twice, and has a limit', () => {
  const ServerId = 's-0123456789abcdef0';
  const parse = (input: unknown) => deleteManySchema.safeParse(input);
  const twice = parse({ Kind: 'user', ServerId, Items: [{ Id: 'alice' }, { Id: 'alice' }] });
  expect(twice.data?.Items).toEqual([{ Id: 'alice' }]);
  expect(parse({ Kind: 'user', Items: [{ Id: 'alice' }] }).success).toBe(false);
  expect(parse({ Kind: 'server', ServerId, Items: [{ Id: ServerId }] }).success).toBe(false);
  const many = Array.from({ length: 10_001 }, (_, index) => ({ Id: `user-${index}` }));
  expect(parse({ Kind: 'user', ServerId, Items: many }).success).toBe(false);
  const access = { Kind: 'access', ServerId, Items: [{ Id: 'S-1-2' }], Mode: 'set', Tags: [], Keys: [] };
  expect(tagManySchema.safeParse(access).success).toBe(false);
  const form = (over: object) => tagManyFormSchema.safeParse({ Mode: 'set', Tags: [], Keys: '', ...over });
  expect(form({}).success).toBe(false);
  expect(form({ Mode: 'remove', Keys: 'a, b\na' }).data?.Keys).toEqual(['a', 'b']);
  expect(form({ Mode: 'remove', Keys: 'aws:x' }).success).toBe(false);
});

/** The tags that the console keeps of what AWS described to it, on the real emulator. */
import {
  CreateProfileCommand,
  DeleteServerCommand,
  DeleteUserCommand,
  DescribeProfileCommand,
  DescribeServerCommand,
  DescribeUserCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { type FreshEmulator, openEmulator } from '@/scripts/fresh-emulator';
import { arnHref, readArn } from './arn-rules';

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

const tag = (Key: string, Value: string) => ({ Key, Value });

async function open(engine: (typeof engines)[number]) {
  opened = await openConsole(engine, { EMULATOR_URL: emulator.url });
  const { db } = opened;
  globalThis.consoleTagNotes = undefined;
  const { findEnvironment, senderFor } = await import('@/lib/transfer/client');
  const { keepSeeingTags, writeSeenTags } = await import('./observe');
  keepSeeingTags();
  const environment = findEnvironment('local');
  if (!environment) throw new Error('there is no environment');
  const send = senderFor(environment);
  /** "kind label: key=value …" of everything that is known. */
  const known = async () => {
    await writeSeenTags();
    const [resources, tags] = await Promise.all([
      db.selectFrom('taggedResource').selectAll().execute(),
      db.selectFrom('resourceTag').selectAll().orderBy('key').execute(),
    ]);
    return resources
      .map(({ arn, kind, label }) => {
        const own = tags.filter((row) => row.arn === arn).map(({ key, value }) => `${key}=${value}`);
        return `${kind} ${label}: ${own.join(' ')}`;
      })
      .sort();
  };
  return { send, known };
}

describe.each(engines)('the tags that were seen on %s', { timeout: 60_000 }, (engine) => {
  test('come with descriptions, follow changes, and go with what is deleted', async () => {
    const { send, known } = await open(engine);
    const ServerId = await emulator.server({ Tags: [tag('Name', 'main'), tag('team', 'ops')] });
    await emulator.user(ServerId, 'alice', { Tags: [tag('team', 'ops')] });
    await emulator.user(ServerId, 'bob');
    const { ProfileId } = await emulator.client.send(
      new CreateProfileCommand({
        As2Id: `acme-${engine}`,
        ProfileType: 'PARTNER',
        Tags: [tag('team', 'edi')],
      }),
    );
    const { Server } = await send(new DescribeServerCommand({ ServerId }));
    for (const UserName of ['alice', 'bob']) await send(new DescribeUserCommand({ ServerId, UserName }));
    await send(new DescribeProfileCommand({ ProfileId }));
    expect(await known()).toEqual([
      `profile acme-${engine}: team=edi`,
      'server main: Name=main team=ops',
      'user alice: team=ops',
      'user bob: ',
    ]);

    const Arn = Server?.Arn;
    await send(new TagResourceCommand({ Arn, Tags: [tag('team', 'files'), tag('Name', 'exchange')] }));
    await send(new UntagResourceCommand({ Arn, TagKeys: ['Name'] }));
    await send(new DeleteUserCommand({ ServerId, UserName: 'bob' }));
    expect(await known()).toEqual([
      `profile acme-${engine}: team=edi`,
      'server exchange: team=files',
      'user alice: team=ops',
    ]);

    // Deleted elsewhere: the next description says so. A server goes with what is on it.
    await emulator.client.send(new DeleteUserCommand({ ServerId, UserName: 'alice' }));
    await expect(send(new DescribeUserCommand({ ServerId, UserName: 'alice' }))).rejects.toThrow();
    expect(await known()).toHaveLength(2);
    await emulator.user(ServerId, 'carol');
    await send(new DescribeUserCommand({ ServerId, UserName: 'carol' }));
    await send(new DeleteServerCommand({ ServerId }));
    expect(await known()).toEqual([`profile acme-${engine}: team=edi`]);
  });
});

test('a tag that PostgreSQL could not keep is kept without what it minds, and one that hears answers spoils none', async () => {
  const { tagNoteOf } = await import('./observe');
  const Arn = 'arn:aws:transfer:eu-west-1:111122223333:server/s-0123456789abcdef0';
  const input = { Arn, Tags: [tag('te\0am', 'half \uD83D')] };
  expect(tagNoteOf({ operation: 'TagResource', input, output: {} })).toMatchObject({
    set: [tag('te\uFFFDam', 'half \uFFFD')],
  });
  const { listenToAnswers, tellListeners } = await import('@/lib/transfer/answers');
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
  listenToAnswers('careless', () => {
    throw new Error('careless');
  });
  tellListeners({ environmentId: 'local', operation: 'X', input: {}, output: {}, askedAt: 1 });
  expect(logged).toHaveBeenCalledOnce();
  globalThis.consoleListeners = undefined;
});

test('an ARN says what it names and where that is shown', () => {
  const named = (resource: string) => readArn(`arn:aws:transfer:eu-west-1:111122223333:${resource}`);
  const href = (resource: string) => {
    const found = named(resource);
    return found && arnHref('prod', found);
  };
  expect(named('user/s-0123456789abcdef0/alice@x')).toEqual({
    kind: 'user',
    server: 's-0123456789abcdef0',
    id: 'alice@x',
  });
  expect(href('user/s-0123456789abcdef0/alice@x')).toBe(
    '/e/prod/servers/s-0123456789abcdef0/users/alice%40x',
  );
  expect(href('webapp/webapp-0123456789abcdef0')).toBe('/e/prod/web-apps/webapp-0123456789abcdef0');
  expect(href('host-key/s-0123456789abcdef0/hostkey-0123456789abcdef0')).toBe(
    '/e/prod/servers/s-0123456789abcdef0/host-keys',
  );
  expect(href('certificate/cert-0123456789abcdef0')).toBe('/e/prod/certificates/cert-0123456789abcdef0');
  expect(named('execution/e-1')).toBeUndefined();
});

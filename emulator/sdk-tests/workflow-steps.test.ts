import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OverwriteExisting, WorkflowStep } from '@aws-sdk/client-transfer';
import { createMessage, encrypt, generateKey, readKey } from 'openpgp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { get, put } from './s3-client';
import { type Login, startWorld, type World } from './workflow-world';

let world: World;
let login: Login;

beforeAll(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  login = await world.login();
});
afterEach(() => login.end());
afterAll(() => world.close());

const copyTo = (
  Key: string,
  more: { Bucket?: string; OverwriteExisting?: OverwriteExisting } = {},
): WorkflowStep => {
  const { Bucket = 'box', OverwriteExisting } = more;
  const DestinationFileLocation = { S3FileLocation: { Bucket, Key } };
  return { Type: 'COPY', CopyStepDetails: { Name: 'copy', DestinationFileLocation, OverwriteExisting } };
};
const tagWith = (Key: string, Value: string, SourceFileLocation?: string): WorkflowStep => ({
  Type: 'TAG',
  TagStepDetails: { Name: 'tag', Tags: [{ Key, Value }], SourceFileLocation },
});
const remove = (SourceFileLocation?: string): WorkflowStep => ({
  Type: 'DELETE',
  DeleteStepDetails: { Name: 'delete', SourceFileLocation },
});
const original = `\${original.file}`;
const typesOf = (events: { type: string }[]) => events.map(({ type }) => type);
const errorOf = (events: { details: { errorType?: string; errorMessage?: string } }[]) => {
  const { errorType, errorMessage } = events.find(({ details }) => details.errorType)?.details ?? {};
  return { errorType, errorMessage };
};

describe('an upload', () => {
  test('is copied, tagged and deleted in the order of the steps, each on the file of the one before', async () => {
    const workflow = await world.attach([copyTo('kept/'), tagWith('state', 'new'), remove(original)]);
    await login.upload('/box/in.edi', 'UNA');
    const events = await world.ended(workflow);
    expect(typesOf(events)).toEqual([
      'ExecutionStarted',
      ...['StepStarted', 'StepCompleted', 'StepStarted', 'StepCompleted', 'StepStarted', 'StepCompleted'],
      'ExecutionCompleted',
    ]);
    expect(await world.read('kept/in.edi')).toBe('UNA');
    expect(await world.tags('kept/in.edi')).toEqual({ state: 'new' });
    expect(await world.exists('in.edi')).toBe(false);
  });

  test('is told in the log with the file, the step and the transfer', async () => {
    const workflow = await world.attach([tagWith('a', 'b')]);
    await login.upload('/box/told.txt', 'x');
    const [started, step] = await world.ended(workflow);
    const file = { backingStore: 'S3', bucket: 'box', key: 'told.txt', etag: expect.stringMatching(/^"/) };
    expect(started).toEqual({
      type: 'ExecutionStarted',
      details: { input: { initialFileLocation: file } },
      workflowId: workflow,
      executionId: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      transferDetails: {
        serverId: world.serverId,
        username: 'alice',
        sessionId: expect.stringMatching(/^\w+$/),
      },
    });
    expect(step?.details).toEqual({ input: { fileLocation: file }, stepType: 'TAG', stepName: 'tag' });
    expect(await world.streams(workflow)).toEqual([`alice.${workflow}.${started?.executionId.slice(0, 8)}`]);
  });

  test('of nothing runs no workflow, and neither does a download', async () => {
    const workflow = await world.attach([tagWith('a', 'b')]);
    await login.upload('/box/empty.txt', '');
    await new Promise((resolve) => login.sftp.readFile('/box/empty.txt', resolve));
    await login.upload('/box/full.txt', 'x');
    const events = await world.ended(workflow);
    expect(JSON.stringify(events)).not.toContain('empty.txt');
    expect(events.filter(({ type }) => type === 'ExecutionStarted')).toHaveLength(1);
  });

  test('that lost its connection runs the workflow for partial uploads only', async () => {
    const workflow = await world.attach([copyTo('partial/')], {}, 'OnPartialUpload');
    await login.upload('/box/whole.txt', 'whole');
    await login.lose('/box/part.txt', 'par');
    await world.ended(workflow);
    expect(await world.read('partial/part.txt')).toBe('par');
    expect(await world.exists('partial/whole.txt')).toBe(false);
  });

  test('with a workflow of no steps is done at once', async () => {
    const workflow = await world.attach([]);
    await login.upload('/box/nothing.txt', 'x');
    expect(typesOf(await world.ended(workflow))).toEqual(['ExecutionStarted', 'ExecutionCompleted']);
  });

  test('meets the workflow that is attached then, not that of a moment ago', async () => {
    const before = await world.attach([tagWith('which', 'before')]);
    const after = await world.attach([tagWith('which', 'after')]);
    await login.upload('/box/which.txt', 'x');
    await world.ended(after);
    expect(await world.tags('which.txt')).toEqual({ which: 'after' });
    expect(await world.events(before)).toEqual([]);
  });
});

describe('a copy', () => {
  test('fills in the user and the day, and renames where the key is no folder', async () => {
    const workflow = await world.attach([
      copyTo(`\${transfer:UserName}/\${Transfer:UploadDate}/renamed.txt`),
    ]);
    await login.upload('/box/a.txt', 'x');
    await world.ended(workflow);
    expect(await world.read(`alice/${new Date().toISOString().slice(0, 10)}/renamed.txt`)).toBe('x');
  });

  test('of a user whose name has signs of a pattern is not led astray', async () => {
    const workflow = await world.attach([copyTo(`by/\${transfer:UserName}/`, { Bucket: 'other' })]);
    await login.upload('/box/b.txt', 'x');
    await world.ended(workflow);
    expect(await world.read('by/alice/b.txt', 'other')).toBe('x');
  });

  test('never replaces a file unless it is told to', async () => {
    await put(world.s3, 'box', 'there.txt', 'old');
    const refusing = await world.attach([copyTo('there.txt')]);
    await login.upload('/box/first.txt', 'new');
    expect(errorOf(await world.ended(refusing))).toMatchObject({ errorType: 'ALREADY_EXISTS' });
    expect(await world.read('there.txt')).toBe('old');

    const replacing = await world.attach([copyTo('there.txt', { OverwriteExisting: 'TRUE' })]);
    await login.upload('/box/second.txt', 'new');
    await world.ended(replacing);
    expect(await world.read('there.txt')).toBe('new');
  });

  test('of several uploads to one place at once is made of one of them', async () => {
    const workflow = await world.attach([copyTo('only-one.txt')]);
    await Promise.all(['1', '2', '3', '4'].map((name) => login.upload(`/box/race-${name}.txt`, name)));
    const events = await world.ended(workflow, 4);
    expect(events.filter(({ type }) => type === 'ExecutionCompleted')).toHaveLength(1);
    expect(events.filter(({ details }) => details.errorType === 'ALREADY_EXISTS')).toHaveLength(3);
  });

  test('keeps the tags of the source, and a file that is replaced has none any more', async () => {
    const workflow = await world.attach([
      tagWith('a', '1'),
      copyTo('tagged/', { OverwriteExisting: 'TRUE' }),
    ]);
    await login.upload('/box/t.txt', 'x');
    await world.ended(workflow);
    expect(await world.tags('tagged/t.txt')).toEqual({ a: '1' });
    await put(world.s3, 'box', 'tagged/t.txt', 'other');
    expect(await world.tags('tagged/t.txt')).toEqual({});
  });

  test('into a place that cannot be is a bad request', async () => {
    const workflow = await world.attach([copyTo('a/../b')]);
    await login.upload('/box/odd.txt', 'x');
    expect(errorOf(await world.ended(workflow))).toMatchObject({ errorType: 'BAD_REQUEST' });
  });
});

describe('a file', () => {
  test('that is gone fails the step', async () => {
    const workflow = await world.attach([remove(), copyTo('late/')]);
    await login.upload('/box/gone.txt', 'x');
    expect(errorOf(await world.ended(workflow))).toMatchObject({ errorType: 'NOT_FOUND' });
  });

  test('that another upload replaced meanwhile is left alone', async () => {
    // The copy onto itself makes another object of it, while the execution still knows the one before.
    const workflow = await world.attach([
      copyTo('again.txt', { OverwriteExisting: 'TRUE' }),
      remove(original),
    ]);
    await login.upload('/box/again.txt', 'x');
    expect(errorOf(await world.ended(workflow))).toEqual({
      errorType: 'NOT_FOUND',
      errorMessage: 'ETag constraint not met',
    });
    expect(await world.exists('again.txt')).toBe(true);
  });

  test('has all of its tags replaced by those of the step', async () => {
    const workflow = await world.attach([tagWith('first', '1'), tagWith('second', '2')]);
    await login.upload('/box/two.txt', 'x');
    await world.ended(workflow);
    expect(await world.tags('two.txt')).toEqual({ second: '2' });
  });
});

describe('exception steps', () => {
  test('run on what was uploaded when a step failed, and the execution has failed all the same', async () => {
    await put(world.s3, 'box', 'taken.txt', 'old');
    const workflow = await world.attach([copyTo('first/'), copyTo('taken.txt'), tagWith('never', 'run')], {
      OnExceptionSteps: [copyTo('quarantine/'), tagWith('state', 'failed')],
    });
    await login.upload('/box/bad.txt', 'x');
    const events = await world.ended(workflow);
    expect(typesOf(events)).toEqual([
      'ExecutionStarted',
      ...['StepStarted', 'StepCompleted', 'StepStarted', 'StepErrored'],
      ...['StepStarted', 'StepCompleted', 'StepStarted', 'StepCompleted'],
      'ExecutionErrored',
    ]);
    expect(await world.tags('quarantine/bad.txt')).toEqual({ state: 'failed' });
    expect(await world.tags('first/bad.txt')).toEqual({});
  });

  test('end with the first of them that fails', async () => {
    await put(world.s3, 'box', 'taken.txt', 'old');
    const workflow = await world.attach([copyTo('taken.txt')], {
      OnExceptionSteps: [copyTo('taken.txt'), tagWith('never', 'run')],
    });
    await login.upload('/box/worse.txt', 'x');
    expect(typesOf(await world.ended(workflow))).toEqual([
      'ExecutionStarted',
      ...['StepStarted', 'StepErrored', 'StepStarted', 'StepErrored'],
      'ExecutionErrored',
    ]);
    expect(await world.tags('worse.txt')).toEqual({});
  });

  test('do not run when nothing failed', async () => {
    const workflow = await world.attach([tagWith('a', '1')], { OnExceptionSteps: [remove()] });
    await login.upload('/box/fine.txt', 'x');
    await world.ended(workflow);
    expect(await world.exists('fine.txt')).toBe(true);
  });
});

describe('a decrypt step', () => {
  const decryptTo = (Key: string): WorkflowStep => ({
    Type: 'DECRYPT',
    DecryptStepDetails: { Type: 'PGP', DestinationFileLocation: { S3FileLocation: { Bucket: 'box', Key } } },
  });
  const passphrase = 'grüße 42';
  let publicKey: string;
  let secret: Record<string, string>;

  beforeAll(async () => {
    const pair = await generateKey({ userIDs: [{ name: 'us' }], passphrase });
    publicKey = pair.publicKey;
    secret = { PGPPrivateKey: pair.privateKey, PGPPassphrase: passphrase };
  });

  async function encrypted(content: Buffer, format: 'armored' | 'binary'): Promise<Buffer> {
    const encryptionKeys = await readKey({ armoredKey: publicKey });
    const message = await createMessage({ binary: content });
    return format === 'armored'
      ? Buffer.from(await encrypt({ message, encryptionKeys, format: 'armored' }))
      : Buffer.from(await encrypt({ message, encryptionKeys, format: 'binary' }));
  }

  test.each(['armored', 'binary'] as const)(
    'opens what is %s, with the key of the server',
    async (format) => {
      world.secrets({ [`aws/transfer/${world.serverId}/@pgp-default`]: secret });
      const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251));
      const workflow = await world.attach([decryptTo(`plain/${format}/`), tagWith('plain', 'yes')]);
      await login.upload(`/box/${format}.bin`, await encrypted(content, format));
      expect(typesOf(await world.ended(workflow)).at(-1)).toBe('ExecutionCompleted');
      const opened = await get(world.s3, 'box', `plain/${format}/${format}.bin`);
      expect(opened.equals(content)).toBe(true);
      expect(await world.tags(`plain/${format}/${format}.bin`)).toEqual({ plain: 'yes' });
    },
  );

  test('prefers the key of the user', async () => {
    const other = await generateKey({ userIDs: [{ name: 'other' }] });
    world.secrets({
      [`aws/transfer/${world.serverId}/alice`]: secret,
      [`aws/transfer/${world.serverId}/@pgp-default`]: { PGPPrivateKey: other.privateKey },
    });
    const workflow = await world.attach([decryptTo('users-own.txt')]);
    await login.upload('/box/own.pgp', await encrypted(Buffer.from('own'), 'armored'));
    await world.ended(workflow);
    expect(await world.read('users-own.txt')).toBe('own');
  });

  test('without a key, with a wrong passphrase, and of what is not PGP fails, and leaves nothing', async () => {
    const workflow = await world.attach([decryptTo('never.txt')]);
    const message = await encrypted(Buffer.from('x'), 'binary');
    world.secrets({});
    await login.upload('/box/no-key.pgp', message);
    expect(errorOf(await world.ended(workflow))).toMatchObject({ errorType: 'NOT_FOUND' });

    const name = `aws/transfer/${world.serverId}/alice`;
    world.secrets({ [name]: { ...secret, PGPPassphrase: 'wrong' } });
    await login.upload('/box/passphrase.pgp', message);
    await world.ended(workflow, 2);
    world.secrets({ [name]: secret });
    await login.upload('/box/text.pgp', 'no PGP at all');
    await world.ended(workflow, 3);
    const damaged = Buffer.from(message);
    damaged[damaged.length - 5] = (damaged.at(-5) ?? 0) ^ 1;
    await login.upload('/box/damaged.pgp', damaged);
    const events = await world.ended(workflow, 4);
    const errors = events
      .filter(({ type }) => type === 'StepErrored')
      .map(({ details }) => details.errorType);
    expect(errors).toEqual(['NOT_FOUND', 'BAD_REQUEST', 'BAD_REQUEST', 'BAD_REQUEST']);
    expect(await world.exists('never.txt')).toBe(false);
    expect(JSON.stringify(events)).not.toContain('PRIVATE KEY');
  });
});

describe('on EFS', () => {
  let s3Server: string;
  const stored = (path: string) => join(world.folder, 'efs/fs-0123456789abcdef0', path);
  beforeAll(async () => {
    s3Server = world.serverId;
    world.serverId = await world.newServer({ Domain: 'EFS' });
    // A new file system is root's; the owner of this one lets everyone in.
    mkdirSync(stored(''), { recursive: true });
    chmodSync(stored(''), 0o777);
  });
  afterAll(() => {
    world.serverId = s3Server;
  });

  test('a file is decrypted into another, which is the uploader’s, and deleted', async () => {
    const pair = await generateKey({ userIDs: [{ name: 'us' }] });
    world.secrets({ [`aws/transfer/${world.serverId}/alice`]: { PGPPrivateKey: pair.privateKey } });
    const encryptionKeys = await readKey({ armoredKey: pair.publicKey });
    const message = await encrypt({ message: await createMessage({ text: 'plain' }), encryptionKeys });
    const DestinationFileLocation = {
      EfsFileLocation: { FileSystemId: 'fs-0123456789abcdef0', Path: `/open/\${transfer:UserName}/` },
    };
    const workflow = await world.attach([
      { Type: 'DECRYPT', DecryptStepDetails: { Type: 'PGP', DestinationFileLocation } },
      remove(original),
    ]);
    const efs = await world.login();
    await efs.upload('/fs-0123456789abcdef0/secret.pgp', String(message));
    expect(typesOf(await world.ended(workflow)).at(-1)).toBe('ExecutionCompleted');
    const owner = await new Promise((resolve, reject) => {
      const path = '/fs-0123456789abcdef0/open/alice/secret.pgp';
      efs.sftp.stat(path, (error, { uid }) => (error ? reject(error) : resolve(uid)));
    });
    efs.end();
    expect(readFileSync(stored('open/alice/secret.pgp'), 'utf8')).toBe('plain');
    expect(owner).toBe(4242);
    expect(() => readFileSync(stored('secret.pgp'))).toThrow('ENOENT');
  });

  test('a file is left alone that the uploader may not delete', async () => {
    const workflow = await world.attach([remove()]);
    const efs = await world.login();
    await efs.upload('/fs-0123456789abcdef0/kept.txt', 'x');
    await world.ended(workflow);
    mkdirSync(stored('locked'));
    writeFileSync(stored('locked/mine.txt'), '');
    chmodSync(stored('locked'), 0o755);
    chmodSync(stored('locked/mine.txt'), 0o666);
    await efs.upload('/fs-0123456789abcdef0/locked/mine.txt', 'x');
    const events = await world.ended(workflow, 2);
    efs.end();
    expect(errorOf(events)).toMatchObject({ errorType: 'PERMISSION_DENIED' });
    expect(existsSync(stored('locked/mine.txt'))).toBe(true);
    expect(existsSync(stored('kept.txt'))).toBe(false);
  });

  test.each([
    ['copied', copyTo('x/')],
    ['tagged', tagWith('a', 'b')],
    [
      'decrypted to S3',
      {
        Type: 'DECRYPT',
        DecryptStepDetails: {
          Type: 'PGP',
          DestinationFileLocation: { S3FileLocation: { Bucket: 'box', Key: 'x' } },
        },
      } satisfies WorkflowStep,
    ],
  ])('a file cannot be %s', async (what, step) => {
    const workflow = await world.attach([step]);
    const efs = await world.login();
    await efs.upload(`/fs-0123456789abcdef0/${what.replaceAll(' ', '-')}.txt`, 'x');
    expect(errorOf(await world.ended(workflow))).toMatchObject({ errorType: 'BAD_REQUEST' });
    efs.end();
  });
});

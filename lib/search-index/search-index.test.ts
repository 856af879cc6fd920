// The index as it fills from real answers of the emulator, and what is found in it.
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  CreateProfileCommand,
  CreateUserCommand,
  DeleteServerCommand,
  DeleteSshPublicKeyCommand,
  DeleteUserCommand,
  DescribeCertificateCommand,
  DescribeServerCommand,
  DescribeUserCommand,
  ImportCertificateCommand,
  ImportSshPublicKeyCommand,
  ListHostKeysCommand,
  ListServersCommand,
  ListUsersCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { engines, type FreshConsole, openConsole } from '@/lib/auth/fresh-console';
import { OpensslFolder } from '@/lib/certificates/test-certificates';
import { type FreshEmulator, openEmulator, ROLE } from '@/scripts/fresh-emulator';

let emulator: FreshEmulator;
let opened: FreshConsole | undefined;
beforeAll(async () => {
  emulator = await openEmulator();
}, 60_000);
afterEach(async () => {
  // What is learned after the end of a test would open the database of the one before for the next.
  const { writeLearned } = await import('./observe');
  await writeLearned();
  globalThis.consoleListeners = undefined;
  await opened?.close();
  opened = undefined;
});
afterAll(() => emulator.close());

const MISSING = 's-0123456789abcdef0';

/** Two environments on one emulator, so that what is found names its own. */
async function open(engine: (typeof engines)[number]) {
  const file = path.join(emulator.folder, 'environments.json');
  const place = { region: 'us-east-1', endpoint: emulator.url };
  const environments = ['dev', 'prod'].map((id) => ({
    id,
    label: id === 'dev' ? 'Develop' : 'Production',
    ...place,
  }));
  writeFileSync(file, JSON.stringify(environments));
  const credentials = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  opened = await openConsole(engine, { CONSOLE_ENVIRONMENTS: file, ...credentials });
  const { findEnvironment, senderFor } = await import('@/lib/transfer/client');
  const { keepLearning, writeLearned } = await import('./observe');
  const { findEntries } = await import('./find');
  keepLearning();
  const found = async (query: string, ids = ['dev', 'prod']) => {
    await writeLearned();
    const visible = environments.filter(({ id }) => ids.includes(id));
    const { matches } = await findEntries(visible, query);
    return matches.map(({ entry }) => `${entry.environment} ${entry.kind} ${entry.label}`);
  };
  const used = async (kind: string) => {
    await writeLearned();
    const rows = await opened?.db.selectFrom('usedValue').selectAll().where('kind', '=', kind).execute();
    return rows?.map(({ usedBy, value, uses }) => `${usedBy} ${value} ${uses}`).sort();
  };
  return { dev: senderFor(findEnvironment('dev')), prod: senderFor(findEnvironment('prod')), found, used };
}

const named = (Value: string) => ({ Tags: [{ Key: 'Name', Value }] });

describe.each(engines)('the search index on %s', { timeout: 60_000 }, (engine) => {
  test('finds what was listed and described by any word of it, in its own environment', async () => {
    const { dev, prod, found } = await open(engine);
    const ServerId = await emulator.server(named('Payments Gateway'));
    await emulator.user(ServerId, 'alice.smith@example.com');
    await dev(new DescribeServerCommand({ ServerId }));
    await prod(new ListUsersCommand({ ServerId }));
    expect(await found('gate')).toEqual(['dev server Payments Gateway']);
    expect(await found(ServerId.slice(2), ['dev'])).toEqual(['dev server Payments Gateway']);
    for (const query of ['alice', 'SMITH@', 'example.c'])
      expect(await found(query)).toEqual(['prod user alice.smith@example.com']);
    expect(await found('alice', ['dev'])).toEqual([]);
    expect(await found('lice')).toEqual([]);
  });

  test('no comment of a key and no other text keeps anything from being learned or found', async () => {
    const { dev, found } = await open(engine);
    const ServerId = await emulator.server(named('Dock'));
    const longRole = `arn:aws:iam::111122223333:role/${'\u{1F511}é'.repeat(500)}`;
    const { writeNotes } = await import('./store');
    const { key, user } = await import('./learned');
    const { usesOfUser } = await import('./uses');
    const line = emulator.newKey().trim().split(/\s+/).slice(0, 2).join(' ');
    const comments = ['zero \0 byte', `${'x'.repeat(127)}\u{1F511} end`, 'half \uD83D alone'];
    const seen = comments.map((comment, index) =>
      key(ServerId, `user-${index}`, `key-${index}`, `${line} ${comment}`),
    );
    seen.push(user(ServerId, 'bob', { uses: usesOfUser({ Role: longRole }) }));
    await writeNotes([{ environment: 'dev', askedAt: 1, at: 1, seen }]);
    await writeNotes([
      { environment: 'dev', askedAt: 2, at: 2, seen: seen.map((one) => ({ ...one, hint: 'now \0' })) },
    ]);
    await dev(new DescribeServerCommand({ ServerId }));
    expect(await found('dock')).toEqual(['dev server Dock']);
    expect(await found('zero')).toHaveLength(1);
    for (const query of ['\0', 'bo\0b', '\uD83D', 'x'.repeat(127)]) await found(query);
    expect(await found('bob')).toEqual(['dev user bob']);
  });

  test('goes over as many environments as there are', async () => {
    const { dev } = await open(engine);
    const ServerId = await emulator.server(named('Harbour'));
    await dev(new DescribeServerCommand({ ServerId }));
    const { writeLearned } = await import('./observe');
    const { findEntries } = await import('./find');
    await writeLearned();
    const others = Array.from({ length: 200 }, (_, index) => ({ id: `other-${index}`, label: 'Other' }));
    for (const query of ['harb', 'harb our'])
      await findEntries([...others, { id: 'dev', label: 'Dev' }], query);
    const { matches } = await findEntries([...others, { id: 'dev', label: 'Dev' }], 'harb');
    expect(matches.map(({ entry }) => entry.label)).toEqual(['Harbour']);
  });

  test('finds a user by a word of its name and one of its server or environment', async () => {
    const { dev, found } = await open(engine);
    const servers = [await emulator.server(named('Northwind')), await emulator.server(named('Southwind'))];
    for (const ServerId of servers) {
      await emulator.user(ServerId, 'alice');
      await dev(new DescribeServerCommand({ ServerId }));
      await dev(new ListUsersCommand({ ServerId }));
    }
    expect(await found('alice')).toHaveLength(2);
    expect(await found('north alice')).toEqual(['dev user alice']);
    expect(await found(`alice ${servers[1]}`)).toEqual(['dev user alice']);
    expect(await found('alice develop')).toHaveLength(2);
    expect(await found('alice eastwind')).toEqual([]);
  });

  test('finds a key by each of its fingerprints, its id and its comment', async () => {
    const { dev, found } = await open(engine);
    const ServerId = await emulator.server();
    await emulator.user(ServerId, 'bob');
    const SshPublicKeyBody = `${emulator.newKey()} bob@laptop`;
    const input = { ServerId, UserName: 'bob', SshPublicKeyBody };
    const { SshPublicKeyId = '' } = await dev(new ImportSshPublicKeyCommand(input));
    const file = path.join(emulator.folder, 'bob.pub');
    writeFileSync(file, SshPublicKeyBody);
    const print = (digest: string) =>
      execFileSync('ssh-keygen', ['-l', '-E', digest, '-f', file], { encoding: 'utf8' }).split(' ')[1] ?? '';
    const [sha256, md5] = [print('sha256'), print('md5')];
    for (const query of [
      sha256,
      sha256.slice(7, 20),
      md5,
      md5.slice(4),
      md5.slice(4, 18),
      SshPublicKeyId,
      'laptop',
    ])
      expect([query, await found(query)]).toEqual([query, [`dev key ${sha256}`]]);
    await dev(new DeleteSshPublicKeyCommand({ ServerId, UserName: 'bob', SshPublicKeyId }));
    expect(await found(sha256)).toEqual([]);
  });

  test('finds a certificate by its serial with or without colons, a profile by its AS2 id, a host key', async () => {
    const { dev, found } = await open(engine);
    const openssl = new OpensslFolder();
    openssl.selfSigned('supplier');
    const Certificate = openssl.text('supplier.pem');
    openssl.remove();
    const serial = new X509Certificate(Certificate).serialNumber;
    const input = { Usage: 'SIGNING', Certificate } as const;
    const { CertificateId } = await dev(new ImportCertificateCommand(input));
    await dev(new DescribeCertificateCommand({ CertificateId }));
    const colons = serial.match(/../g)?.join(':') ?? '';
    const [one] = await found(serial);
    expect(one).toMatch(/^dev certificate /);
    for (const query of [serial.toUpperCase(), colons, colons.slice(0, 10)])
      expect(await found(query)).toEqual([one]);
    await dev(new CreateProfileCommand({ As2Id: 'ACME_Corp-EU', ProfileType: 'PARTNER' }));
    for (const query of ['acme', 'corp-eu', 'eu', 'corp acme'])
      expect(await found(query)).toEqual(['dev profile ACME_Corp-EU']);
    const { HostKeys = [] } = await dev(new ListHostKeysCommand({ ServerId: await emulator.server() }));
    const fingerprint = HostKeys[0]?.Fingerprint ?? '';
    expect(await found(fingerprint)).toEqual([`dev host-key ${fingerprint}`]);
  });

  test('forgets what is deleted, with all that was below it', async () => {
    const { dev, found } = await open(engine);
    const ServerId = await emulator.server(named('Short lived'));
    await dev(new DescribeServerCommand({ ServerId }));
    for (const UserName of ['carol', 'dave']) {
      await dev(
        new CreateUserCommand({ ServerId, UserName, Role: ROLE, SshPublicKeyBody: emulator.newKey() }),
      );
      await dev(new DescribeUserCommand({ ServerId, UserName }));
    }
    expect(await found('key')).toHaveLength(2);
    await dev(new DeleteUserCommand({ ServerId, UserName: 'carol' }));
    expect(await found('carol')).toEqual([]);
    expect(await found('key')).toHaveLength(1);
    await dev(new DeleteServerCommand({ ServerId }));
    for (const query of ['short', 'dave', 'key']) expect([query, await found(query)]).toEqual([query, []]);
  });

  test('forgets what a whole list lacks, and what AWS does not know any more', async () => {
    const { dev, found } = await open(engine);
    const ServerId = await emulator.server();
    for (const name of ['erin', 'frank', 'grace', 'helen']) await emulator.user(ServerId, name);
    await dev(new ListUsersCommand({ ServerId }));
    await emulator.client.send(new DeleteUserCommand({ ServerId, UserName: 'erin' }));
    await emulator.client.send(new DeleteUserCommand({ ServerId, UserName: 'frank' }));
    await expect(dev(new DescribeUserCommand({ ServerId, UserName: 'erin' }))).rejects.toThrow();
    expect([await found('erin'), await found('frank')]).toEqual([[], ['dev user frank']]);
    await dev(new ListUsersCommand({ ServerId, MaxResults: 1 }));
    expect(await found('frank')).toEqual(['dev user frank']);
    await dev(new ListUsersCommand({ ServerId }));
    expect(await found('frank')).toEqual([]);
    await emulator.client.send(new DeleteServerCommand({ ServerId }));
    await dev(new ListServersCommand({}));
    expect([await found('grace'), await found(ServerId)]).toEqual([[], []]);
    await expect(dev(new DescribeServerCommand({ ServerId: MISSING }))).rejects.toThrow();
  });

  test('counts what resources use, and no more than they do', async () => {
    const { dev, used } = await open(engine);
    const ServerId = await emulator.server({ LoggingRole: `${ROLE}-logs` });
    await dev(new DescribeServerCommand({ ServerId }));
    for (const UserName of ['heidi', 'ivan'])
      await emulator.user(ServerId, UserName, { HomeDirectory: `/files/${UserName}` });
    await dev(new ListUsersCommand({ ServerId }));
    await dev(new ListUsersCommand({ ServerId }));
    expect(await used('role')).toEqual([`server-logging ${ROLE}-logs 1`, `user ${ROLE} 2`]);
    expect(await used('bucket')).toEqual(['user files 2']);
    await dev(new DeleteUserCommand({ ServerId, UserName: 'ivan' }));
    expect(await used('bucket')).toEqual(['user files 1']);
    await dev(new DeleteServerCommand({ ServerId }));
    expect([await used('role'), await used('bucket')]).toEqual([[], []]);
  });
});

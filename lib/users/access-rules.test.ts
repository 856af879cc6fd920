// What is said to decide about a user and a path; the same rules that the emulator enforces at login and on files.
import { describe, expect, test } from 'vitest';
import { type AskedOf, type Deed, whyDenied } from './access-rules';

const key = {
  ...{ SshPublicKeyId: 'key-1', SshPublicKeyBody: '', DateImported: '', fingerprint: '', comment: '' },
  ...{ algorithm: 'ED25519', bits: 256 },
  known: {} as never,
};
const variable = `\${transfer:${'UserName'}}`;
const asked = (user: Partial<AskedOf['user']> = {}, server: Partial<AskedOf['server']> = {}): AskedOf => ({
  user: {
    UserName: 'alice',
    Role: 'arn:aws:iam::111122223333:role/files',
    HomeDirectoryType: 'LOGICAL',
    HomeDirectoryMappings: [
      { Entry: '/in', Target: `/bucket/${variable}/in`, Type: 'DIRECTORY' },
      { Entry: '/docs/manual.pdf', Target: '/bucket/manual.pdf', Type: 'FILE' },
    ],
    SshPublicKeys: [key],
    ...user,
  },
  server: { State: 'ONLINE', SecurityPolicyName: 'TransferSecurityPolicy-2024-01', Domain: 'S3', ...server },
});
const last = (of: AskedOf, deed: Deed, path: string) => whyDenied(of, deed, path).at(-1);

const policy = (Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const readOnly = policy([
  {
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: ['arn:aws:s3:::bucket', 'arn:aws:s3:::bucket/*'],
  },
]);

describe('the first check that fails is the last that is shown', () => {
  test.each([
    ['a server that is offline', asked({}, { State: 'OFFLINE' }), 'list', '/in', 'Server', /offline/],
    ['a user without a key', asked({ SshPublicKeys: [] }), 'list', '/in', 'Keys', /no key/],
    ['a name that no mapping leads to', asked(), 'read', '/out/a.csv', 'Home directory', /\/out/],
    ['a path that climbs out', asked(), 'read', '/in/../../bucket/x', 'Home directory', /\/bucket/],
    ['storing in a folder of mappings', asked(), 'write', '/docs', 'Home directory', /only holds mappings/],
    [
      'writing with a policy that reads',
      asked({ Policy: readOnly }),
      'write',
      '/in/a.csv',
      'Session policy',
      /Refuses/,
    ],
  ] as const)('%s', (_, of, deed, path, check, text) => {
    expect(last(of, deed, path)).toMatchObject({ of: check, state: 'fails' });
    expect(last(of, deed, path)?.text).toMatch(text);
  });
});

test('what passes every check ends at the role, which the console does not read', () => {
  const checks = whyDenied(asked({ Policy: readOnly }), 'read', '/in/a.csv');
  expect(checks.map(({ of, state }) => [of, state])).toEqual([
    ['Server', 'passes'],
    ['Keys', 'passes'],
    ['Home directory', 'passes'],
    ['Session policy', 'passes'],
    ['Role', 'unknown'],
  ]);
  expect(checks[2]?.text).toBe('It is /bucket/alice/in/a.csv in storage.');
});

test('a folder that holds mappings may be listed', () => {
  expect(last(asked(), 'list', '/')).toMatchObject({ of: 'Home directory', state: 'passes' });
});

test('a mapping to a file leads to that file and to nothing below it', () => {
  expect(last(asked(), 'read', '/docs/manual.pdf')).toMatchObject({ of: 'Role' });
  expect(last(asked(), 'read', '/docs/manual.pdf/x')).toMatchObject({ of: 'Home directory', state: 'fails' });
});

test('a path of a user with real paths starts at its home unless it starts with a slash', () => {
  const user = { HomeDirectoryType: 'PATH', HomeDirectory: '/bucket/home/alice' } as const;
  const home = (path: string) => whyDenied(asked(user), 'read', path)[2]?.text;
  expect(home('a.csv')).toBe('It is /bucket/home/alice/a.csv in storage.');
  expect(home('/bucket/other.csv')).toBe('It is /bucket/other.csv in storage.');
});

test('a policy that the console does not understand is said to be so, and denies nothing here', () => {
  const Policy = policy([
    {
      Effect: 'Allow',
      Action: 's3:*',
      Resource: '*',
      Condition: { IpAddress: { 'aws:SourceIp': '1.2.3.4' } },
    },
  ]);
  expect(whyDenied(asked({ Policy }), 'read', '/in/a')[3]).toMatchObject({
    of: 'Session policy',
    state: 'unknown',
  });
});

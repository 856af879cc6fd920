import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { defaultPolicy, type KeyPolicy } from '@/lib/key-policies/rules';
import { fingerprintOfLine } from '@/lib/ssh-keys/rules';
import type { KnownUser } from './known-users';
import { differencesOf } from './known-users';
import { parseRows } from './parse-rows';
import { hasWrite, planImport } from './plan';
import type { ImportLayout } from './rules';

const ROLE = 'arn:aws:iam::111122223333:role/sftp-user';
const OTHER_ROLE = 'arn:aws:iam::111122223333:role/other';
const HEAD = 'username,home_dir,public_key,role_arn';

function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
const newKey = () =>
  `ssh-ed25519 ${Buffer.concat([sized(Buffer.from('ssh-ed25519')), sized(randomBytes(32))]).toString('base64')}`;

interface Asked {
  known?: [string, KnownUser][];
  layout?: ImportLayout;
  defaultRole?: string;
  policy?: KeyPolicy;
  domain?: 'S3' | 'EFS';
}

function plan(text: string, asked: Asked = {}) {
  const file = parseRows(text);
  if ('problem' in file) throw new Error(file.problem);
  const { known = [], layout = 'folder', defaultRole = '', policy = defaultPolicy, domain = 'S3' } = asked;
  const options = { serverId: 's-0123456789abcdef0', domain, layout, defaultRole, policy };
  const { rows, users } = planImport(file.rows, options, new Map(known));
  const said = rows.map(({ line, outcome, notes }) => ({
    line,
    outcome,
    notes: notes.map(({ column, text: note }) => `${column ?? 'row'}: ${note}`),
  }));
  return { rows, users, said };
}

/** A user that is there with a role, a home shown as "/" and keys. */
function there(Role: string, Target: string, keys: string[] = []): KnownUser {
  const user = {
    Arn: '',
    Role,
    HomeDirectoryType: 'LOGICAL' as const,
    HomeDirectoryMappings: [{ Entry: '/', Target }],
  };
  return {
    fingerprints: new Set(keys.map((key) => fingerprintOfLine(key) ?? '')),
    differences: (wanted) => differencesOf(user, wanted),
  };
}

describe('a file', () => {
  test.each([
    ['name,home\na,b', /first line must name the columns/],
    ['username,username\na,b', /column username is there twice/],
    [HEAD, /no row below/],
    [`${HEAD}\nalice,"/b`, /quotation mark.* never ends/],
    [`${HEAD}\nalice,a"b"c,,`, /^Line 2 is no CSV/],
    [`${HEAD}\n${'alice,,,\n'.repeat(5_001)}`, /5,001 rows; at most 5,000/],
    [`${HEAD}\nalice,${'x'.repeat(30_000)},,`, /Line 2 is longer/],
    ['username\n'.padEnd(1_500_001, 'x'), /larger than 1,500 kB/],
  ])('that cannot be read says why: %.30j', (text, problem) => {
    expect(parseRows(text)).toEqual({ problem: expect.stringMatching(problem) });
  });

  test.each([
    ['a byte order mark and CRLF', `\uFEFF${HEAD}\r\nalice,/b/a,,${ROLE}\r\n`],
    ['semicolons, as spreadsheets write them', `${HEAD.replaceAll(',', ';')}\nalice;/b/a;;${ROLE}`],
    ['tabs, as they are copied from spreadsheets', `${HEAD.replaceAll(',', '\t')}\nalice\t/b/a\t\t${ROLE}`],
    ['another order, capitals and empty lines', `Role_ARN,Username,Home_Dir\n\n${ROLE}, alice ,/b/a\n,,\n`],
  ])('is read with %s', (_, text) => {
    const file = parseRows(text);
    expect(file).toMatchObject({
      ignored: [],
      rows: [{ cells: { username: 'alice', home_dir: '/b/a', role_arn: ROLE } }],
    });
  });

  test('tells which columns mean nothing, and where each row stands', () => {
    expect(parseRows('username,team,problem\nalice,x,\n\nbob,"y\nz",')).toMatchObject({
      ignored: ['team'],
      rows: [{ line: 2 }, { line: 5 }],
    });
  });
});

describe('the rows', () => {
  test('create users with their first key, and further rows add keys', () => {
    const [one, two, three] = [newKey(), newKey(), newKey()];
    const { users, said } = plan(
      `${HEAD}\nalice,/b/alice,${one},${ROLE}\nbob,/b/bob,,${ROLE}\nalice,,${two},\nalice,/b/alice,${three},${ROLE}`,
    );
    expect(said.map(({ outcome }) => outcome)).toEqual(['create', 'create', 'add-key', 'add-key']);
    expect(users.map(({ userName, keys }) => [userName, keys.map(({ body }) => body)])).toEqual([
      ['alice', [one, two, three]],
      ['bob', []],
    ]);
    expect(users[0]?.values).toMatchObject({
      Role: ROLE,
      HomeDirectoryType: 'LOGICAL',
      HomeDirectoryMappings: [{ Entry: '/', Target: '/b/alice' }],
    });
  });

  test('say at each cell what the form would say, and a user with an error is left out as a whole', () => {
    const good = newKey();
    const { users, said, rows } = plan(
      [
        HEAD,
        `al,/b/al,,${ROLE}`,
        `bob,b/bob,,role`,
        `carol,/b/carol,not a key,${ROLE}`,
        `carol,,${good},`,
        `dave,/b/dave,${good},${ROLE}`,
        `,/b/x,,${ROLE}`,
        `erin,/b/erin,,${ROLE},too,many`,
        `frank,/b/frank,,`,
      ].join('\n'),
    );
    expect(users.map(({ userName }) => userName)).toEqual(['dave']);
    expect(said.map(({ outcome }) => outcome)).toEqual([
      'error',
      'error',
      'error',
      'left-out',
      'create',
      'error',
      'error',
      'error',
    ]);
    expect(said[0]?.notes).toEqual([expect.stringMatching(/^username: Use 3 to 100/)]);
    expect(said[1]?.notes.toSorted()).toEqual([
      'home_dir: Start with “/”.',
      expect.stringMatching(/^role_arn: Enter the ARN/),
    ]);
    expect(said[2]?.notes).toEqual([expect.stringMatching(/^public_key: This is no SSH public key/)]);
    expect(said[3]?.notes).toEqual(['row: Left out with line 4.']);
    expect(said[6]?.notes).toEqual([expect.stringMatching(/^row: This row has 6 cells/)]);
    expect(said[7]?.notes).toEqual([expect.stringMatching(/^role_arn: /)]);
    expect(rows[1]?.cells).toMatchObject({ username: 'bob', home_dir: 'b/bob', role_arn: 'role' });
    expect(rows[4]?.cells).toBeUndefined();
  });

  test('a private key is named as such and comes back from the server no more', () => {
    const key =
      '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----';
    const { rows } = plan(`${HEAD}\nalice,/b/a,"${key}",${ROLE}`);
    expect(rows[0]).toMatchObject({ outcome: 'error', cells: { public_key: '' } });
    expect(JSON.stringify(rows)).not.toContain('b3BlbnNz');
  });

  test('the same key twice, contradictions and the key of another user are told', () => {
    const key = newKey();
    const { said } = plan(
      [
        HEAD,
        `alice,/b/a,${key},${ROLE}`,
        `alice,,${key},`,
        `bob,/b/b,${key},${ROLE}`,
        `carol,/b/c,,${ROLE}`,
        `carol,/b/d,,`,
      ].join('\n'),
    );
    expect(said.map(({ outcome, notes }) => [outcome, notes[0]])).toEqual([
      ['create', undefined],
      ['nothing', 'public_key: The same key as in line 2.'],
      ['create', 'public_key: alice gets the same key.'],
      ['left-out', 'row: Left out with line 6.'],
      ['error', 'home_dir: Line 5 says something else of this user.'],
    ]);
  });

  test('keep to the key policy of the environment', () => {
    const policy = { ...defaultPolicy, allowedTypes: ['RSA'] };
    const refused = plan(`${HEAD}\nalice,/b/a,${newKey()},${ROLE}`, { policy });
    expect(refused.said[0]?.notes).toEqual([
      expect.stringMatching(/^public_key: Keys of type ED25519 are not/),
    ]);
    const text = `${HEAD}\nalice,/b/a,${newKey()},${ROLE}\nalice,,${newKey()},`;
    const two = plan(text, { policy: { ...defaultPolicy, maximumKeys: 1 } });
    expect(two.said.map(({ outcome }) => outcome)).toEqual(['left-out', 'error']);
  });

  test('take the role of the page where they have none, and real paths where that is chosen', () => {
    const { users } = plan('username,home_dir\nalice,/bucket/a', { defaultRole: ROLE, layout: 'path' });
    expect(users[0]?.values).toMatchObject({
      Role: ROLE,
      HomeDirectoryType: 'PATH',
      HomeDirectory: '/bucket/a',
    });
  });

  test('need numbers of a user over EFS', () => {
    const head = 'username,home_dir,role_arn,uid,gid';
    const { said, users } = plan(`${head}\nalice,/fs-1/a,${ROLE},1000,x\nbob,/fs-1/b,${ROLE},1000,0`, {
      domain: 'EFS',
    });
    expect(said[0]?.notes).toEqual([expect.stringMatching(/^gid: /)]);
    expect(users[0]?.values.PosixProfile).toEqual({ Uid: 1000, Gid: 0 });
  });
});

describe('users that are there already', () => {
  test('with these values are nothing to do, and other values are told beside the cell', () => {
    const key = newKey();
    const { said, users } = plan(
      `${HEAD}\nalice,/b/a,${key},${ROLE}\nbob,/b/b,,${ROLE}\ncarol,,${key},\ndave,/b/d,,${ROLE}`,
      {
        known: [
          ['alice', there(ROLE, '/b/a', [key])],
          ['bob', there(OTHER_ROLE, '/old/b')],
          ['carol', there(OTHER_ROLE, '/b/c')],
          ['dave', {}],
        ],
      },
    );
    expect(said.map(({ outcome }) => outcome)).toEqual(['nothing', 'differs', 'add-key', 'compare']);
    expect(said[0]?.notes).toEqual(['public_key: The user has this key already.']);
    expect(said[1]?.notes).toEqual([
      `role_arn: There with ${OTHER_ROLE}.`,
      'home_dir: There with /old/b shown as /.',
    ]);
    const writes = (choice: 'keep' | 'update') =>
      users.filter((user) => hasWrite(user, choice)).map(({ userName }) => userName);
    expect(writes('keep')).toEqual([]);
    expect(writes('update')).toEqual(['bob', 'dave']);
    expect(users.flatMap(({ userName, keys }) => keys.map(() => userName))).toEqual(['carol']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge, type PolicyHolder, readSessionPolicy, type S3Request } from './session-policy';

const holder: PolicyHolder = {
  UserName: 'alice',
  HomeDirectoryType: 'PATH',
  HomeDirectory: '/my-bucket/home/alice/',
};
type Members = Record<string, unknown>;

const read = (statements: unknown, whose = holder) =>
  readSessionPolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }), whose);
const allows = (statements: unknown, request: S3Request, whose = holder) =>
  judge(read(statements, whose), request).allowed;
const on = (action: string, resource: string): S3Request => ({
  action,
  resource: `arn:aws:s3:::${resource}`,
});
const list = (bucket: string, prefix: string): S3Request => ({
  ...on('s3:ListBucket', bucket),
  conditions: { 's3:prefix': prefix, 's3:delimiter': '/' },
});
const allow = (members: Members) => ({ Effect: 'Allow', ...members });
const everything = allow({ Action: '*', Resource: '*' });
const whyNot = (text: string, whose = holder) => {
  const policy = readSessionPolicy(text, whose);
  return policy.understood ? undefined : policy.reason;
};

/** The policy that the user guide gives for a home directory. */
const usual = [
  {
    Sid: 'AllowListingOfUserFolder',
    Effect: 'Allow',
    Action: ['s3:ListBucket'],
    Resource: [`arn:aws:s3:::\${transfer:HomeBucket}`],
    Condition: { StringLike: { 's3:prefix': [`\${transfer:HomeFolder}/*`, `\${transfer:HomeFolder}`] } },
  },
  {
    Sid: 'HomeDirObjectAccess',
    Effect: 'Allow',
    Action: [
      's3:PutObject',
      's3:GetObject',
      's3:DeleteObjectVersion',
      's3:DeleteObject',
      's3:GetObjectVersion',
    ],
    Resource: `arn:aws:s3:::\${transfer:HomeDirectory}/*`,
  },
];

describe('the usual policy of a home directory', () => {
  test.each([
    [list('my-bucket', 'home/alice/'), true],
    [list('my-bucket', 'home/alice/in/'), true],
    [list('my-bucket', 'home/alice'), true],
    [list('my-bucket', 'home/'), false],
    [list('my-bucket', ''), false],
    [list('my-bucket', 'home/alicea/'), false],
    [list('other-bucket', 'home/alice/'), false],
    [on('s3:ListBucket', 'my-bucket'), false],
    [on('s3:GetObject', 'my-bucket/home/alice/a'), true],
    [on('s3:PutObject', 'my-bucket/home/alice/in/a'), true],
    [on('s3:DeleteObject', 'my-bucket/home/alice/a'), true],
    [on('s3:GetObject', 'my-bucket/home/bob/a'), false],
    [on('s3:GetObject', 'my-bucket/home/alice'), false],
    [on('s3:GetObjectAcl', 'my-bucket/home/alice/a'), false],
  ])('%j: %s', (request, expected) => {
    expect(allows(usual, request)).toBe(expected);
  });
});

test('without an Allow nothing is allowed, and the answer names the request', () => {
  expect(judge(read([]), on('s3:GetObject', 'b/k'))).toEqual({
    allowed: false,
    reason: 'no statement of the session policy allows s3:GetObject on arn:aws:s3:::b/k',
  });
  expect(judge(read([]), list('b', 'in/')).reason).toContain('with the prefix "in/"');
});

test('a Deny wins over every Allow, and is named by its number and Sid', () => {
  const deny = { Sid: 'NoSecrets', Effect: 'Deny', Action: 's3:*', Resource: 'arn:aws:s3:::b/secret/*' };
  for (const statements of [
    [everything, deny],
    [deny, everything],
  ]) {
    expect(allows(statements, on('s3:GetObject', 'b/secret/a'))).toBe(false);
    expect(allows(statements, on('s3:GetObject', 'b/open/a'))).toBe(true);
  }
  expect(judge(read([everything, deny]), on('s3:GetObject', 'b/secret/a')).reason).toBe(
    'statement 2 (NoSecrets) of the session policy denies s3:GetObject on arn:aws:s3:::b/secret/a',
  );
});

test('actions differ by no case, resources do', () => {
  const statement = allow({ Action: 'S3:getobject', Resource: 'arn:aws:s3:::b/Key' });
  expect(allows(statement, on('s3:GetObject', 'b/Key'))).toBe(true);
  expect(allows(statement, on('s3:GetObject', 'b/key'))).toBe(false);
});

test('actions have wildcards, and those of other services allow nothing here', () => {
  expect(allows(allow({ Action: 's3:Get*', Resource: '*' }), on('s3:GetObject', 'b/k'))).toBe(true);
  expect(allows(allow({ Action: 's3:?etObject', Resource: '*' }), on('s3:GetObject', 'b/k'))).toBe(true);
  expect(allows(allow({ Action: 's3:Put*', Resource: '*' }), on('s3:GetObject', 'b/k'))).toBe(false);
  expect(allows(allow({ Action: 'kms:*', Resource: '*' }), on('s3:GetObject', 'b/k'))).toBe(false);
});

test('NotAction and NotResource mean all the others', () => {
  const statements = [
    allow({ NotAction: ['s3:Delete*', 's3:Put*'], NotResource: 'arn:aws:s3:::b/secret/*' }),
  ];
  expect(allows(statements, on('s3:GetObject', 'b/k'))).toBe(true);
  expect(allows(statements, on('s3:DeleteObject', 'b/k'))).toBe(false);
  expect(allows(statements, on('s3:GetObject', 'b/secret/k'))).toBe(false);
});

describe('conditions', () => {
  const granted = (Condition: unknown, request = list('b', 'in/')) =>
    allows(allow({ Action: '*', Resource: '*', Condition }), request);

  test.each<[unknown, boolean]>([
    [{ StringEquals: { 's3:prefix': 'in/' } }, true],
    [{ StringEquals: { 's3:prefix': ['out/', 'in/'] } }, true],
    [{ StringEquals: { 's3:prefix': 'IN/' } }, false],
    [{ StringEquals: { 's3:prefix': 'in/*' } }, false],
    [{ StringEqualsIgnoreCase: { 's3:prefix': 'IN/' } }, true],
    [{ StringLike: { 's3:prefix': 'i?/*' } }, true],
    [{ StringLike: { 's3:prefix': '' } }, false],
    [{ StringNotEquals: { 's3:prefix': 'in/' } }, false],
    [{ StringNotEquals: { 's3:prefix': ['out/', 'in/'] } }, false],
    [{ StringNotLike: { 's3:prefix': 'out/*' } }, true],
    [{ StringNotEqualsIgnoreCase: { 's3:prefix': 'IN/' } }, false],
    [{ StringEquals: { 's3:prefix': 'in/', 's3:delimiter': '/' } }, true],
    [{ StringEquals: { 's3:prefix': 'in/', 's3:delimiter': '' } }, false],
    [{ StringLike: { 's3:prefix': 'in/*' }, StringNotEquals: { 's3:prefix': 'in/' } }, false],
    [{ StringEquals: { 'S3:Prefix': 'in/' } }, true],
    [{ Null: { 's3:prefix': 'false' } }, true],
    [{ Null: { 's3:prefix': 'true' } }, false],
    [{}, true],
  ])('%j on a listing of in/: %s', (condition, expected) => {
    expect(granted(condition)).toBe(expected);
  });

  test.each<[unknown, boolean]>([
    [{ StringLike: { 's3:prefix': '*' } }, false],
    [{ StringLikeIfExists: { 's3:prefix': 'in/*' } }, true],
    [{ StringNotEquals: { 's3:prefix': 'in/' } }, true],
    [{ Null: { 's3:prefix': 'true' } }, true],
  ])('%j where the request has no prefix: %s', (condition, expected) => {
    expect(granted(condition, on('s3:GetObject', 'b/k'))).toBe(expected);
  });
});

describe('variables', () => {
  const file = (resource: string, whose: PolicyHolder, key: string) =>
    allows(allow({ Action: '*', Resource: `arn:aws:s3:::${resource}` }), on('s3:GetObject', key), whose);

  test('stand for the user and the parts of a PATH home', () => {
    expect(file(`\${transfer:HomeBucket}/\${transfer:UserName}`, holder, 'my-bucket/alice')).toBe(true);
    expect(file(`\${transfer:HomeDirectory}`, holder, 'my-bucket/home/alice')).toBe(true);
    expect(file(`x/\${transfer:HomeFolder}`, holder, 'x/home/alice')).toBe(true);
    expect(file(`\${Transfer:homeBucket}/a`, holder, 'my-bucket/a')).toBe(true);
  });

  test('are empty where a home has no such part', () => {
    const bucket = { ...holder, HomeDirectory: '/my-bucket' };
    expect(file(`\${transfer:HomeBucket}/\${transfer:HomeFolder}`, bucket, 'my-bucket/')).toBe(true);
    expect(file(`\${transfer:HomeDirectory}/*`, { ...holder, HomeDirectory: '' }, '/a')).toBe(true);
  });

  test('of the home mean nothing with logical directories, while the user name does', () => {
    const logical: PolicyHolder = { ...holder, HomeDirectoryType: 'LOGICAL' };
    expect(read(usual, logical)).toEqual({
      understood: false,
      reason: `the variable \${transfer:HomeBucket} has no value here`,
    });
    expect(file(`b/\${transfer:UserName}`, logical, 'b/alice')).toBe(true);
  });
});

describe('what is not understood denies', () => {
  const only = (members: Members) => JSON.stringify({ Statement: [allow({ ...members })] });
  const plain = { Action: '*', Resource: '*' };

  test.each([
    ['arn:aws:iam::aws:policy/AmazonS3FullAccess', 'it is no JSON'],
    ['', 'it is no JSON'],
    ['null', 'it is no JSON object'],
    ['[]', 'it is no JSON object'],
    ['{}', 'statement 1 is no JSON object'],
    ['{"Statement":[[]]}', 'statement 1 is no JSON object'],
    ['{"Version":"2020-01-01","Statement":[]}', 'its Version is not one of 2012-10-17 and 2008-10-17'],
    ['{"statement":[]}', 'it has the member statement, which is not known'],
    [
      JSON.stringify({ Statement: { Effect: 'allow' } }),
      'the Effect of statement 1 is neither Allow nor Deny',
    ],
    [only({ ...plain, Principal: '*' }), 'statement 1 has the member Principal, which is not known'],
    [only({ Action: '*' }), 'statement 1 has to have either Resource or NotResource'],
    [only({ ...plain, NotAction: 's3:*' }), 'statement 1 has to have either Action or NotAction'],
    [only({ ...plain, Action: [] }), 'Action of statement 1 is no text and no list of texts'],
    [only({ ...plain, Action: 5 }), 'Action of statement 1 is no text and no list of texts'],
    [only({ ...plain, Resource: `\${aws:username}` }), `the variable \${aws:username} has no value here`],
    [
      only({ ...plain, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }),
      'the condition key aws:SourceIp of statement 1 is not known',
    ],
    [
      only({ ...plain, Condition: { 'ForAnyValue:StringLike': { 's3:prefix': '*' } } }),
      'the condition operator ForAnyValue:StringLike of statement 1 is not known',
    ],
    [only({ ...plain, Condition: 'none' }), 'the Condition of statement 1 is no JSON object'],
    [only({ ...plain, Sid: 'x'.repeat(2100) }), 'it has more than 2048 characters'],
  ])('%.60s', (text, reason) => {
    expect(whyNot(text)).toBe(reason);
    const verdict = judge(readSessionPolicy(text, holder), on('s3:GetObject', 'b/k'));
    expect(verdict).toEqual({ allowed: false, reason: `the session policy is not understood: ${reason}` });
  });

  test('also where every other statement would be understood', () => {
    expect(allows([everything, { Effect: 'Deny' }], on('s3:GetObject', 'b/k'))).toBe(false);
  });

  test('and no text whatever breaks the reading', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((value) => JSON.stringify({ Statement: value })),
    );
    fc.assert(
      fc.property(text, (some) => {
        const policy = readSessionPolicy(some, holder);
        return policy.understood || !judge(policy, on('s3:GetObject', 'b/k')).allowed;
      }),
    );
  });
});

const texts = fc.constantFrom('*', 's3:*', 's3:Get*', 's3:GetObject', 's3:PutObject', 's3:ListBucket');
const resources = fc.constantFrom(
  '*',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/in/*',
  'arn:aws:s3:::b',
  'arn:aws:s3:::c/k',
);
const conditions = fc.constantFrom<unknown[]>(
  undefined,
  { StringLike: { 's3:prefix': 'in/*' } },
  { StringNotEquals: { 's3:prefix': 'in/' } },
);
const statement = (Effect: string) =>
  fc.record({ Effect: fc.constant(Effect), Action: texts, Resource: resources, Condition: conditions });
const statements = fc.array(fc.oneof(statement('Allow'), statement('Deny')), { maxLength: 6 });
const requests = fc.constantFrom(
  on('s3:GetObject', 'b/in/k'),
  on('s3:PutObject', 'b/k'),
  on('s3:GetObject', 'c/k'),
  list('b', 'in/'),
  list('b', ''),
);

describe('of any policy', () => {
  test('the order of the statements makes no difference', () => {
    fc.assert(
      fc.property(
        statements,
        requests,
        (some, request) => allows(some, request) === allows([...some].reverse(), request),
      ),
    );
  });

  test('one more Allow takes nothing away, and one more Deny gives nothing', () => {
    fc.assert(
      fc.property(
        statements,
        statement('Allow'),
        statement('Deny'),
        requests,
        (some, more, less, request) => {
          const before = allows(some, request);
          return (
            (!before || allows([...some, more], request)) && (before || !allows([...some, less], request))
          );
        },
      ),
    );
  });

  test('a Deny of everything denies everything', () => {
    const nothing = { Effect: 'Deny', Action: '*', Resource: '*' };
    fc.assert(fc.property(statements, requests, (some, request) => !allows([...some, nothing], request)));
  });
});

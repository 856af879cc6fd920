/** How answers of identity providers are explained. */
import { describe, expect, it } from 'vitest';
import { explain, type LoginTest } from './rules';
import { loginTestSchema, toTestInput } from './schema';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGKSRBDyHzWKXmCFJUDC2eX9LJhoGJCjOmHCNBaGGY0k';
const Role = 'arn:aws:iam::111122223333:role/sftp-staff';
const lambda = { IdentityProviderType: 'AWS_LAMBDA' } as const;

function test(
  answer: object | string,
  change: Partial<LoginTest> & { message?: string; status?: number } = {},
) {
  const { message = '', status = 200, ...rest } = change;
  const Response = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return {
    id: '1',
    at: '2026-01-01T00:00:00Z',
    UserName: 'alice',
    ServerProtocol: 'SFTP' as const,
    SourceIp: '',
    withPassword: true,
    answer: { StatusCode: status, Url: '', Message: message, Response },
    ...rest,
  };
}
const wrongOf = (told: ReturnType<typeof explain>) =>
  told.findings.filter(({ tone }) => tone === 'wrong').map(({ text }) => text);

describe('an answer', () => {
  it('with a role lets in, and shows the mappings as they will be seen', () => {
    const HomeDirectoryDetails = JSON.stringify([{ Entry: '/in', Target: '/inbox/alice' }]);
    const told = explain(test({ Role, HomeDirectoryType: 'LOGICAL', HomeDirectoryDetails }), lambda);
    expect(told).toMatchObject({ verdict: 'admitted', role: Role, findings: [] });
    expect(told.mappings).toEqual([{ Entry: '/in', Target: '/inbox/alice', Type: 'DIRECTORY' }]);
  });

  it('that is empty is a refusal with status 200, and says so', () => {
    for (const empty of ['', '{}']) expect(explain(test(empty), lambda).verdict).toBe('refused');
  });

  it.each([
    ['Role is missing', { HomeDirectory: '/bucket' }],
    ['Role is not the ARN', { Role: 'admin' }],
    [
      'HomeDirectoryDetails must be a string',
      { Role, HomeDirectoryType: 'LOGICAL', HomeDirectoryDetails: [] },
    ],
    ['HomeDirectoryDetails is missing', { Role, HomeDirectoryType: 'LOGICAL' }],
    [
      'HomeDirectoryDetails must be a list',
      { Role, HomeDirectoryType: 'LOGICAL', HomeDirectoryDetails: '{}' },
    ],
    [
      'Mapping 1',
      { Role, HomeDirectoryType: 'LOGICAL', HomeDirectoryDetails: '[{"Entry":"in","Target":"/b"}]' },
    ],
    ['Policy is not', { Role, Policy: 'arn:aws:iam::aws:policy/AmazonS3FullAccess' }],
    ['PublicKeys must be a list', { Role, PublicKeys: KEY }],
    ['Key 1 of PublicKeys', { Role, PublicKeys: ['ssh-ed25519 nonsense'] }],
  ])('in which %s opens no session, and the member is named', (start, answer) => {
    const told = explain(test(answer), lambda);
    expect(told.verdict).toBe('refused');
    expect(wrongOf(told)).toEqual([expect.stringContaining(start)]);
  });

  it('for EFS needs a POSIX profile', () => {
    const efs = { ...lambda, Domain: 'EFS' } as const;
    expect(wrongOf(explain(test({ Role, HomeDirectory: '/fs-1' }), efs))[0]).toMatch(/PosixProfile/);
    const answer = { Role, HomeDirectory: '/fs-1', PosixProfile: { Uid: 1000, Gid: 1000 } };
    expect(explain(test(answer), efs)).toMatchObject({ verdict: 'admitted', posix: 'user 1000, group 1000' });
  });

  it('against which AWS itself has something counts as a refusal', () => {
    const told = explain(test({ Role, HomeDirectory: '/b' }, { message: 'No.' }), lambda);
    expect(told).toMatchObject({ verdict: 'refused', findings: [{ tone: 'wrong', text: 'No.' }] });
  });

  it('of a directory is read in its own spelling, and its refusals are put in words', () => {
    const directory = { IdentityProviderType: 'AWS_DIRECTORY_SERVICE' } as const;
    expect(explain(test({ role: Role, homeDirectory: '/bucket' }), directory).role).toBe(Role);
    const two = { message: "More than one associated access found for user's groups." };
    expect(wrongOf(explain(test('', two), directory))[0]).toMatch(/all but one/);
  });
});

describe('what was tried', () => {
  const keys = { Role, HomeDirectory: '/b', PublicKeys: [KEY] };
  const server = (SftpAuthenticationMethods: 'PUBLIC_KEY' | 'PUBLIC_KEY_AND_PASSWORD' | 'PASSWORD') => ({
    ...lambda,
    IdentityProviderDetails: { SftpAuthenticationMethods },
  });
  const withKey = { withPassword: false };

  it('is enough only where the server asks for nothing else', () => {
    expect(explain(test(keys, withKey), lambda).verdict).toBe('admitted');
    expect(explain(test(keys, withKey), server('PUBLIC_KEY_AND_PASSWORD')).verdict).toBe('half');
    expect(explain(test(keys), server('PUBLIC_KEY_AND_PASSWORD')).verdict).toBe('half');
    expect(explain(test(keys), server('PUBLIC_KEY')).verdict).toBe('half');
    expect(explain(test(keys, withKey), server('PASSWORD')).verdict).toBe('half');
    expect(explain(test(keys, { ...withKey, ServerProtocol: 'FTPS' }), lambda).verdict).toBe('half');
  });

  it('names the keys by their fingerprints', () => {
    expect(explain(test(keys, withKey), lambda).keys).toEqual([
      { algorithm: 'ED25519', fingerprint: expect.stringMatching(/^SHA256:/) },
    ]);
    expect(explain(test({ Role, HomeDirectory: '/b' }, withKey), server('PUBLIC_KEY')).verdict).toBe(
      'refused',
    );
  });

  it('goes out without what was left empty', () => {
    const form = { ServerId: 's-0123456789abcdef0', UserName: 'alice', ServerProtocol: 'SFTP' as const };
    const values = loginTestSchema.parse({ ...form, UserPassword: '', SourceIp: '' });
    expect(toTestInput(values)).toEqual(form);
  });
});

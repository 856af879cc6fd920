import { describe, expect, test } from 'vitest';
import { type CreateUserValues, createUserSchema, updateUserSchema } from './schema';

const ServerId = 's-0123456789abcdef0';
const Role = 'arn:aws:iam::111122223333:role/sftp-user';
const publicKey = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)} alice`;

function values(changes: Partial<CreateUserValues> = {}): CreateUserValues {
  return {
    ServerId,
    Domain: 'S3',
    UserName: 'alice',
    Role,
    layout: 'folder',
    HomeDirectory: '',
    HomeDirectoryMappings: [{ Entry: '/', Target: '/bucket/home', Type: 'DIRECTORY' }],
    Policy: '',
    PosixProfile: { SecondaryGids: '' },
    SshPublicKeyBody: '',
    Tags: [],
    ...changes,
  };
}

/** The paths of the fields that are refused. */
function refused(
  input: unknown,
  schema: typeof createUserSchema | typeof updateUserSchema = createUserSchema,
) {
  const result = schema.safeParse(input);
  return result.success ? [] : result.error.issues.map((issue) => issue.path.join('.'));
}

describe('creating a user', () => {
  test('sends nothing that was not filled in', () => {
    expect(createUserSchema.parse(values())).toEqual({
      ServerId,
      UserName: 'alice',
      Role,
      HomeDirectoryType: 'LOGICAL',
      HomeDirectoryMappings: [{ Entry: '/', Target: '/bucket/home', Type: 'DIRECTORY' }],
    });
    expect(createUserSchema.parse(values({ layout: 'path' }))).toEqual({
      ServerId,
      UserName: 'alice',
      Role,
      HomeDirectoryType: 'PATH',
    });
  });

  test('sends one folder as the only mapping, of "/", whatever other rows were typed before', () => {
    const mappings = [
      { Entry: '/x', Target: '/bucket/x', Type: 'FILE' as const },
      { Entry: '/y', Target: '', Type: 'DIRECTORY' as const },
    ];
    expect(createUserSchema.parse(values({ HomeDirectoryMappings: mappings })).HomeDirectoryMappings).toEqual(
      [{ Entry: '/', Target: '/bucket/x', Type: 'DIRECTORY' }],
    );
  });

  test('sends key, policy, tags and path where they are there', () => {
    const Policy = '{"Statement":[]}';
    const Tags = [
      { Key: ' team ', Value: 'a' },
      { Key: '', Value: '' },
    ];
    const sent = createUserSchema.parse(
      values({ layout: 'path', HomeDirectory: '/b/a', SshPublicKeyBody: `${publicKey}\n`, Policy, Tags }),
    );
    expect(sent).toMatchObject({
      HomeDirectory: '/b/a',
      SshPublicKeyBody: publicKey,
      Policy,
      Tags: [{ Key: 'team', Value: 'a' }],
    });
  });

  test('asks for the POSIX ids on EFS only, and never sends a policy there', () => {
    const efs = values({ Domain: 'EFS', Policy: 'left over' });
    expect(refused(efs)).toEqual(['PosixProfile.Uid', 'PosixProfile.Gid']);
    const sent = createUserSchema.parse({ ...efs, PosixProfile: { Uid: 0, Gid: 5, SecondaryGids: '6, 7' } });
    expect(sent.PosixProfile).toEqual({ Uid: 0, Gid: 5, SecondaryGids: [6, 7] });
    expect(sent).not.toHaveProperty('Policy');
    expect(createUserSchema.parse(values())).not.toHaveProperty('PosixProfile');
  });

  test('refuses each wrong value at its field', () => {
    expect(refused(values({ UserName: 'ab' }))).toEqual(['UserName']);
    expect(refused(values({ Role: 'sftp-user' }))).toEqual(['Role']);
    expect(refused(values({ layout: 'path', HomeDirectory: 'bucket' }))).toEqual(['HomeDirectory']);
    expect(refused(values({ layout: 'mappings', HomeDirectoryMappings: [] }))).toEqual([
      'HomeDirectoryMappings',
    ]);
    expect(refused(values({ Policy: '{' }))).toEqual(['Policy']);
    expect(refused(values({ SshPublicKeyBody: 'ssh-ed25519' }))).toEqual(['SshPublicKeyBody']);
    expect(
      refused(values({ HomeDirectoryMappings: [{ Entry: '/', Target: 'x', Type: 'DIRECTORY' }] })),
    ).toEqual(['HomeDirectoryMappings.0.Target']);
  });

  test('refuses a private key without repeating it', () => {
    const result = createUserSchema.safeParse(
      values({ SshPublicKeyBody: '-----BEGIN OPENSSH PRIVATE KEY-----\nc2VjcmV0\n' }),
    );
    expect(result.success).toBe(false);
    expect(JSON.stringify(result.error)).not.toContain('c2VjcmV0');
  });
});

describe('updating a user', () => {
  const user = { ServerId, UserName: 'alice' };

  test('sends one section and leaves the others alone', () => {
    expect(updateUserSchema.parse({ section: 'role', ...user, Role })).toEqual({ ...user, Role });
    const posix = { Uid: 1, Gid: 2, SecondaryGids: '' };
    expect(updateUserSchema.parse({ section: 'posix', ...user, PosixProfile: posix })).toEqual({
      ...user,
      PosixProfile: { Uid: 1, Gid: 2 },
    });
  });

  test('clears a policy by sending ""', () => {
    const cleared = updateUserSchema.parse({ section: 'policy', ...user, layout: 'folder', Policy: ' ' });
    expect(cleared).toEqual({ ...user, Policy: '' });
  });

  test('goes from mappings to real paths without sending mappings, which AWS would refuse', () => {
    const home = { layout: 'path', HomeDirectory: '', HomeDirectoryMappings: [] };
    expect(updateUserSchema.parse({ section: 'home', ...user, ...home })).toEqual({
      ...user,
      HomeDirectoryType: 'PATH',
      HomeDirectory: '',
    });
  });

  test('refuses a path variable in the policy of a restricted user', () => {
    const Policy = `{"Statement":[{"Resource":"\${transfer:HomeBucket}"}]}`;
    const policy = { section: 'policy', ...user, layout: 'folder', Policy };
    expect(refused(policy, updateUserSchema)).toEqual(['Policy']);
    expect(refused({ ...policy, layout: 'path' }, updateUserSchema)).toEqual([]);
  });
});

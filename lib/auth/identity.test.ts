import { describe, expect, test } from 'vitest';
import { mappedRole, readIdentity } from './identity';
import { refusalSentence } from './sign-in-refusals';

const roleOfGroup = new Map([
  ['ops', 'operator'],
  ['admins', 'admin'],
  ['staff', 'viewer'],
] as const);

describe('what a provider says', () => {
  test('is read with its usual oddities', () => {
    const claims = { sub: 'u1', email: ' Ana@Example.com', email_verified: 'true', groups: 'ops' };
    expect(readIdentity(claims, 'groups')).toEqual({
      subject: 'u1',
      email: 'ana@example.com',
      emailVerified: true,
      name: 'ana@example.com',
      groups: ['ops'],
    });
  });

  test.each([[{}], [{ sub: '' }], [{ sub: 7 }], [{ sub: 'x'.repeat(256) }]])('%j names nobody', (claims) => {
    expect(readIdentity(claims, 'groups')).toBeUndefined();
  });

  test.each([
    'ana',
    'ana @example.com',
    'ana@example.com\nbcc',
    7,
    ['ana@example.com'],
    `${'x'.repeat(200)}@e.com`,
  ])('%j is no address', (email) => {
    expect(readIdentity({ sub: 'u1', email }, 'groups')?.email).toBeUndefined();
  });

  test('only text counts as a group, and only an exact name', () => {
    const identity = readIdentity(
      { sub: 'u1', groups: [7, null, { admins: 1 }, 'Admins', 'ops '] },
      'groups',
    );
    expect(mappedRole(identity?.groups ?? [], { roleOfGroup })).toBeUndefined();
    expect(mappedRole(['staff', 'admins', 'ops'], { roleOfGroup })).toBe('admin');
  });

  test('a name is kept short and on one line', () => {
    expect(readIdentity({ sub: 'u1', name: `Ana\nLovelace${'x'.repeat(200)}` }, 'groups')?.name).toMatch(
      /^Ana Lovelacex{88}$/,
    );
  });
});

test('the sign-in page repeats nothing that stands in the address', () => {
  for (const code of ['<script>', 'constructor', 'call 555-0100']) {
    expect(refusalSentence(code, 'Example Login')).toMatch(/^Signing in with Example Login failed\./);
  }
  expect(refusalSentence(undefined, 'Example Login')).toBeUndefined();
});

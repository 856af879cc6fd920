import { expect, test } from 'vitest';
import { can, roles } from '@/lib/permissions';
import { urlProblem } from './rules';

test('only who manages AS2, and those above, says to which address a connector sends', () => {
  const able = ['as2-manager', 'operator', 'admin'];
  for (const operation of ['CreateConnector', 'UpdateConnector'] as const) {
    expect(roles.filter((role) => can(role, operation))).toEqual(able);
  }
});

test.each([
  'file:///etc/passwd',
  'gopher://127.0.0.1:25/',
  'javascript:alert(1)',
  'ftp://files.example',
  'https://user:password@partner.example/',
  '//partner.example',
  'http://',
  `https://partner.example/${'x'.repeat(3_000)}`,
])('a URL such as %s is refused', (url) => {
  expect(urlProblem(url)).toBeTruthy();
});

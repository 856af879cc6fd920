import { expect, test } from 'vitest';
import { safeReturnPath, signInPath } from './return-path';

test.each([
  ['/activity?operation=SignIn', '/activity?operation=SignIn'],
  ['/e/local/servers/s-0123456789abcdef0', '/e/local/servers/s-0123456789abcdef0'],
])('%s leads back', (asked, path) => {
  expect(safeReturnPath(asked)).toBe(path);
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/..//evil.example',
  '/.//evil.example/',
  '\\\\evil.example',
  'javascript:alert(1)',
  '/\t/evil.example',
  '/api/read/servers.list',
  '/sign-in?next=/x',
  '',
  undefined,
  ['/a', '/b'],
])('%s leads to the dashboard', (asked) => {
  expect(safeReturnPath(asked)).toBe('/');
});

test('the sign-in page is told where to lead, and nothing where that is the dashboard', () => {
  expect(signInPath('/activity?actor=a&b=c')).toBe('/sign-in?next=%2Factivity%3Factor%3Da%26b%3Dc');
  expect(signInPath('/')).toBe('/sign-in');
  expect(signInPath(null)).toBe('/sign-in');
});

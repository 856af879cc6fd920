// What an administrator reads about a line of a server's log.
import { expect, test } from 'vitest';
import { explain } from './explain';
import { factsOfText } from './log-line';

test.each([
  [{ method: 'publickey', message: 'SHA-1 signatures are refused' }, /algorithm that the security policy/],
  [{ method: 'publickey', message: 'Invalid user name' }, /no such user/],
  [{ method: 'publickey', message: 'RSA SHA256:x' }, /None of the keys/],
  [{ method: 'password', message: 'Bad password' }, /password was refused/],
  [{ message: 'Role is not valid' }, /role, session policy or home directory/],
])('a refused login %j says what to do', (facts, advice) => {
  const explained = explain({ 'activity-type': 'AUTH_FAILURE', ...facts });
  expect(explained).toMatchObject({ what: 'Login refused', tone: 'failed', detail: facts.message });
  expect(explained.advice).toMatch(advice);
});

test.each([
  ['no matching cipher found', 'ciphers'],
  ['no matching host key type found', 'host key types'],
  ['no matching MAC found', 'MACs'],
  ['no matching key exchange method found', 'key exchange methods'],
])('“%s” names what client and policy do not share', (message, list) => {
  const { advice } = explain({ 'activity-type': 'KEX_FAILURE', message });
  expect(advice).toContain(`no ${list} in common`);
});

test('a line of text is explained like an event', () => {
  const facts = factsOfText('alice.0a1b CLOSE Path=/files/a b.csv BytesIn=2048');
  expect(explain(facts ?? {})).toEqual({ what: 'Uploaded', tone: 'ok', detail: '/files/a b.csv, 2 KiB' });
});

test('an event of a kind that nobody knows yet is shown by its name', () => {
  expect(explain({ type: 'ExecutionErrored', message: 'x' })).toMatchObject({
    what: 'Execution errored',
    tone: 'failed',
  });
  expect(explain({ 'activity-type': 'constructor' }).what).toBe('Constructor');
});

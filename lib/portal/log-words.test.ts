import { describe, expect, test } from 'vitest';
import { failureWords, type Home, refusalWords, seenPath } from './log-words';

const folder: Home = {
  userName: 'alice',
  directory: '/acme-bucket/home/alice',
  isLogical: false,
  mappings: [],
};
const mapped: Home = {
  userName: 'alice',
  directory: undefined,
  isLogical: true,
  mappings: [
    { Entry: '/', Target: '/acme-bucket/base' },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of Transfer Family
    { Entry: '/inbox', Target: '/other-bucket/in/${transfer:UserName}' },
  ],
};

describe('a path in a partner’s history', () => {
  test.each([
    [folder, '/acme-bucket/home/alice/in/a.csv', '/in/a.csv'],
    [folder, '/acme-bucket/home/alice', '/'],
    [mapped, '/acme-bucket/base/x/a.csv', '/x/a.csv'],
    [mapped, '/other-bucket/in/alice/a.csv', '/inbox/a.csv'],
    [mapped, '/other-bucket/in/alice', '/inbox'],
  ])('is as the user sees it', (home, stored, seen) => expect(seenPath(stored, home)).toBe(seen));

  test.each([
    [folder, '/acme-bucket/home/alicent/a.csv'],
    [folder, '/secret-bucket/a.csv'],
    [mapped, '/other-bucket/in/bob/a.csv'],
    [{ ...folder, directory: undefined }, '/secret-bucket/a.csv'],
    [{ ...folder, directory: '/' }, '/secret-bucket/a.csv'],
  ])('never names a bucket or a folder outside of its home', (home, stored) =>
    expect(seenPath(stored, home)).toBe('a.csv'),
  );
});

test('what AWS says of a failure is told in words of ours, without roles, accounts or buckets', () => {
  const told = failureWords(
    'User: arn:aws:sts::123456789012:assumed-role/secret is not authorized to perform s3:PutObject on arn:aws:s3:::secret',
  );
  expect(told).toBe('The user may not do this there.');
  for (const text of ['No such file', 'gibberish arn:aws:iam::1:role/x', '', undefined])
    expect(failureWords(text)).not.toMatch(/arn|role|bucket/);
  expect(refusalWords({ method: 'publickey', message: 'arn:aws:iam::1:role/x' })).not.toContain('arn');
});

import { expect, test } from 'vitest';
import { type FileDeed, mayDo, mayRename, requestsFor } from './file-rights';
import { readSessionPolicy } from './session-policy';

const holder = { UserName: 'alice', HomeDirectoryType: 'PATH', HomeDirectory: '/bucket/home' } as const;
const granting = (Action: string | string[], Resource: string, Condition?: unknown) =>
  readSessionPolicy(JSON.stringify({ Statement: { Effect: 'Allow', Action, Resource, Condition } }), holder);
const path = ['bucket', 'in', 'file'];

test.each<[FileDeed, string]>([
  ['read', 's3:GetObject on arn:aws:s3:::bucket/in/file'],
  ['write', 's3:PutObject on arn:aws:s3:::bucket/in/file'],
  ['remove-file', 's3:DeleteObject on arn:aws:s3:::bucket/in/file'],
  ['make-folder', 's3:PutObject on arn:aws:s3:::bucket/in/file/'],
  ['remove-folder', 's3:DeleteObject on arn:aws:s3:::bucket/in/file/'],
  ['list', 's3:ListBucket on arn:aws:s3:::bucket'],
])('%s is %s', (deed, expected) => {
  const [request, ...more] = requestsFor(deed, path);
  expect(`${request?.action} on ${request?.resource}`).toBe(expected);
  expect(more).toEqual([]);
});

test('a listing is asked for by the folder’s prefix, which is empty for a bucket', () => {
  const prefix = (...names: string[]) => requestsFor('list', names)[0]?.conditions?.['s3:prefix'];
  expect(prefix('bucket', 'a', 'b')).toBe('a/b/');
  expect(prefix('bucket')).toBe('');
});

test('a look is for whoever may read it, list it, or list the folder that it stands in', () => {
  const byPrefix = (prefix: string) =>
    granting('s3:ListBucket', 'arn:aws:s3:::bucket', { StringEquals: { 's3:prefix': prefix } });
  expect(mayDo(granting('s3:GetObject', '*'), 'look', path).allowed).toBe(true);
  expect(mayDo(byPrefix('in/file/'), 'look', path).allowed).toBe(true);
  expect(mayDo(byPrefix('in/'), 'look', path).allowed).toBe(true);
  expect(mayDo(byPrefix(''), 'look', path).allowed).toBe(false);
  expect(mayDo(granting('s3:PutObject', '*'), 'look', path).allowed).toBe(false);
});

test('a rename reads the one, writes the other and deletes the first', () => {
  const to = ['bucket', 'out', 'file'];
  const all = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];
  expect(mayRename(granting(all, '*'), path, to).allowed).toBe(true);
  for (const missing of all) {
    const rest = all.filter((action) => action !== missing);
    const { allowed, reason } = mayRename(granting(rest, '*'), path, to);
    expect(allowed).toBe(false);
    expect(reason).toContain(missing);
  }
  expect(mayRename(granting(all, 'arn:aws:s3:::bucket/in/*'), path, to).reason).toContain('bucket/out/file');
});

test('resources carry the partition of the server', () => {
  expect(requestsFor('read', path, 'aws-cn')[0]?.resource).toBe('arn:aws-cn:s3:::bucket/in/file');
});

import { expect, test } from 'vitest';
import { handOverKey, leaveUnfinished, takeUnfinished } from './hand-over';

test('a read that a page began is finished for the same session, once', async () => {
  const key = handOverKey('session-a', 'servers.list', 'local', {});
  leaveUnfinished(key, Promise.resolve('the servers'));
  expect(takeUnfinished(handOverKey('session-b', 'servers.list', 'local', {}))).toBeUndefined();
  expect(takeUnfinished(handOverKey('session-a', 'servers.list', 'other', {}))).toBeUndefined();
  await expect(takeUnfinished(key)).resolves.toBe('the servers');
  expect(takeUnfinished(key)).toBeUndefined();
});

test('a first page is the same read whether its missing token is named or not', () => {
  expect(handOverKey('s', 'users.list', 'local', { serverId: 'x', NextToken: undefined })).toBe(
    handOverKey('s', 'users.list', 'local', { serverId: 'x' }),
  );
});

test('a failure that nobody fetches stays unheard', async () => {
  const failing = Promise.reject(new Error('unreachable'));
  leaveUnfinished('failing', failing);
  await expect(takeUnfinished('failing')).rejects.toThrow('unreachable');
});

import { expect, test, vi } from 'vitest';
import { forgetUnfinished, handOverKey, leaveUnfinished, takeUnfinished } from './hand-over';

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

test('after a write nobody is handed what was read before it', () => {
  leaveUnfinished('before', Promise.resolve('the old servers'));
  leaveUnfinished('other', Promise.resolve('the old users'));
  forgetUnfinished('other');
  expect(takeUnfinished('other')).toBeUndefined();
  forgetUnfinished();
  expect(takeUnfinished('before')).toBeUndefined();
});

test('a failure keeps its name and words on the way from a page to the route, which have a class each', async () => {
  const ofRoute = await import('@/lib/transfer/errors');
  vi.resetModules();
  const ofPage = await import('@/lib/transfer/errors');
  expect(ofPage.TransferFailure).not.toBe(ofRoute.TransferFailure);
  const error = { code: 'ECONNREFUSED', kind: 'unreachable', message: 'away', fields: [] } as const;
  expect(ofRoute.toTransferError(new ofPage.TransferFailure({ ...error, fields: [] }))).toEqual(error);
});

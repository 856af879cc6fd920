// What is said of paths and failures, and how the file of a listing is read.
import { expect, test } from 'vitest';
import { readListing } from './listing-file';
import {
  failureTitle,
  failureTitles,
  localFolderProblem,
  parentOf,
  pollAfter,
  remotePathProblem,
} from './rules';
import { getFilesSchema, sendToServerSchema } from './schema';

const latin1 = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8').toString('latin1');

test('a listing shows folders first, by name, and whether there is more', () => {
  const text = latin1({
    files: [
      { filePath: '/outbox/größe.csv', modifiedTimestamp: '2026-11-01T08:00:00Z', size: 5 },
      { filePath: '/outbox/a.csv', modifiedTimestamp: '2026-11-02T08:00:00Z', size: 0 },
    ],
    paths: [{ path: '/outbox/old/' }, { path: '/outbox/archive' }],
    truncated: 'true',
  });
  expect(readListing(text)).toEqual({
    entries: [
      { path: '/outbox/archive', name: 'archive', isFolder: true },
      { path: '/outbox/old/', name: 'old', isFolder: true },
      { path: '/outbox/a.csv', name: 'a.csv', isFolder: false, size: 0, modified: '2026-11-02T08:00:00Z' },
      {
        path: '/outbox/größe.csv',
        name: 'größe.csv',
        isFolder: false,
        size: 5,
        modified: '2026-11-01T08:00:00Z',
      },
    ],
    truncated: true,
  });
});

test.each(['', '{', '[]', latin1({ files: [{ size: 1 }], paths: [] })])(
  'what is no listing is told as such: %j',
  (text) => expect(() => readListing(text)).toThrow(),
);

test('the way up leads to the root and no further', () => {
  const ways = { '/a/b': '/a', '/a/': '/', '/a': '/', '/': '', 'a/b': 'a', a: '' };
  for (const [folder, parent] of Object.entries(ways))
    expect([folder, parentOf(folder)]).toEqual([folder, parent]);
});

test('every documented failure has words, and others the sentence of the service', () => {
  const documented =
    'ASSUME_ROLE_ERROR UNSUPPORTED_OPERATION_ERROR CONNECTION_ERROR READ_FILE_ERROR WRITE_FILE_ERROR TIMEOUT_ERROR LIST_DIRECTORY_ERROR SEND_FILE_NOT_FOUND RETRIEVE_FILE_NOT_FOUND DIRECTORY_NOT_FOUND FILE_NOT_FOUND PATH_NOT_FOUND RENAME_ERROR DELETE_ERROR INTERNAL_ERROR UNKNOWN_ERROR';
  expect(Object.keys(failureTitles).sort()).toEqual(documented.split(' ').sort());
  expect(failureTitle({ failureCode: 'SOMETHING_NEW', failureMessage: 'It rained' })).toBe('It rained');
});

test('paths and folders are judged before they are sent', () => {
  for (const folder of ['/partner-files', '/partner-files/in', '/partner-files/in/'])
    expect(localFolderProblem(folder)).toBeUndefined();
  for (const folder of ['', 'partner-files', '/X', '/a']) expect(localFolderProblem(folder)).toBeTruthy();
  expect(remotePathProblem('')).toBeTruthy();
  expect(remotePathProblem('x'.repeat(1_025))).toBeTruthy();
  const ConnectorId = 'c-0123456789abcdef0';
  const get = (RetrieveFilePaths: string) =>
    getFilesSchema.safeParse({ ConnectorId, RetrieveFilePaths, LocalDirectoryPath: '/partner-files' })
      .success;
  expect(get('/a\n/b')).toBe(true);
  for (const wrong of ['', '/folder/', Array(11).fill('/a').join('\n')]) expect(get(wrong)).toBe(false);
  const send = { ConnectorId, SendFilePaths: '/partner-files/a', RemoteDirectoryPath: '' };
  expect(sendToServerSchema.safeParse(send).success).toBe(true);
});

test('what is under way is asked for often at first, and what is done never', () => {
  const at = 1_000_000;
  expect(pollAfter([{ state: 'COMPLETED', at }], at)).toBe(false);
  expect(pollAfter([{ state: 'QUEUED', at }], at + 1_000)).toBe(1_500);
  expect(pollAfter([{ state: 'QUEUED', at }], at + 3_600_000)).toBe(60_000);
});

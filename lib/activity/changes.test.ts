import { expect, test } from 'vitest';
import { changesOf } from './changes';

const changes = (before: object, after: object) => changesOf(JSON.stringify(before), JSON.stringify(after));

test('only what differs is a change, named by its whole path', () => {
  const before = { Role: 'a', PosixProfile: { Uid: 1, Gid: 2 }, Protocols: ['SFTP'], Same: [1] };
  const after = { Role: 'b', PosixProfile: { Uid: 1, Gid: 3 }, Protocols: ['SFTP', 'AS2'], Same: [1] };
  expect(changes(before, after)).toEqual([
    { member: 'Role', before: 'a', after: 'b' },
    { member: 'PosixProfile.Gid', before: '2', after: '3' },
    { member: 'Protocols', before: '[\n "SFTP"\n]', after: '[\n "SFTP",\n "AS2"\n]' },
  ]);
});

test('what an update does not name is left alone', () => {
  expect(changes({ EndpointDetails: { VpcId: 'v', SubnetIds: ['a'] } }, { EndpointDetails: {} })).toEqual([]);
});

test('what is set for the first time, and what is cleared, stand beside nothing', () => {
  expect(changes({ Policy: '{}' }, { Policy: '', Role: 'r' })).toEqual([
    { member: 'Policy', before: '{}', after: undefined },
    { member: 'Role', before: undefined, after: 'r' },
  ]);
});

test('what is no update, or was too long to be kept whole, has no changes to show', () => {
  expect(changesOf(null, null)).toBeUndefined();
  expect(changesOf('{"shortened":"x"}', '{}')).toBeUndefined();
  expect(changesOf('no JSON', '{}')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { factsOfJson, factsOfText } from './log-line';

test('a login in plain text has the members of one in JSON', () => {
  const line =
    'alice.0a1b2c3d CONNECTED SourceIP=192.0.2.1 User=alice HomeDir=/acme/alice Client="SSH-2.0-OpenSSH_9.9 Debian" Role=arn:aws:iam::1:role/x Kex=a Ciphers=b,c';
  expect(factsOfText(line)).toMatchObject({
    'activity-type': 'CONNECTED',
    'session-id': '0a1b2c3d',
    'source-ip': '192.0.2.1',
    user: 'alice',
    client: 'SSH-2.0-OpenSSH_9.9 Debian',
  });
});

test('a refusal in plain text says of whom and why', () => {
  const line =
    'ERRORS AUTH_FAILURE Method=publickey User=alice Message="RSA SHA-1 signature" SourceIP=192.0.2.9';
  expect(factsOfText(line)).toEqual({
    'activity-type': 'AUTH_FAILURE',
    method: 'publickey',
    user: 'alice',
    message: 'RSA SHA-1 signature',
    'source-ip': '192.0.2.9',
  });
});

test('a path keeps its spaces', () => {
  const closed = factsOfText('al.ice.12ab CLOSE Path=/acme/in/my file.csv BytesIn=12');
  expect(closed).toMatchObject({ path: '/acme/in/my file.csv', 'bytes-in': '12', 'session-id': '12ab' });
  expect(factsOfText('alice.12ab DISCONNECTED')).toMatchObject({ 'activity-type': 'DISCONNECTED' });
});

test('what a client calls itself cannot pass for another user', () => {
  const line =
    'mallory.12ab CONNECTED SourceIP=192.0.2.1 User=mallory Client="SSH-2.0-x User=alice SourceIP=10.0.0.1"';
  expect(factsOfText(line)).toMatchObject({ user: 'mallory', 'source-ip': '192.0.2.1' });
});

test('what is neither is no event', () => {
  for (const text of ['', 'no', '{"a":', '[]', 'null', '"x"', '12'])
    expect([factsOfJson(text)?.['activity-type'], factsOfText(text)]).toEqual([undefined, undefined]);
});

import { once } from 'node:events';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { clientAddress, keepAddressesHonest, networkOf } from './client-address';

test.each([
  ['without a trusted proxy the connection alone counts', '6.6.6.6', '10.0.0.9', 0, '10.0.0.9'],
  ['one proxy: the address that it appended', '6.6.6.6, 192.0.2.7', '10.0.0.9', 1, '192.0.2.7'],
  ['two proxies: the one before', '6.6.6.6, 192.0.2.7, 10.0.0.8', '10.0.0.9', 2, '192.0.2.7'],
  ['a proxy that appended nothing', undefined, '10.0.0.9', 1, '10.0.0.9'],
  ['what is no address is not believed', 'unknown', '10.0.0.9', 1, '10.0.0.9'],
  ['IPv6', '2001:db8::7', '10.0.0.9', 1, '2001:db8::7'],
  ['an IPv4 address in IPv6 clothes is told plainly', undefined, '::ffff:127.0.0.1', 0, '127.0.0.1'],
] as const)('%s', (_name, forwarded, socket, proxies, expected) => {
  expect(clientAddress(forwarded, socket, proxies)).toBe(expected);
});

test('a real request reaches the program with the one true address, whatever the client claimed', async () => {
  keepAddressesHonest(0);
  const server = createServer((request, response) => response.end(request.headers['x-forwarded-for']));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<string>((resolve, reject) => {
    get({ port, host: '127.0.0.1', headers: { 'x-forwarded-for': '6.6.6.6' } }, (response) => {
      response.setEncoding('utf8').on('data', resolve).on('error', reject);
    }).on('error', reject);
  });
  server.close();
  expect(answer).toBe('127.0.0.1');
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
])('failures from %j count for %j', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

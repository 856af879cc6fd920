import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bob } from '../message/test-messages';
import { SERVER, TestServer } from './test-partner';

let server: TestServer;
afterEach(() => server.close());

const underWay = () => readdirSync(join(server.folder, 'data', 'as2', 'inbound'));

async function open(text: string): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1').on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

const head = 'POST / HTTP/1.1\r\nHost: x\r\nAS2-From: alice\r\nAS2-To: "Bob & Sons"\r\nMessage-ID: <1@x>\r\n';

describe.each([
  ['plain HTTP', undefined],
  ['TLS beside it', { cert: bob.certificate, key: bob.privateKey }],
])('a port with %s', (_, tls) => {
  beforeEach(async () => {
    server = await new TestServer({ tls }).start();
  });

  test('outlives senders that leave in the middle, and keeps nothing of theirs', async () => {
    const sockets = await Promise.all(
      [
        '',
        'P',
        head,
        `${head}Content-Length: 1000\r\n\r\n`,
        `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nab`,
      ].map(open),
    );
    await expect.poll(() => underWay().length).toBe(2);
    for (const [index, socket] of sockets.entries()) {
      if (index % 2 === 0) socket.resetAndDestroy();
      else socket.destroy();
    }
    await expect.poll(underWay).toEqual([]);
    expect(await server.post({}, '')).toMatchObject({ status: 400 });
  });

  test('answers what is not HTTP by closing', async () => {
    for (const text of ['\r\nhello\r\n\r\n', '\x16\x03\x01\x00\x05hello', '\x16hello\r\n\r\n'.repeat(1000)]) {
      const socket = await open(text);
      socket.resume();
      await once(socket, 'close');
    }
    expect(await server.post({}, '')).toMatchObject({ status: 400 });
  });

  test('closes with connections open on which nothing was sent', async () => {
    const socket = await open('');
    const closed = once(socket, 'close');
    if (tls) {
      const secure = connectTls({ port: server.port, host: '127.0.0.1', rejectUnauthorized: false });
      secure.on('error', () => {});
      await once(secure, 'secureConnect');
    }
    await server.dataPlane.stop(SERVER);
    await closed;
    expect(server.dataPlane.endpoints()).toEqual({});
  });
});

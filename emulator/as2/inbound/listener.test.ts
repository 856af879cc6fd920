import { once } from 'node:events';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterEach, expect, test } from 'vitest';
import { bob } from '../message/test-messages';
import { As2Listener } from './listener';

let listener: As2Listener | undefined;
afterEach(() => listener?.close());

test.each([
  ['plain HTTP', false],
  ['TLS', true],
])('who dribbles a head over %s without an end is cut off', async (_, secure) => {
  const heard: string[] = [];
  const tls = secure ? { cert: bob.certificate, key: bob.privateKey } : undefined;
  listener = new As2Listener({ tls, headMs: 200, onRequest: ({ url = '' }) => void heard.push(url) });
  const where = { host: '127.0.0.1', port: await listener.listen('127.0.0.1', 0) };
  const socket = secure ? connectTls({ ...where, rejectUnauthorized: false }) : connect(where);
  socket.on('error', () => {});
  await once(socket, secure ? 'secureConnect' : 'connect');
  socket.write('POST / HTTP/1.1\r\nHost: x\r\n');
  const dribble = setInterval(() => socket.write('X-More: 1\r\n'), 20);
  socket.resume();
  await once(socket, 'close');
  clearInterval(dribble);
  expect(heard).toEqual([]);
});

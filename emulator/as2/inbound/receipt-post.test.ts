import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { postReceipt } from './receipt-post';

test('a password or token in the URL for receipts is used, and reaches no log', async () => {
  const heard: (string | undefined)[] = [];
  const partner = createServer((request, response) => {
    heard.push(request.url, request.headers.authorization);
    response.writeHead(404).end();
  });
  await once(partner.listen(0, '127.0.0.1'), 'listening');
  const { port } = partner.address() as AddressInfo;
  const url = `http://alice:hidden@127.0.0.1:${port}/mdn?token=secret`;
  const failure = await postReceipt(url, {}, Buffer.from('x'), {
    authorities: [],
    signal: new AbortController().signal,
  });
  expect(heard).toEqual(['/mdn?token=secret', `Basic ${btoa('alice:hidden')}`]);
  expect(failure?.message).toBe(`http://127.0.0.1:${port}/mdn returned status 404`);
  partner.close();
});

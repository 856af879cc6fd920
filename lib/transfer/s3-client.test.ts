import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Environment } from '@/lib/env';
import { putNewObject } from './s3-client';

/** As much of S3 as keeps objects by their paths, and minds the condition that a path be free. */
let kept: Map<string, string>;
let s3: Server;
let environment: Environment;
beforeEach(async () => {
  kept = new Map();
  s3 = createServer(async (request, response) => {
    const { url = '', headers } = request;
    let body = '';
    for await (const piece of request) body += String(piece);
    if (headers['if-none-match'] === '*' && kept.has(url)) {
      const error = '<Error><Code>PreconditionFailed</Code><Message>It did not hold</Message></Error>';
      response.writeHead(412, { 'Content-Type': 'application/xml', 'x-amz-request-id': '1' }).end(error);
      return;
    }
    kept.set(url, body);
    response.writeHead(200, { ETag: '"1"' }).end();
  });
  await once(s3.listen(0, '127.0.0.1'), 'listening');
  const { port } = s3.address() as AddressInfo;
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
  const endpoint = `http://127.0.0.1:${port}`;
  environment = { id: endpoint, label: 'Local', region: 'eu-central-1', endpoint, credentials };
});
afterEach(() => {
  s3.closeAllConnections();
  s3.close();
});

test('a test file is never written over a file that is there', async () => {
  await putNewObject(environment, '/outbox/orders/1.edi', 'first');
  const before = new Map(kept);
  expect(before.size).toBe(1);
  await expect(putNewObject(environment, '/outbox/orders/1.edi', 'second')).rejects.toMatchObject({
    error: { code: 'PreconditionFailed', kind: 'conflict' },
  });
  expect(kept).toEqual(before);
});

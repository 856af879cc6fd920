import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations, shapeNamed } from '../../lib/transfer-model/model';
import { operationNames } from '../../lib/transfer-model/operations.gen';
import { startEndpoint } from './harness';

let target: Awaited<ReturnType<typeof startEndpoint>>;

beforeAll(async () => {
  target = await startEndpoint();
});

afterAll(() => target.stop());

const authorization = `AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/transfer/aws4_request, SignedHeaders=host;x-amz-date, Signature=${'a'.repeat(64)}`;

interface Asked {
  operation?: string;
  body?: string;
  headers?: Record<string, string>;
}

async function ask({ operation = 'ListServers', body = '{}', headers = {} }: Asked) {
  const response = await fetch(target.endpoint, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `TransferService.${operation}`,
      Authorization: authorization,
      ...headers,
    },
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: text ? JSON.parse(text) : undefined,
  };
}

test('an answer is AWS JSON 1.1 with a request id, and absent members are left out', async () => {
  const answer = await ask({});
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('application/x-amz-json-1.1');
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(answer.text).not.toMatch(/null|NextToken/);
});

test('an operation without output answers with an empty body', async () => {
  const { json } = await ask({ operation: 'CreateServer' });
  const answer = await ask({ operation: 'DeleteServer', body: JSON.stringify(json) });
  expect([answer.status, answer.text]).toEqual([200, '']);
});

test('a modelled error spells Message with a capital letter and carries its members', async () => {
  const answer = await ask({ operation: 'DescribeServer', body: '{"ServerId":"s-00000000000000000"}' });
  expect(answer.status).toBe(400);
  expect(answer.json).toEqual({
    __type: 'ResourceNotFoundException',
    Message: 'Unknown server',
    Resource: 's-00000000000000000',
    ResourceType: 'Server',
  });
});

test('all broken constraints are named in one ValidationException, whose text member is small', async () => {
  const answer = await ask({ operation: 'CreateServer', body: '{"Protocols":["SMB"],"Domain":"GCS"}' });
  expect(answer.status).toBe(400);
  expect(answer.json).toEqual({
    __type: 'ValidationException',
    message: expect.stringMatching(/^2 validation errors detected: /),
  });
});

describe('refused without harm are', () => {
  const refused: [string, Asked, string][] = [
    ['a body that is no JSON', { body: '{' }, 'SerializationException'],
    ['a body that is a list', { body: '[]' }, 'SerializationException'],
    ['a body that is null', { body: 'null' }, 'SerializationException'],
    ['a member of the wrong type', { body: '{"MaxResults":"many"}' }, 'SerializationException'],
    ['deep nesting', { body: `{"x":${'['.repeat(200_000)}` }, 'SerializationException'],
    ['an unknown operation', { operation: 'MakeCoffee' }, 'UnknownOperationException'],
    ['a name that every object has', { operation: 'toString' }, 'UnknownOperationException'],
    [
      'another service',
      { headers: { 'X-Amz-Target': 'DynamoDB_20120810.ListTables' } },
      'UnknownOperationException',
    ],
    ['a target that is none', { headers: { 'X-Amz-Target': '' } }, 'UnknownOperationException'],
    [
      'a request without credentials',
      { headers: { Authorization: '' } },
      'MissingAuthenticationTokenException',
    ],
    [
      'credentials of another kind',
      { headers: { Authorization: 'Bearer x' } },
      'IncompleteSignatureException',
    ],
  ];
  test.each(refused)('%s', async (_what, asked, type) => {
    const answer = await ask(asked);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ __type: type, message: expect.any(String) });
  });
});

test('no input, however odd, makes an operation fail instead of refusing it', async () => {
  const odd = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom('s-0123456789abcdef0', 'alice', '', ' ', '\0', '../..', -1, 1e308, [], {}),
  );
  const inputs = fc.constantFrom(...operationNames).chain((operation) => {
    const shape = shapeNamed(operations[operation].input ?? 'ListServersRequest');
    const members = shape.type === 'structure' ? Object.keys(shape.members) : [];
    const record = Object.fromEntries(members.map((member) => [member, odd]));
    return fc.record({ operation: fc.constant(operation), input: fc.record(record, { requiredKeys: [] }) });
  });
  await fc.assert(
    fc.asyncProperty(inputs, async ({ operation, input }) => {
      const answer = await ask({ operation, body: JSON.stringify(input) });
      expect([200, 400]).toContain(answer.status);
    }),
    { numRuns: 500 },
  );
});

test('a member named __proto__ changes nothing', async () => {
  const answer = await ask({ body: '{"__proto__":{"MaxResults":5000},"constructor":1}' });
  expect(answer.status).toBe(200);
});

test('a body over the limit is refused with a clear error', async () => {
  const answer = await ask({ body: JSON.stringify({ x: 'x'.repeat(9 * 1024 * 1024) }) });
  expect(answer.status).toBe(413);
  expect(answer.json).toEqual({
    __type: 'RequestEntityTooLargeException',
    message: "The request's body is larger than the 8388608 bytes that are read.",
  });
});

test('garbage instead of HTTP ends its connection alone', async () => {
  const { hostname, port } = new URL(target.endpoint);
  for (const garbage of ['\0\xff\xfe\r\n\r\n', 'POST / HTTP/9.9\r\n\r\n', 'SSH-2.0-x\r\n']) {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => {});
    socket.resume();
    socket.end(garbage);
    await once(socket, 'close');
  }
  expect((await ask({})).status).toBe(200);
});

test('a client that leaves in the middle of its body disturbs nobody', async () => {
  const { hostname, port } = new URL(target.endpoint);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write(
    `POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${authorization}\r\nContent-Length: 1000\r\n\r\n{`,
  );
  socket.end();
  socket.destroySoon();
  await once(socket, 'close');
  expect((await ask({})).status).toBe(200);
});

describe('the Host header', () => {
  function statusFor(host: string): Promise<number | undefined> {
    const { hostname, port } = new URL(target.endpoint);
    return new Promise((resolve, reject) => {
      const asked = request(
        { hostname, port, path: '/_emulator/health', headers: { Host: host } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      );
      asked.on('error', reject);
      asked.end();
    });
  }

  test.each(['localhost', 'localhost:1', '127.0.0.1:4580', '[::1]:4580', 'transfer.localhost:4580'])(
    '%s is served',
    async (host) => expect(await statusFor(host)).toBe(200),
  );

  test.each([
    'evil.example',
    'evil.example:4580',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
  ])('%s is refused, so that no web page reaches the emulator by a name of its own', async (host) =>
    expect(await statusFor(host)).toBe(403),
  );
});

test('health and endpoints can be asked for without credentials, and nothing else can', async () => {
  const health = await fetch(`${target.endpoint}/_emulator/health`);
  expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ status: 'ok' })]);
  const endpoints = await fetch(`${target.endpoint}/_emulator/endpoints`);
  expect([endpoints.status, await endpoints.json()]).toEqual([200, expect.any(Object)]);
  expect((await fetch(`${target.endpoint}/_emulator/toString`)).status).toBe(404);
  expect((await fetch(target.endpoint)).status).toBe(403);
});

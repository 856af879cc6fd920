// The one address of the emulator: AWS APIs by POST, and what only an emulator can say under /_emulator.

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Context } from '../operations/operation';
import type { S3Api } from '../s3/s3-api';
import type { Services } from '../services';
import { readBody } from './body';
import { AccessDeniedException, RequestEntityTooLargeException } from './errors';
import { hostCheck } from './hosts';
import { type Answer, answerJson, errorAnswer, type JsonApi } from './json-protocol';
import { type KeyPair, readScope, requireKnownKey, verifySignature } from './sigv4';

const accountId = '123456789012';

interface HttpOptions {
  services: Services;
  /** By the prefix of X-Amz-Target. */
  apis: Record<string, JsonApi<Context>>;
  /** Address bound to, which Host headers may name. */
  host: string;
  /** Absent on loopback, where any credentials do. */
  keyPair?: KeyPair | undefined;
  /** Answers what is asked of S3. */
  s3: S3Api;
}

export function createHttpServer(options: HttpOptions): Server {
  const allowedHost = hostCheck(options.host);
  const server = createServer((request, response) => {
    request.on('error', () => response.destroy());
    if (!allowedHost(request.headers.host)) {
      const refusal = new AccessDeniedException(
        `The Host header ${JSON.stringify(request.headers.host)} is not this emulator's; start it with --host to serve that name.`,
      );
      send(response, { ...errorAnswer(refusal), status: 403 }, randomUUID());
    } else if (request.method === 'GET' && request.url?.startsWith('/_emulator/')) {
      sendStatus(request.url, options.services, response);
    } else if (isForS3(request)) {
      void options.s3(request, response, randomUUID());
    } else {
      void answer(request, response, options);
    }
  });
  // Longer than SDK clients keep an idle connection, so that none meets one that is just being closed.
  server.keepAliveTimeout = 75_000;
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    else socket.destroy();
  });
  return server;
}

/** The other services are spoken to by POST to the root, where S3 has nothing. */
function isForS3({ method, url, headers }: IncomingMessage): boolean {
  return headers['x-amz-target'] === undefined && !(method === 'POST' && url === '/');
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: HttpOptions,
): Promise<void> {
  const requestId = randomUUID();
  try {
    const { services, keyPair } = options;
    const scope = readScope(request);
    if (keyPair) requireKnownKey(scope, keyPair);
    const body = await readBody(request);
    if (keyPair) verifySignature(request, scope, body, keyPair, services.clock.now());
    const context: Context = { services, region: scope.region, accountId, requestId };
    const target = request.headers['x-amz-target'];
    send(response, await answerJson(options.apis, target?.toString(), body, context), requestId);
  } catch (error) {
    // The client left before its request was whole: there is nobody to answer, and nothing went wrong here.
    if (request.destroyed && !request.complete) return;
    if (error instanceof RequestEntityTooLargeException) response.setHeader('Connection', 'close');
    send(response, errorAnswer(error), requestId);
  }
}

function send(response: ServerResponse, { status, body }: Answer, requestId: string): void {
  if (response.destroyed) return;
  response.writeHead(status, {
    'Content-Type': 'application/x-amz-json-1.1',
    'Content-Length': Buffer.byteLength(body),
    'x-amzn-RequestId': requestId,
  });
  response.end(body);
}

function sendStatus(url: string, services: Services, response: ServerResponse): void {
  const answers: Record<string, () => unknown> = {
    '/_emulator/health': () => ({ status: 'ok', now: services.clock.now().toISOString() }),
    '/_emulator/endpoints': () => services.dataPlane.endpoints(),
    '/_emulator/calls': () => Object.fromEntries(services.calls),
  };
  const read = Object.hasOwn(answers, url) ? answers[url] : undefined;
  const body = JSON.stringify(read ? read() : { message: 'There is nothing here.' });
  response.writeHead(read ? 200 : 404, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

// The part of S3 that stands at the emulator's address, path-style: which request is which operation, and its answer.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { piecesOf } from '../storage/disk-file';
import type { S3Storage } from '../storage/s3-storage';
import type { ObjectTagStore } from '../store/workflow-records';
import { maximumDiscardedBytes } from '../wire/body';
import type { KeyPair } from '../wire/sigv4';
import type { S3Answer } from './answer';
import { getObject, requireBucket } from './get-object';
import { getObjectTagging } from './get-object-tagging';
import { listBuckets, listObjects } from './list-objects';
import { type ObjectPath, readPath } from './object-key';
import { deleteObject, putObject } from './put-object';
import { notImplemented, S3Error } from './s3-error';
import { type SignedRequest, verifyRequest } from './s3-signature';

export interface S3Options {
  storage: S3Storage;
  /** What steps of workflows put on objects. */
  tags: ObjectTagStore;
  /** Signs the tokens of lists. */
  tokenKey: Buffer;
  /** Absent on loopback, where any credentials do. */
  keyPair: KeyPair | undefined;
  now(): Date;
}

export type S3Api = (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;

export function createS3Api(options: S3Options): S3Api {
  return async (request, response, requestId) => {
    response.setHeader('x-amz-request-id', requestId);
    const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
    let signed: SignedRequest | undefined;
    try {
      signed = verifyRequest(request, options.keyPair, options.now());
      await send(response, await answer(options, request, signed, path, new URLSearchParams(query)));
    } catch (error) {
      if (request.destroyed && !request.complete) return response.destroy() && undefined;
      await refuse(request, response, error, { path, requestId, known: signed !== undefined });
    }
  };
}

async function answer(
  { storage, tags, tokenKey }: S3Options,
  request: IncomingMessage,
  signed: SignedRequest,
  pathname: string,
  query: URLSearchParams,
): Promise<S3Answer> {
  const path = readPath(pathname);
  const { method } = request;
  if (!path) {
    if (method !== 'GET') throw methodNotAllowed(method);
    allowOnly(query, ['prefix']);
    return listBuckets(storage, query);
  }
  if (path.key === '') return answerBucket(storage, tokenKey, path, method, signed, query);
  if (method === 'GET' && query.has('tagging')) {
    allowOnly(query, ['tagging']);
    return getObjectTagging(storage, tags, path);
  }
  allowOnly(query, []);
  switch (method) {
    case 'GET':
    case 'HEAD':
      return getObject(storage, path, request);
    case 'PUT':
      return putObject(storage, path, request, signed.chunks);
    case 'DELETE':
      requireBucket(storage, path.bucket);
      return deleteObject(storage, path);
    default:
      throw methodNotAllowed(method);
  }
}

function answerBucket(
  storage: S3Storage,
  tokenKey: Buffer,
  { bucket }: ObjectPath,
  method: string | undefined,
  { scope }: SignedRequest,
  query: URLSearchParams,
): S3Answer {
  if (method === 'HEAD') {
    allowOnly(query, []);
    requireBucket(storage, bucket);
    return { status: 200, headers: { 'x-amz-bucket-region': scope.region } };
  }
  if (method !== 'GET') throw notImplemented(`${method} of a bucket`);
  if (query.get('list-type') !== '2') throw notImplemented('Another list than ListObjectsV2');
  const known = ['prefix', 'delimiter', 'max-keys', 'start-after', 'continuation-token'];
  allowOnly(query, [...known, 'list-type', 'encoding-type', 'fetch-owner']);
  return listObjects(storage, bucket, query, tokenKey);
}

/** Every other operation of S3 is told by a parameter; `x-id` only names the operation once more. */
function allowOnly(query: URLSearchParams, names: string[]): void {
  for (const name of query.keys()) {
    if (name !== 'x-id' && !names.includes(name)) throw notImplemented(`The parameter ${name}`);
  }
}

function methodNotAllowed(method: string | undefined): S3Error {
  const message = 'The specified method is not allowed against this resource.';
  return new S3Error('MethodNotAllowed', 405, message, { Method: method ?? '' });
}

async function send(response: ServerResponse, { status, headers, text, part }: S3Answer): Promise<void> {
  if (!part) {
    const typed = text === undefined ? {} : { 'Content-Type': 'application/xml' };
    const length = { 'Content-Length': Buffer.byteLength(text ?? '') };
    // What HEAD says of the length is the object's; an answer without content has none.
    response.writeHead(status, { ...(status === 204 || status === 304 ? {} : length), ...typed, ...headers });
    response.end(text);
    return;
  }
  try {
    response.writeHead(status, headers);
    await pipeline(Readable.from(piecesOf(part.file, part.start, part.length)), response);
  } catch {
    // The client left, or the file turned out shorter: the length that was announced tells the client.
    response.destroy();
  } finally {
    part.file.close();
  }
}

/** A client that is still sending hears the refusal once it is done, unless it is a stranger or sends too much. */
async function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
  { path, requestId, known }: { path: string; requestId: string; known: boolean },
): Promise<void> {
  const refusal = error instanceof S3Error ? error : internalError(error);
  if (known) await discard(request);
  if (response.destroyed) return;
  if (!request.complete) response.setHeader('Connection', 'close');
  const body = request.method === 'HEAD' ? '' : refusal.toXml(path, requestId);
  response.writeHead(refusal.status, {
    'Content-Type': 'application/xml',
    ...(body === '' ? {} : { 'Content-Length': Buffer.byteLength(body) }),
  });
  response.end(body);
}

function internalError(error: unknown): S3Error {
  if ((error as NodeJS.ErrnoException).code === 'ENOSPC') {
    return new S3Error('ServiceUnavailable', 503, 'The disk of the emulator is full.');
  }
  console.error(error);
  return new S3Error('InternalError', 500, 'The emulator failed; its output has the details.');
}

async function discard(request: IncomingMessage): Promise<void> {
  let size = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > maximumDiscardedBytes) return;
    }
  } catch {}
}

// Verifies the signature of a request to S3, whose body is signed by its hash, in chunks or not at all.

import type { IncomingMessage } from 'node:http';
import { ServiceError } from '../wire/errors';
import { type KeyPair, readScope, requireKnownKey, type Scope, verifyHeaders } from '../wire/sigv4';
import { ChunkVerifier } from './chunk-signature';
import { S3Error } from './s3-error';

/** What S3 calls the errors that the JSON services have for the same. */
const codes: Record<string, { code: string; status: number; message?: string }> = {
  MissingAuthenticationTokenException: { code: 'AccessDenied', status: 403, message: 'Access Denied' },
  UnrecognizedClientException: {
    code: 'InvalidAccessKeyId',
    status: 403,
    message: 'The AWS Access Key Id you provided does not exist in our records.',
  },
  IncompleteSignatureException: { code: 'AuthorizationHeaderMalformed', status: 400 },
  InvalidSignatureException: { code: 'SignatureDoesNotMatch', status: 403 },
};

const chunksSigned = new Set([
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
]);

export interface SignedRequest {
  scope: Scope;
  /** Where the body's chunks are signed, and signatures are asked for. */
  chunks?: ChunkVerifier;
}

/** With no key pair any credentials do, but there have to be some. */
export function verifyRequest(
  request: IncomingMessage,
  keyPair: KeyPair | undefined,
  now: Date,
): SignedRequest {
  try {
    const scope = readScope(request);
    if (!keyPair) return { scope };
    requireKnownKey(scope, keyPair);
    const payloadHash = String(request.headers['x-amz-content-sha256'] ?? '');
    requireSigned(request, scope);
    const key = verifyHeaders(request, scope, payloadHash, keyPair, now);
    if (!chunksSigned.has(payloadHash)) return { scope };
    return { scope, chunks: new ChunkVerifier(key, scope.signature, payloadHash.endsWith('-TRAILER')) };
  } catch (error) {
    const known = error instanceof ServiceError ? codes[error.name] : undefined;
    if (!known) throw error;
    throw new S3Error(known.code, known.status, known.message ?? (error as Error).message);
  }
}

/** S3's own headers change what a request does, so none may be added on the way. */
function requireSigned(request: IncomingMessage, scope: Scope): void {
  if (request.headers['x-amz-content-sha256'] === undefined) {
    const message = 'Missing required header for this request: x-amz-content-sha256';
    throw new S3Error('InvalidRequest', 400, message);
  }
  const unsigned = Object.keys(request.headers).filter(
    (name) => name.startsWith('x-amz-') && !scope.signedHeaders.includes(name),
  );
  if (unsigned.length > 0) {
    throw new S3Error(
      'AccessDenied',
      403,
      'There were headers present in the request which were not signed',
      {
        HeadersNotSigned: unsigned.join(', '),
      },
    );
  }
}

export function signatureMismatch(): S3Error {
  const message =
    'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
  return new S3Error('SignatureDoesNotMatch', 403, message);
}

// Reads the credential scope of a request and, where asked to, verifies its Signature Version 4.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import {
  IncompleteSignatureException,
  InvalidSignatureException,
  MissingAuthenticationTokenException,
  UnrecognizedClientException,
} from './errors';

export interface KeyPair {
  accessKeyId: string;
  secretAccessKey: string;
}

export interface Scope {
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
}

const algorithm = 'AWS4-HMAC-SHA256';
const authorization =
  /^AWS4-HMAC-SHA256 Credential=([^\s,/]{1,128})\/(\d{8})\/([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})\/aws4_request, ?SignedHeaders=([a-z0-9;_-]{1,2048}), ?Signature=([0-9a-f]{64})$/;
const maximumSkewMs = 5 * 60 * 1000;

/** The service's texts, which SDKs show as they are. */
const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
const unknownKey = 'The security token included in the request is invalid.';

export function readScope(request: IncomingMessage): Scope {
  const header = request.headers.authorization;
  if (!header) throw new MissingAuthenticationTokenException('Missing Authentication Token');
  const match = authorization.exec(header);
  if (!match) {
    throw new IncompleteSignatureException(
      'Authorization header requires Credential, SignedHeaders and Signature of AWS4-HMAC-SHA256.',
    );
  }
  const [, accessKeyId = '', date = '', region = '', service = '', headers = '', signature = ''] = match;
  return { accessKeyId, date, region, service, signedHeaders: headers.split(';'), signature };
}

/** Asked before the body is read, so that strangers cannot make it be kept. */
export function requireKnownKey(scope: Scope, keyPair: KeyPair): void {
  if (scope.accessKeyId !== keyPair.accessKeyId) throw new UnrecognizedClientException(unknownKey);
}

/** Throws unless the request was signed with the key pair, not long ago, and nothing in it has changed. */
export function verifySignature(
  request: IncomingMessage,
  scope: Scope,
  body: Buffer,
  keyPair: KeyPair,
  now: Date,
): void {
  requireKnownKey(scope, keyPair);
  const time = requestTime(request, scope, now);
  for (const name of ['host', 'x-amz-date', 'x-amz-target']) {
    if (request.headers[name] !== undefined && !scope.signedHeaders.includes(name)) {
      throw new InvalidSignatureException(`'${name}' must be a signed header in the request.`);
    }
  }
  const canonical = canonicalRequest(request, scope, sha256(body));
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const text = `${algorithm}\n${time}\n${scopeText}\n${sha256(canonical)}`;
  const key = [scope.region, scope.service, 'aws4_request'].reduce(
    hmac,
    hmac(`AWS4${keyPair.secretAccessKey}`, scope.date),
  );
  // Both are 32 bytes, as the pattern of the header makes sure.
  if (!timingSafeEqual(hmac(key, text), Buffer.from(scope.signature, 'hex'))) {
    throw new InvalidSignatureException(mismatch);
  }
}

function requestTime(request: IncomingMessage, scope: Scope, now: Date): string {
  const text = request.headers['x-amz-date'];
  const match = typeof text === 'string' ? /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) : null;
  if (!match || typeof text !== 'string') {
    throw new IncompleteSignatureException(
      "Authorization header requires existence of a 'X-Amz-Date' header.",
    );
  }
  if (text.slice(0, 8) !== scope.date) {
    throw new InvalidSignatureException(
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 date.',
    );
  }
  const [, year, month, day, hour, minute, second] = match.map(Number);
  const time = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  const shown = now.toISOString().replace(/[-:]|\.\d+/g, '');
  if (time < now.getTime() - maximumSkewMs) {
    throw new InvalidSignatureException(`Signature expired: ${text} is more than 5 minutes before ${shown}`);
  }
  if (time > now.getTime() + maximumSkewMs) {
    throw new InvalidSignatureException(
      `Signature not yet current: ${text} is more than 5 minutes after ${shown}`,
    );
  }
  return text;
}

function canonicalRequest(request: IncomingMessage, scope: Scope, payloadHash: string): string {
  const [path = '/', query = ''] = (request.url ?? '/').split('?', 2);
  const sortedQuery = query
    .split('&')
    .filter(Boolean)
    .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    .sort()
    .join('&');
  const headers = scope.signedHeaders.map((name) => {
    const values = request.headersDistinct[name] ?? [];
    return `${name}:${values.map((value) => value.trim().replace(/ +/g, ' ')).join(',')}\n`;
  });
  return [
    request.method,
    path,
    sortedQuery,
    headers.join(''),
    scope.signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

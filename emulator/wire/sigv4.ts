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

/** What requests of one day, Region and service are signed with, and at which time this one was. */
export interface SigningKey {
  key: Buffer;
  time: string;
  scope: string;
}

/** Throws unless the request was signed with the key pair, not long ago, and nothing in it has changed. */
export function verifySignature(
  request: IncomingMessage,
  scope: Scope,
  body: Buffer,
  keyPair: KeyPair,
  now: Date,
): void {
  verifyHeaders(request, scope, sha256(body), keyPair, now);
}

/** The same for a body that is known by its hash, or by the words that S3 has in place of one. */
export function verifyHeaders(
  request: IncomingMessage,
  scope: Scope,
  payloadHash: string,
  keyPair: KeyPair,
  now: Date,
): SigningKey {
  requireKnownKey(scope, keyPair);
  const time = requestTime(request, scope, now);
  for (const name of ['host', 'x-amz-date', 'x-amz-target']) {
    if (request.headers[name] !== undefined && !scope.signedHeaders.includes(name)) {
      throw new InvalidSignatureException(`'${name}' must be a signed header in the request.`);
    }
  }
  const canonical = canonicalRequest(request, scope, payloadHash);
  const scopeText = `${scope.date}/${scope.region}/${scope.service}/aws4_request`;
  const key = [scope.region, scope.service, 'aws4_request'].reduce(
    hmac,
    hmac(`AWS4${keyPair.secretAccessKey}`, scope.date),
  );
  const signingKey = { key, time, scope: scopeText };
  if (
    !isSignature(signingKey, `${algorithm}\n${time}\n${scopeText}\n${sha256(canonical)}`, scope.signature)
  ) {
    throw new InvalidSignatureException(mismatch);
  }
  return signingKey;
}

/** `signature` is 64 hexadecimal digits. */
export function isSignature({ key }: SigningKey, text: string, signature: string): boolean {
  return timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex'));
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
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [recoded(name), recoded(value.join('='))] as const;
    })
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  const headers = scope.signedHeaders.map((name) => {
    const values = request.headersDistinct[name] ?? [];
    return `${name}:${values.map((value) => value.trim().replace(/ +/g, ' ')).join(',')}\n`;
  });
  return [
    request.method,
    path.split('/').map(recoded).join('/'),
    sortedQuery,
    headers.join(''),
    scope.signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** Clients differ in what they leave as it is; the signature is over one way of writing it. */
function recoded(text: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(text)).replace(
      /[!'()*]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  } catch {
    return text;
  }
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

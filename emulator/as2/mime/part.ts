// One MIME part, read or about to be written: its header, and its body in pieces.

import { Malformed } from '../cms/ber';
import type { Headers } from '../jobs';
import { headerBlock, splitHeaders } from './headers';
import { type Parameterized, readParameters } from './parameters';
import { undoTransferEncoding } from './transfer-encoding';

/** A part as it was received. */
export interface ReceivedPart {
  headers: Headers;
  body: Buffer;
  /** Header and body, byte for byte; absent where the header came as that of the request. */
  raw?: Buffer;
}

export function readPart(raw: Buffer): ReceivedPart {
  const { headers, bodyStart } = splitHeaders(raw);
  return { headers, body: raw.subarray(bodyStart), raw };
}

export function contentType(headers: Headers): Parameterized {
  return readParameters(headers['content-type'] || 'application/octet-stream');
}

/** What the body says once its transfer encoding is undone, which spoils the bytes that came. */
export function decodedBody({ headers, body }: ReceivedPart): Buffer {
  return undoTransferEncoding(body, headers['content-transfer-encoding']);
}

export function isPkcs7(headers: Headers): boolean {
  return /^application\/(x-)?pkcs7-(mime|signature)$/.test(contentType(headers).value);
}

/** The CMS in a part. Some partners name an encoding that they then do not use, or the other way about. */
export function cmsOf(part: ReceivedPart): Buffer {
  const { body } = part;
  const isBinary = body[0] === 0x30 && (body[1] ?? 0) >= 0x80;
  if (isBinary) return body;
  const isText = body.toString('latin1', 0, 2) === 'MI';
  return isText ? undoTransferEncoding(body, 'base64') : decodedBody(part);
}

/** As the sender gave it; the last word on what it may be belongs to whoever stores the file. */
export function fileNameOf(headers: Headers): string | undefined {
  const stated = readParameters(headers['content-disposition'] ?? '').parameters.get('filename');
  const name = stated || contentType(headers).parameters.get('name');
  return name || undefined;
}

/** A part that is about to be sent. */
export interface Part {
  headers: Record<string, string>;
  body: readonly Buffer[];
}

export function inBytes({ headers, body }: Part): Buffer[] {
  return [headerBlock(headers), ...body];
}

/** A media type with its parameters, unless it could break out of its header. */
export function safeContentType(text: string): string {
  if (!/^[\x20-\x7e]{3,255}$/.test(text) || !/^[\w!#$&^.+-]+\/[\w!#$&^.+-]+ *(;|$)/.test(text)) {
    return 'application/octet-stream';
  }
  return text;
}

export function partNamed(parts: readonly Buffer[], type: string): ReceivedPart {
  const found = parts.map(readPart).find(({ headers }) => contentType(headers).value === type);
  if (!found) throw new Malformed(`There is no part of type ${type}`);
  return found;
}

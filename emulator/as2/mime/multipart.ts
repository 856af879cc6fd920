// Splits a multipart body at its boundary, and makes bodies of parts.

import { randomBytes } from 'node:crypto';
import { Malformed } from '../cms/ber';

const MOST_BOUNDARY = 200;

/** The parts between the delimiters, at most so many; what comes before the first and after the last is dropped. */
export function splitMultipart(body: Buffer, boundary: string | undefined, most: number): Buffer[] {
  if (!boundary || boundary.length > MOST_BOUNDARY)
    throw new Malformed('The boundary is missing or too long');
  const delimiter = Buffer.from(`\n--${boundary}`, 'latin1');
  const parts: Buffer[] = [];
  let start = startsWithDelimiter(body, delimiter) ? afterLine(body, delimiter.length - 1) : undefined;
  for (let position = 0; ; ) {
    const found = body.indexOf(delimiter, position);
    if (found < 0) throw new Malformed('The last boundary is missing');
    position = found + delimiter.length;
    const closes = body[position] === 0x2d && body[position + 1] === 0x2d;
    if (!closes && !endsLine(body, position)) continue;
    if (start !== undefined) {
      const end = body[found - 1] === 0x0d ? found - 1 : found;
      if (parts.push(body.subarray(start, Math.max(start, end))) > most) {
        throw new Malformed('There are too many parts');
      }
    }
    if (closes) return parts;
    start = afterLine(body, position);
    // An empty part's delimiter may begin with the line feed that ended this one.
    position = Math.max(start - 1, found + 1);
  }
}

/** A boundary is random enough not to occur in any part. */
export function newBoundary(): string {
  return `----=_${randomBytes(18).toString('hex')}`;
}

/** Each part in pieces, with its header. */
export function joinMultipart(parts: readonly (readonly Buffer[])[], boundary: string): Buffer[] {
  const pieces = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), ...part, Buffer.from('\r\n')]);
  return [...pieces, Buffer.from(`--${boundary}--\r\n`)];
}

function startsWithDelimiter(body: Buffer, delimiter: Buffer): boolean {
  const length = delimiter.length - 1;
  return body.subarray(0, length).equals(delimiter.subarray(1)) && endsLine(body, length);
}

/** Spaces may follow a boundary; anything else makes it another one. */
function endsLine(body: Buffer, position: number): boolean {
  let at = position;
  while (body[at] === 0x20 || body[at] === 0x09) at += 1;
  return body[at] === 0x0a || (body[at] === 0x0d && body[at + 1] === 0x0a);
}

function afterLine(body: Buffer, position: number): number {
  return body.indexOf(0x0a, position) + 1;
}

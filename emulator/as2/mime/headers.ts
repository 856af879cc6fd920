// The header of a MIME part: folded lines, either line ending, bounded in size.

import { Malformed } from '../cms/ber';
import type { Headers } from '../jobs';

const MOST_BYTES = 64 * 1024;
const MOST_LINES = 500;
const NAME = /^[!-9;-~]+$/;

export interface Split {
  headers: Headers;
  /** Where the body begins. */
  bodyStart: number;
}

/** Splits at the first empty line. The first of several headers with one name counts. */
export function splitHeaders(part: Buffer): Split {
  const headers: Headers = {};
  let last: string | undefined;
  let position = 0;
  for (let lines = 0; lines < MOST_LINES; lines += 1) {
    const end = part.indexOf(0x0a, position);
    if (end < 0 || end > MOST_BYTES) throw new Malformed('The header of a part does not end');
    const line = part.toString('latin1', position, end).replace(/\r$/, '');
    position = end + 1;
    if (line === '') return { headers, bodyStart: position };
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (last === undefined) throw new Malformed('The header of a part begins in the middle');
      headers[last] = `${headers[last] ?? ''} ${line.trim()}`.trim();
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trimEnd().toLowerCase();
    if (colon < 1 || !NAME.test(name)) throw new Malformed('The header of a part has a line without a name');
    last = Object.hasOwn(headers, name) ? 'x-repeated' : name;
    headers[last] = line.slice(colon + 1).trim();
  }
  throw new Malformed('The header of a part has too many lines');
}

/** The header as bytes, with the empty line that ends it. */
export function headerBlock(headers: Record<string, string>): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${lines.join('')}\r\n`, 'latin1');
}

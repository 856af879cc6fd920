// Digests of MIME content: as it is, and with the line ends that a signer should have used.

import { createHash } from 'node:crypto';
import { digests } from '../cms/algorithms';
import type { DigestAlgorithm } from '../jobs';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const BLOCK = 64 * 1024;

export function digestOf(algorithm: DigestAlgorithm, pieces: readonly Buffer[]): Buffer {
  const hash = createHash(digests[algorithm].node);
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/** First of the content as it came, then with CRLF wherever a line ended otherwise. */
export function* digestForms(algorithm: DigestAlgorithm, content: Buffer): Generator<Buffer> {
  yield digestOf(algorithm, [content]);
  yield digestWithReturns(algorithm, content);
}

function digestWithReturns(algorithm: DigestAlgorithm, content: Buffer): Buffer {
  const hash = createHash(digests[algorithm].node);
  const block = Buffer.alloc(BLOCK + 2);
  let filled = 0;
  let last = 0;
  for (let i = 0; i < content.length; i += 1) {
    const byte = content[i] ?? 0;
    if (byte === LINE_FEED && last !== RETURN) {
      block[filled] = RETURN;
      filled += 1;
    }
    block[filled] = byte;
    filled += 1;
    last = byte;
    if (filled < BLOCK) continue;
    hash.update(block.subarray(0, filled));
    filled = 0;
  }
  return hash.update(block.subarray(0, filled)).digest();
}

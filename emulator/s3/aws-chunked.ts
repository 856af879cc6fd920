// Takes the framing of `aws-chunked` off a body: sizes, signatures and the headers that trail it.

import { ByteReader } from './byte-reader';
import type { ChunkVerifier } from './chunk-signature';
import { S3Error } from './s3-error';

const longestLine = 8 * 1024;
const mostTrailers = 16;
const largestPiece = 64 * 1024;

export interface ChunkedBody {
  data: AsyncIterable<Buffer>;
  /** Complete once all data was read. */
  trailers: Map<string, string>;
}

/** `verifier` is absent where any credentials do. */
export function readChunked(source: AsyncIterable<Buffer>, verifier: ChunkVerifier | undefined): ChunkedBody {
  const reader = new ByteReader(source);
  const trailers = new Map<string, string>();
  return { data: chunks(reader, verifier, trailers), trailers };
}

async function* chunks(
  reader: ByteReader,
  verifier: ChunkVerifier | undefined,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  for (;;) {
    const { size, signature } = readHead(await reader.line(longestLine));
    for (let left = size; left > 0; ) {
      const piece = await reader.some(Math.min(left, largestPiece));
      left -= piece.length;
      verifier?.update(piece);
      yield piece;
    }
    verifier?.endOfChunk(signature);
    if (size === 0) break;
    if ((await reader.line(longestLine)) !== '') throw malformed();
  }
  await readTrailers(reader, trailers);
  verifier?.endOfTrailers(trailers);
}

function readHead(line: string): { size: number; signature: string | undefined } {
  const [, size, signature] = /^([0-9a-fA-F]{1,12})(?:;chunk-signature=([0-9a-f]{64}))?$/.exec(line) ?? [];
  if (size === undefined) throw malformed();
  return { size: Number.parseInt(size, 16), signature };
}

/** Up to an empty line, or to the end of a body that leaves it out. */
async function readTrailers(reader: ByteReader, trailers: Map<string, string>): Promise<void> {
  while (!(await reader.atEnd())) {
    const line = await reader.line(longestLine);
    if (line === '') continue;
    const colon = line.indexOf(':');
    if (colon < 1 || trailers.size === mostTrailers) throw malformed();
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

function malformed(): S3Error {
  return new S3Error('InvalidChunkSizeError', 400, 'The chunks of the body are malformed.');
}

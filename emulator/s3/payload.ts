// The body of an upload as it streams in, held to its length and to every checksum that came with it.

import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { readChunked } from './aws-chunked';
import { incompleteBody } from './byte-reader';
import { type Checksum, type ChecksumAlgorithm, checksumAlgorithms, newChecksum } from './checksum';
import type { ChunkVerifier } from './chunk-signature';
import { S3Error } from './s3-error';

/** What S3 takes in one request. */
const largestObject = 5 * 1024 ** 3;

const chunkedHashes = /^STREAMING-/;
const hexHash = /^[0-9a-f]{64}$/;

export interface Payload {
  /** Throws at its end unless everything agrees. */
  data: AsyncIterable<Buffer>;
  /** To be given back with the answer, once the data was read. */
  checksums: Map<ChecksumAlgorithm, string>;
}

export function readPayload(request: IncomingMessage, verifier: ChunkVerifier | undefined): Payload {
  const { headers } = request;
  const contentHash = String(headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD');
  const chunked = chunkedHashes.test(contentHash);
  const length = declaredLength(headers, chunked);
  const expected = expectedChecksums(headers);
  if (hexHash.test(contentHash)) expected.push(contentHashCheck(contentHash));
  // The stream must outlive a refusal, for the client to hear it.
  const source: AsyncIterable<Buffer> = {
    [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }),
  };
  const body = chunked
    ? readChunked(source, verifier)
    : { data: source, trailers: new Map<string, string>() };
  const checksums = new Map<ChecksumAlgorithm, string>();
  return { data: verified(body, length, expected, checksums), checksums };
}

interface Expectation {
  checksum: Checksum;
  /** Throws where the digest is not the one that was announced. */
  check(digest: string, trailers: Map<string, string>, found: Map<ChecksumAlgorithm, string>): void;
}

async function* verified(
  body: { data: AsyncIterable<Buffer>; trailers: Map<string, string> },
  length: number,
  expected: Expectation[],
  found: Map<ChecksumAlgorithm, string>,
): AsyncGenerator<Buffer> {
  let received = 0;
  for await (const piece of body.data) {
    received += piece.length;
    if (received > length) throw incompleteBody();
    for (const { checksum } of expected) checksum.update(piece);
    yield piece;
  }
  if (received !== length) throw incompleteBody();
  for (const { checksum, check } of expected) check(checksum.digest(), body.trailers, found);
}

function declaredLength(headers: IncomingHttpHeaders, chunked: boolean): number {
  const text = String((chunked ? headers['x-amz-decoded-content-length'] : headers['content-length']) ?? '');
  if (!/^\d{1,15}$/.test(text)) {
    throw new S3Error('MissingContentLength', 411, 'You must provide the Content-Length HTTP header.');
  }
  const length = Number(text);
  if (length > largestObject) {
    throw new S3Error('EntityTooLarge', 400, 'Your proposed upload exceeds the maximum allowed size', {
      ProposedSize: text,
      MaxSizeAllowed: String(largestObject),
    });
  }
  return length;
}

/** One each for Content-MD5, the checksum headers and the checksums that the trailers will hold. */
function expectedChecksums(headers: IncomingHttpHeaders): Expectation[] {
  const trailing = String(headers['x-amz-trailer'] ?? '').toLowerCase();
  const expected = checksumAlgorithms.flatMap((algorithm): Expectation[] => {
    const name = `x-amz-checksum-${algorithm}`;
    const header = headers[name];
    const inTrailer = trailing.split(',').some((item) => item.trim() === name);
    if (header === undefined && !inTrailer) return [];
    return [
      {
        checksum: newChecksum(algorithm),
        check(digest, trailers, found) {
          const given = inTrailer ? trailers.get(name) : header;
          if (given !== digest) throw badDigest(algorithm.toUpperCase());
          found.set(algorithm, digest);
        },
      },
    ];
  });
  const md5 = headers['content-md5'];
  if (md5 === undefined) return expected;
  const check = (digest: string) => {
    if (digest !== md5) throw badDigest('Content-MD5');
  };
  return [...expected, { checksum: newChecksum('md5'), check }];
}

function contentHashCheck(contentHash: string): Expectation {
  return {
    checksum: newChecksum('sha256'),
    check(digest) {
      if (Buffer.from(digest, 'base64').toString('hex') === contentHash) return;
      const message = "The provided 'x-amz-content-sha256' header does not match what was computed.";
      throw new S3Error('XAmzContentSHA256Mismatch', 400, message);
    },
  };
}

function badDigest(name: string): S3Error {
  return new S3Error('BadDigest', 400, `The ${name} you specified did not match the calculated checksum.`);
}

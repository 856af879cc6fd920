// Verifies the chain of signatures in a body whose chunks are signed one by one.

import { createHash, type Hash } from 'node:crypto';
import { isSignature, type SigningKey } from '../wire/sigv4';
import { signatureMismatch } from './s3-signature';

const hexHash = /^[0-9a-f]{64}$/;
const emptyHash = createHash('sha256').digest('hex');

export class ChunkVerifier {
  private hash: Hash = createHash('sha256');

  constructor(
    private readonly key: SigningKey,
    /** Of what came before: at first the request's own. */
    private previous: string,
    private readonly trailersSigned: boolean,
  ) {}

  update(data: Buffer): void {
    this.hash.update(data);
  }

  endOfChunk(signature: string | undefined): void {
    const content = `${emptyHash}\n${this.hash.digest('hex')}`;
    this.hash = createHash('sha256');
    this.check('AWS4-HMAC-SHA256-PAYLOAD', content, signature);
  }

  endOfTrailers(trailers: Map<string, string>): void {
    if (!this.trailersSigned) return;
    const signature = trailers.get('x-amz-trailer-signature');
    const lines = [...trailers].filter(([name]) => name !== 'x-amz-trailer-signature');
    const text = lines.map(([name, value]) => `${name}:${value}\n`).join('');
    this.check('AWS4-HMAC-SHA256-TRAILER', createHash('sha256').update(text).digest('hex'), signature);
  }

  private check(algorithm: string, content: string, signature: string | undefined): void {
    const { time, scope } = this.key;
    const text = `${algorithm}\n${time}\n${scope}\n${this.previous}\n${content}`;
    const valid =
      signature !== undefined && hexHash.test(signature) && isSignature(this.key, text, signature);
    if (!valid) throw signatureMismatch();
    this.previous = signature;
  }
}

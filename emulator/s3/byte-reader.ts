// Reads lines and pieces from a stream of buffers, holding one buffer at a time.

import { S3Error } from './s3-error';

export class ByteReader {
  private readonly source: AsyncIterator<Buffer>;
  private held: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  async atEnd(): Promise<boolean> {
    return !(await this.fill());
  }

  /** At least one byte and at most as many as asked for. */
  async some(most: number): Promise<Buffer> {
    if (!(await this.fill())) throw incompleteBody();
    return this.take(most);
  }

  /** A line without its end; throws where it is longer than that or does not end. */
  async line(longest: number): Promise<string> {
    let line = '';
    for (;;) {
      if (!(await this.fill())) throw incompleteBody();
      const end = this.held.indexOf('\n');
      line += this.take(end < 0 ? this.held.length : end + 1).toString('latin1');
      if (line.length > longest) throw new S3Error('InvalidRequest', 400, 'A line of the body is too long.');
      if (end >= 0) return line.replace(/\r?\n$/, '');
    }
  }

  private async fill(): Promise<boolean> {
    while (this.held.length === 0) {
      const { value, done } = await this.source.next();
      if (done) return false;
      this.held = value;
    }
    return true;
  }

  private take(most: number): Buffer {
    const taken = this.held.subarray(0, most);
    this.held = this.held.subarray(taken.length);
    return taken;
  }
}

export function incompleteBody(): S3Error {
  const message = 'You did not provide the number of bytes specified by the Content-Length HTTP header';
  return new S3Error('IncompleteBody', 400, message);
}

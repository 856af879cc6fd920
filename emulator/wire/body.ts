// Reads a request's body, up to a limit.

import type { IncomingMessage } from 'node:http';
import { RequestEntityTooLargeException } from './errors';

/** Ten times what the largest useful request needs (2,000 home directory mappings). */
export const maximumBodyBytes = 8 * 1024 * 1024;

/** What is over the limit is read and thrown away up to here, so that the client hears the refusal. */
export const maximumDiscardedBytes = 64 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  let chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maximumBodyBytes) chunks.push(chunk);
    else chunks = [];
    if (size > maximumDiscardedBytes) break;
  }
  if (size > maximumBodyBytes) {
    throw new RequestEntityTooLargeException(
      `The request's body is larger than the ${maximumBodyBytes} bytes that are read.`,
    );
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
}

// Takes the body of a request into a file, up to a limit.

import { open } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';

/** What is over the limit is thrown away up to here, so that the sender hears the refusal. */
const MOST_DISCARDED = 1024 * 1024 * 1024;

/** Gives the size, or undefined where the body is larger than the limit. */
export async function receiveBody(
  request: IncomingMessage,
  path: string,
  limit: number,
): Promise<number | undefined> {
  const file = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit + MOST_DISCARDED) break;
      if (size <= limit) await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  return size > limit ? undefined : size;
}

/** The first bytes of a file. */
export async function beginningOf(path: string, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

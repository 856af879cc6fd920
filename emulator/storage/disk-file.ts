// An open file on disk: positioned reads and writes, and a check that it is a regular file.

import { closeSync, constants, fstatSync, openSync, read, type Stats, write } from 'node:fs';
import { Refusal } from './refusal';

/** Neither follows a link nor waits for the other end of a pipe. */
const SAFELY = constants.O_NOFOLLOW | constants.O_NONBLOCK;

export class DiskFile {
  private constructor(readonly descriptor: number) {}

  static open(path: string, flags: number, mode = 0o644): DiskFile {
    const descriptor = openSync(path, flags | SAFELY, mode);
    const file = new DiskFile(descriptor);
    if (file.stats().isFile()) return file;
    file.close();
    throw new Refusal('FAILURE', 'Not a regular file');
  }

  stats(): Stats {
    return fstatSync(this.descriptor);
  }

  read(target: Buffer, position: number): Promise<number> {
    return new Promise((resolve, reject) => {
      read(this.descriptor, target, 0, target.length, position, (error, count) =>
        error ? reject(error) : resolve(count),
      );
    });
  }

  /** With no position the bytes go where the file stands, which is its end for O_APPEND. */
  write(data: Buffer, position: number | null): Promise<void> {
    return new Promise((resolve, reject) => {
      write(this.descriptor, data, 0, data.length, position, (error, count) => {
        if (error) reject(error);
        else if (count === data.length) resolve();
        else {
          const next = position === null ? null : position + count;
          this.write(data.subarray(count), next).then(resolve, reject);
        }
      });
    });
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

const READ_AT_ONCE = 256 * 1024;

/** A part of a file, piece by piece; throws where the file has become shorter than that. */
export async function* piecesOf(file: DiskFile, start: number, length: number): AsyncGenerator<Buffer> {
  for (let position = start; position < start + length; ) {
    const target = Buffer.allocUnsafe(Math.min(READ_AT_ONCE, start + length - position));
    const count = await file.read(target, position);
    if (count === 0) throw new Error('The file is shorter than it was.');
    position += count;
    yield target.subarray(0, count);
  }
}

// The files of an SFTP server: one request at a time or many under way, each with an end.

import type { FileEntry, SFTPWrapper, Stats } from 'ssh2';
import { Status } from '../sftp/status';
import { ConnectorFailure } from './connector-failure';

/** What the server answered other than success. */
export class RemoteRefusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }

  get isAbsence(): boolean {
    return this.status === Status.NO_SUCH_FILE;
  }
}

type Done<T> = (error?: Error | null, value?: T) => void;

/** Fits the packets of every server; a longer one would be cut, and its parts sent one by one. */
const PIECE = 30 * 1024;
const UNDER_WAY = 32;

export class RemoteFiles {
  private lost: ConnectorFailure | undefined;
  private readonly unanswered = new Set<(failure: ConnectorFailure) => void>();

  constructor(
    private readonly sftp: SFTPWrapper,
    private readonly timeoutMs: number,
    /** Told when a request has been without an answer for too long. */
    private readonly onSilence: () => void,
  ) {}

  /** Fails every request, now and later. */
  lose(failure: ConnectorFailure): void {
    this.lost ??= failure;
    for (const fail of this.unanswered) fail(this.lost);
  }

  get isLost(): boolean {
    return this.lost !== undefined;
  }

  stat = (path: string) => this.ask<Stats>((done) => this.sftp.stat(path, done));
  lstat = (path: string) => this.ask<Stats>((done) => this.sftp.lstat(path, done));
  rename = (from: string, to: string) => this.ask<void>((done) => this.sftp.rename(from, to, done));
  removeFile = (path: string) => this.ask<void>((done) => this.sftp.unlink(path, done));
  removeFolder = (path: string) => this.ask<void>((done) => this.sftp.rmdir(path, done));

  /** Replaces the file, and answers its length. */
  async write(path: string, content: AsyncIterable<Buffer>): Promise<number> {
    const handle = await this.ask<Buffer>((done) => this.sftp.open(path, 'w', done));
    const written: Promise<void>[] = [];
    let position = 0;
    try {
      for await (const block of content) {
        for (let start = 0; start < block.length; start += PIECE) {
          const piece = block.subarray(start, start + PIECE);
          const at = position + start;
          const writing = this.ask<void>((done) => this.sftp.write(handle, piece, 0, piece.length, at, done));
          // Whoever waits for it is told; until then it is no rejection that nobody hears of.
          writing.catch(() => {});
          written.push(writing);
          if (written.length >= UNDER_WAY) await written.shift();
        }
        position += block.length;
      }
      for (const one of written) await one;
    } catch (error) {
      await this.close(handle).catch(() => {});
      throw error;
    }
    await this.close(handle);
    return position;
  }

  /** Opens at once, and then gives the content piece by piece to the end. */
  async read(path: string): Promise<AsyncGenerator<Buffer>> {
    const handle = await this.ask<Buffer>((done) => this.sftp.open(path, 'r', done));
    return this.pieces(handle);
  }

  private async *pieces(handle: Buffer): AsyncGenerator<Buffer> {
    const reads: Promise<Buffer>[] = [];
    let next = 0;
    const askNext = () => {
      const reading = this.readFully(handle, next);
      reading.catch(() => {});
      reads.push(reading);
      next += PIECE;
    };
    try {
      for (let ended = false; !ended; ) {
        // Few at first: most files are small.
        const wanted = Math.min(UNDER_WAY, 2 + Math.floor(next / PIECE / 2));
        while (reads.length < wanted) askNext();
        const piece = (await reads.shift()) ?? Buffer.alloc(0);
        ended = piece.length < PIECE;
        if (piece.length > 0) yield piece;
      }
    } finally {
      await Promise.allSettled(reads);
      await this.close(handle).catch(() => {});
    }
  }

  /** A server may answer with less than it was asked for; only the end of the file is the end. */
  private async readFully(handle: Buffer, position: number): Promise<Buffer> {
    const target = Buffer.allocUnsafe(PIECE);
    let length = 0;
    while (length < PIECE) {
      const count = await this.ask<number>((done) =>
        this.sftp.read(handle, target, length, PIECE - length, position + length, done),
      );
      if (count === 0) break;
      length += count;
    }
    return target.subarray(0, length);
  }

  /** Entries of one folder, a batch at a time, without itself and its parent. */
  async *list(path: string): AsyncGenerator<FileEntry[]> {
    const handle = await this.ask<Buffer>((done) => this.sftp.opendir(path, done));
    try {
      for (;;) {
        const entries = await this.ask<FileEntry[]>((done) => this.sftp.readdir(handle, done)).catch(
          (error: unknown) => {
            if (error instanceof RemoteRefusal && error.status === Status.EOF) return undefined;
            throw error;
          },
        );
        if (!entries) return;
        yield entries.filter(({ filename }) => filename !== '.' && filename !== '..');
      }
    } finally {
      await this.close(handle).catch(() => {});
    }
  }

  private close(handle: Buffer): Promise<void> {
    return this.ask<void>((done) => this.sftp.close(handle, done));
  }

  private ask<T>(send: (done: Done<T>) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        this.unanswered.delete(fail);
      };
      const fail = (error: Error) => {
        settle();
        reject(error);
      };
      const timer = setTimeout(() => {
        this.lose(new ConnectorFailure('TIMEOUT_ERROR', 'The server did not answer in time'));
        this.onSilence();
      }, this.timeoutMs);
      this.unanswered.add(fail);
      if (this.lost) {
        fail(this.lost);
        return;
      }
      send((error, value) => {
        if (!error) {
          settle();
          resolve(value as T);
        } else fail(this.lost ?? refusalOf(error));
      });
    });
  }
}

function refusalOf(error: Error & { code?: unknown }): Error {
  if (typeof error.code === 'number') return new RemoteRefusal(error.code, error.message);
  return new ConnectorFailure('CONNECTION_ERROR', 'Connection to the server was lost');
}

// An object on its way in: bytes gather in a temporary file that takes the object's name when it is closed.

import { unlinkSync } from 'node:fs';
import type { DiskFile } from './disk-file';
import { RANDOM_WRITE, Refusal } from './refusal';
import type { Attributes, OpenFile } from './storage';

export interface UploadTarget {
  temporaryPath: string;
  /** Gives the temporary file its place as an object. */
  store(temporaryPath: string): void;
  describe(file: DiskFile): Attributes;
  change(): void;
  /** False where nothing written means that the object which is there stays as it is. */
  storeWhenEmpty: boolean;
}

export class S3Upload implements OpenFile {
  readonly concurrent = true;
  private received = 0;
  private failed = false;

  constructor(
    private readonly file: DiskFile,
    private readonly target: UploadTarget,
  ) {}

  async read(): Promise<number> {
    throw new Refusal('DENIED', 'An S3 object cannot be read while it is being written');
  }

  async write(data: Buffer, position: number): Promise<void> {
    if (position !== this.received) {
      this.failed = true;
      throw new Refusal('FAILURE', RANDOM_WRITE);
    }
    this.received += data.length;
    try {
      await this.file.write(data, position);
    } catch (error) {
      this.failed = true;
      throw error;
    }
  }

  attributes(): Attributes {
    return this.target.describe(this.file);
  }

  change(): void {
    this.target.change();
  }

  /** Leaves the object as it was. */
  discard(): void {
    this.file.close();
    unlinkSync(this.target.temporaryPath);
  }

  /** A refused or failed write leaves the object as it was. */
  close(): void {
    const { temporaryPath, store, storeWhenEmpty } = this.target;
    this.file.close();
    if (this.failed || (this.received === 0 && !storeWhenEmpty)) {
      unlinkSync(temporaryPath);
      if (this.failed) throw new Refusal('FAILURE', 'The object was not stored because a write failed');
      return;
    }
    try {
      store(temporaryPath);
    } catch (error) {
      unlinkSync(temporaryPath);
      throw error;
    }
  }
}

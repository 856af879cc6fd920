// Writes the states of files to disk, those of one moment together, since each write waits for the disk.

import type { Store } from '../../store/store';
import type { TransferFileRecord } from '../../store/transfer-records';

export class FileStates {
  private pending = new Map<string, TransferFileRecord>();
  private writing: Promise<void> | undefined;

  constructor(private readonly store: Pick<Store, 'fileTransfers' | 'transaction'>) {}

  /** Resolves once the state is on disk; a later state of the same file may take its place before that. */
  put(file: TransferFileRecord): Promise<void> {
    this.pending.set(file.MessageId, file);
    this.writing ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.writing = undefined;
        try {
          this.flush();
          resolve();
        } catch (error) {
          reject(error as Error);
        }
      });
    });
    return this.writing;
  }

  private flush(): void {
    const files = this.pending;
    this.pending = new Map();
    this.store.transaction(() => {
      for (const file of files.values()) this.store.fileTransfers.put(file);
    });
  }
}

// Keeps the time of messages whose MDN is still to come, and lets one of several events finish a file.

import type { TransferFileRecord } from '../../store/transfer-records';

/** What Node's timers can count to. */
const longestTimerMs = 2 ** 31 - 1;

export class MdnWaits {
  private readonly timers = new Map<string, NodeJS.Timeout>();
  private readonly claimed = new Set<string>();

  constructor(private readonly giveUp: (file: TransferFileRecord) => void) {}

  add(file: TransferFileRecord, forMs: number): void {
    const timer = setTimeout(
      () => {
        this.timers.delete(file.MessageId);
        this.giveUp(file);
      },
      Math.min(Math.max(forMs, 0), longestTimerMs),
    );
    this.timers.set(file.MessageId, timer);
  }

  /** False where another is finishing the file already. */
  claim({ MessageId }: TransferFileRecord): boolean {
    if (this.claimed.has(MessageId)) return false;
    this.claimed.add(MessageId);
    clearTimeout(this.timers.get(MessageId));
    this.timers.delete(MessageId);
    return true;
  }

  isClaimed({ MessageId }: TransferFileRecord): boolean {
    return this.claimed.has(MessageId);
  }

  release({ MessageId }: TransferFileRecord): void {
    this.claimed.delete(MessageId);
  }

  close(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }
}

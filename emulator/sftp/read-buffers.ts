// Lends the buffers that reads land in: what was read is copied into its reply at once, so few are ever needed.

const MOST_KEPT = 32;

export class ReadBuffers {
  private readonly free: Buffer[] = [];

  constructor(private readonly size: number) {}

  /** At least `length` bytes, whose content is whatever was there. */
  take(length: number): Buffer {
    if (length > this.size / 2) return this.free.pop() ?? Buffer.allocUnsafeSlow(this.size);
    return Buffer.allocUnsafe(length);
  }

  giveBack(buffer: Buffer): void {
    if (buffer.length === this.size && this.free.length < MOST_KEPT) this.free.push(buffer);
  }
}

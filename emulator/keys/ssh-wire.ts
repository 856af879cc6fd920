// Reads and writes the fields of SSH keys as RFC 4251 lays them out.

/** Walks over the fields of a blob; every read fails on a blob that is cut short. */
export class WireReader {
  private offset = 0;

  constructor(private readonly bytes: Buffer) {}

  string(): Buffer {
    const start = this.offset + 4;
    if (start > this.bytes.length) throw new Error('The blob is cut short');
    const end = start + this.bytes.readUInt32BE(this.offset);
    if (end > this.bytes.length) throw new Error('The blob is cut short');
    this.offset = end;
    return this.bytes.subarray(start, end);
  }

  text(): string {
    return this.string().toString('latin1');
  }

  /** A positive integer in its only encoding: no needless zeros, never negative. */
  positiveInteger(): Buffer {
    const bytes = this.string();
    const [first = 0, second = 0] = bytes;
    const padded = first === 0;
    if (bytes.length === 0 || first > 0x7f || (padded && second < 0x80)) {
      throw new Error('Not a positive integer in its shortest form');
    }
    return padded ? bytes.subarray(1) : bytes;
  }

  end(): void {
    if (this.offset !== this.bytes.length) throw new Error('Bytes follow the last field');
  }
}

export function wireString(value: string | Buffer): Buffer {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
  return Buffer.concat([wireNumber(bytes.length), bytes]);
}

/** `value` is big-endian; a leading zero is set before a first bit that would read as a sign. */
export function wireInteger(value: Buffer): Buffer {
  const start = value.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Buffer.alloc(0) : value.subarray(start);
  return wireString((digits[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.alloc(1), digits]) : digits);
}

export function wireNumber(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

export function bitLength(value: Buffer): number {
  return value.length * 8 - Math.clz32(value[0] ?? 0) + 24;
}

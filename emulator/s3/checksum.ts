// The checksums that clients send with an object, computed while it streams by.

import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

export interface Checksum {
  update(data: Buffer): void;
  /** In base64, as the headers carry it. */
  digest(): string;
}

export const checksumAlgorithms = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

export function newChecksum(algorithm: ChecksumAlgorithm | 'md5'): Checksum {
  switch (algorithm) {
    case 'crc32':
      return newCrc32();
    case 'crc32c':
      return newCrc32c();
    case 'crc64nvme':
      return newCrc64();
    default: {
      const hash = createHash(algorithm);
      return { update: (data) => void hash.update(data), digest: () => hash.digest('base64') };
    }
  }
}

function newCrc32(): Checksum {
  let value = 0;
  return {
    update(data) {
      value = crc32(data, value);
    },
    digest: () => words(value),
  };
}

let crc32cTable: Uint32Array | undefined;

function newCrc32c(): Checksum {
  crc32cTable ??= Uint32Array.from({ length: 256 }, (_, byte) => {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
    return value;
  });
  const table = crc32cTable;
  let value = 0xffffffff;
  return {
    update(data) {
      for (const byte of data) value = (value >>> 8) ^ (table[(value ^ byte) & 0xff] ?? 0);
    },
    digest: () => words(~value),
  };
}

/** High and low halves, since numbers of JavaScript hold 32 bits in their operators. */
let crc64Table: { high: Uint32Array; low: Uint32Array } | undefined;

function newCrc64(): Checksum {
  crc64Table ??= makeCrc64Table();
  const table = crc64Table;
  let high = 0xffffffff;
  let low = 0xffffffff;
  return {
    update(data) {
      for (const byte of data) {
        const index = (low ^ byte) & 0xff;
        low = ((low >>> 8) | (high << 24)) ^ (table.low[index] ?? 0);
        high = (high >>> 8) ^ (table.high[index] ?? 0);
      }
    },
    digest: () => words(~high, ~low),
  };
}

function makeCrc64Table() {
  const table = { high: new Uint32Array(256), low: new Uint32Array(256) };
  for (let byte = 0; byte < 256; byte++) {
    let high = 0;
    let low = byte;
    for (let bit = 0; bit < 8; bit++) {
      const odd = low & 1;
      low = (low >>> 1) | (high << 31);
      high >>>= 1;
      if (odd) {
        high ^= 0x9a6c9329;
        low ^= 0xac4bc9b5;
      }
    }
    table.high[byte] = high;
    table.low[byte] = low;
  }
  return table;
}

function words(...values: number[]): string {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, index * 4);
  return bytes.toString('base64');
}

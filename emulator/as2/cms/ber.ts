// Reads BER in memory, definite or streamed, without ever copying large content or trusting a length.

/** The input is not what the format demands. */
export class Malformed extends Error {}

export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const OID = 0x06;
export const SEQUENCE = 0x30;
export const SET = 0x31;
const CONSTRUCTED = 0x20;
/** [n] with something inside, or in place of a constructed type. */
export const context = (number: number) => 0xa0 | number;

const MOST_DEPTH = 24;
const MOST_CHILDREN = 1000;
/** Streamed content comes in pieces of a kilobyte and more; a body of nothing but tiny ones is an attack. */
const MOST_VALUES = 2_000_000;

interface Budget {
  values: number;
}

export class BerValue {
  private constructor(
    private readonly source: Buffer,
    readonly tag: number,
    private readonly start: number,
    private readonly contentStart: number,
    private readonly contentEnd: number,
    private readonly end: number,
    private readonly depth: number,
    private readonly budget: Budget,
  ) {}

  /** The value that the bytes begin with. */
  static read(source: Buffer): BerValue {
    return BerValue.at(source, 0, source.length, 0, { values: MOST_VALUES });
  }

  private static at(source: Buffer, start: number, limit: number, depth: number, budget: Budget): BerValue {
    budget.values -= 1;
    if (depth > MOST_DEPTH || budget.values < 0) throw new Malformed('BER is nested too deeply or too long');
    const tag = byteAt(source, start, limit);
    if ((tag & 0x1f) === 0x1f) throw new Malformed('BER has a tag of several bytes');
    const first = byteAt(source, start + 1, limit);
    let contentStart = start + 2;
    if (first === 0x80) {
      if (!(tag & CONSTRUCTED)) throw new Malformed('BER has a primitive value without a length');
      const contentEnd = endOfStreamed(source, contentStart, limit, depth, budget);
      return new BerValue(source, tag, start, contentStart, contentEnd, contentEnd + 2, depth, budget);
    }
    let length = first;
    if (first > 0x80) {
      const count = first & 0x7f;
      if (count > 4) throw new Malformed('BER has a length of more than four bytes');
      length = 0;
      for (let i = 0; i < count; i += 1) length = length * 256 + byteAt(source, contentStart + i, limit);
      contentStart += count;
    }
    const contentEnd = contentStart + length;
    if (contentEnd > limit) throw new Malformed('BER is cut off');
    return new BerValue(source, tag, start, contentStart, contentEnd, contentEnd, depth, budget);

    function endOfStreamed(from: Buffer, at: number, until: number, level: number, left: Budget): number {
      let position = at;
      while (byteAt(from, position, until) !== 0 || byteAt(from, position + 1, until) !== 0) {
        position = BerValue.at(from, position, until, level + 1, left).end;
      }
      return position;
    }
  }

  get encoding(): Buffer {
    return this.source.subarray(this.start, this.end);
  }

  get content(): Buffer {
    return this.source.subarray(this.contentStart, this.contentEnd);
  }

  /** True where it has a length and no end marker, as DER demands. */
  get definite(): boolean {
    return this.end === this.contentEnd;
  }

  expect(tag: number): this {
    if (this.tag !== tag) throw new Malformed(`BER has tag ${this.tag} where ${tag} was expected`);
    return this;
  }

  children(): BerValue[] {
    const children: BerValue[] = [];
    for (const child of this.pieces()) {
      if (children.push(child) > MOST_CHILDREN) throw new Malformed('BER has too many values in one');
    }
    return children;
  }

  /** The single value inside an explicit tag. */
  inner(): BerValue {
    const [child] = this.children();
    if (!child) throw new Malformed('BER has an empty value');
    return child;
  }

  oid(): string {
    const bytes = this.expect(OID).content;
    if (bytes.length === 0 || bytes.length > 32)
      throw new Malformed('BER has an impossible object identifier');
    const arcs: number[] = [];
    let arc = 0;
    for (const byte of bytes) {
      arc = arc * 128 + (byte & 0x7f);
      if (byte & 0x80) continue;
      arcs.push(
        ...(arcs.length === 0
          ? [Math.min(Math.floor(arc / 40), 2), arc - Math.min(Math.floor(arc / 40), 2) * 40]
          : [arc]),
      );
      arc = 0;
    }
    return arcs.join('.');
  }

  /**
   * The octets of an OCTET STRING, whatever its tag. Those that came in pieces are pushed together where they
   * lie, which spoils the encoding of this value and of nothing else.
   */
  octets(): Buffer {
    if (!(this.tag & CONSTRUCTED)) return this.content;
    const end = this.gather(this.contentStart);
    return this.source.subarray(this.contentStart, end);
  }

  private gather(target: number): number {
    let position = target;
    for (const piece of this.pieces()) {
      if (piece.tag === (OCTET_STRING | CONSTRUCTED)) position = piece.gather(position);
      else {
        piece.expect(OCTET_STRING);
        this.source.copyWithin(position, piece.contentStart, piece.contentEnd);
        position += piece.contentEnd - piece.contentStart;
      }
    }
    return position;
  }

  private *pieces(): Generator<BerValue> {
    if (!(this.tag & CONSTRUCTED)) throw new Malformed('BER has a primitive value where several belong');
    for (let position = this.contentStart; position < this.contentEnd; ) {
      const piece = BerValue.at(this.source, position, this.contentEnd, this.depth + 1, this.budget);
      position = piece.end;
      yield piece;
    }
  }
}

function byteAt(source: Buffer, position: number, limit: number): number {
  const byte = position < limit ? source[position] : undefined;
  if (byte === undefined) throw new Malformed('BER is cut off');
  return byte;
}

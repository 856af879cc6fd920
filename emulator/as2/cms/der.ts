// Writes DER; large content is passed along in pieces and never copied.

import { context, INTEGER, OCTET_STRING, OID, SEQUENCE, SET } from './ber';

/** Tag and length of a value. */
function header(tag: number, length: number): Buffer {
  if (length < 0x80) return Buffer.from([tag, length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([tag, 0x80 | bytes.length, ...bytes]);
}

export function value(tag: number, ...parts: Buffer[]): Buffer {
  return Buffer.concat(inPieces(tag, parts));
}

/** `following` counts the bytes of the value that are written after these parts. */
export function inPieces(tag: number, parts: readonly Buffer[], following = 0): Buffer[] {
  return [header(tag, lengthOf(parts) + following), ...parts];
}

export function lengthOf(parts: readonly Buffer[]): number {
  return parts.reduce((length, part) => length + part.length, 0);
}

export const sequence = (...parts: Buffer[]) => value(SEQUENCE, ...parts);
export const explicit = (number: number, ...parts: Buffer[]) => value(context(number), ...parts);
export const octetString = (octets: Buffer) => value(OCTET_STRING, octets);
export const NULL = Buffer.from([0x05, 0x00]);

/** The members of a SET OF stand in the order of their encodings. */
export function setOf(...parts: Buffer[]): Buffer {
  return value(SET, ...parts.sort(Buffer.compare));
}

/** A small number that is not negative. */
export function integer(number: number): Buffer {
  return value(INTEGER, Buffer.from([number]));
}

export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift(0x80 | (left % 128));
    }
    return groups;
  });
  return value(OID, Buffer.from(bytes));
}

/** UTCTime has two digits for the year, so that later ones are GeneralizedTime. */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  const short = date.getUTCFullYear() < 2050;
  return value(short ? 0x17 : 0x18, Buffer.from(short ? digits.slice(2) : digits, 'latin1'));
}

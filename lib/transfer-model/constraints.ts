// Answers whether a text keeps within a shape's limits; the limits themselves are named in constraints.gen.

import { toRegExp } from './pattern';

export interface Constraint {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}

/** The service counts characters, so an emoji is one. */
export function lengthOf(text: string): number {
  return /[\u{10000}-\u{10FFFF}]/u.test(text) ? [...text].length : text.length;
}

/** `satisfies(ServerId, text)`, with the shape imported by its name. */
export function satisfies({ min = 0, max = Number.POSITIVE_INFINITY, pattern }: Constraint, text: string) {
  const length = lengthOf(text);
  return length >= min && length <= max && (pattern === undefined || toRegExp(pattern).test(text));
}

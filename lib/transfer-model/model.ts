// The whole model of the Transfer API, typed; 80 KB, so for servers only: browsers load the generated modules.

import document from './model.json';
import type { OperationName } from './operations.gen';

export interface StructureShape {
  type: 'structure';
  members: Record<string, { shape: string; required?: true }>;
  union?: true;
  exception?: true;
  fault?: true;
}

export interface ListShape {
  type: 'list';
  member: string;
  length?: Bounds;
}

export interface StringShape {
  type: 'string';
  length?: Bounds;
  /** Written for Java's Matcher.matches(); `toRegExp` makes it ours. */
  pattern?: string;
  enum?: string[];
  sensitive?: true;
}

export interface NumberShape {
  type: 'integer' | 'long';
  range?: Bounds;
}

export interface BlobShape {
  type: 'blob';
  length?: Bounds;
}

export interface PlainShape {
  type: 'boolean' | 'timestamp';
}

/** Least and greatest, both allowed; null where the model sets none. */
export type Bounds = [number | null, number | null];

export type Shape = StructureShape | ListShape | StringShape | NumberShape | BlobShape | PlainShape;

export interface Operation {
  input: string | null;
  output: string | null;
  errors: string[];
  /** Output member that a paginator gathers. */
  pages?: string;
}

interface Model {
  operations: Record<OperationName, Operation>;
  shapes: Record<string, Shape>;
}

const model = document as unknown as Model;

export const operations = model.operations;

export function shapeNamed(name: string): Shape {
  const shape = model.shapes[name];
  if (!shape) throw new Error(`The model has no shape ${name}`);
  return shape;
}

/** Every pattern that the model holds, once. */
export function allPatterns(): string[] {
  const patterns = Object.values(model.shapes).flatMap((shape) =>
    shape.type === 'string' && shape.pattern !== undefined ? [shape.pattern] : [],
  );
  return [...new Set(patterns)];
}

// Tells JSON's types apart where the model wants a certain one, and words the refusal as the service's deserialiser does.

import { SerializationException } from './errors';

export function refuseType(value: unknown, wanted: string): never {
  if (Array.isArray(value)) throw new SerializationException('Start of list found where not expected');
  if (typeof value === 'object' && value !== null) {
    throw new SerializationException('Start of structure or map found where not expected.');
  }
  throw new SerializationException(`${tokenOf(value)} cannot be converted to ${wanted}`);
}

export function expectString(value: unknown): string {
  return typeof value === 'string' ? value : refuseType(value, 'String');
}

export function expectNumber(value: unknown, wanted: string): number {
  return typeof value === 'number' ? value : refuseType(value, wanted);
}

export function expectArray(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'object') return refuseType(value, 'List');
  throw new SerializationException('Expected list or null');
}

export function expectObject(value: unknown): Record<string, unknown> {
  if (isObject(value)) return value;
  if (Array.isArray(value)) return refuseType(value, 'Structure');
  throw new SerializationException('Expected structure or null');
}

/** Whole groups of four, padded or not; Buffer itself would skip over anything else. */
export function badBase64(text: string): boolean {
  return !/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 === 1;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tokenOf(value: unknown): string {
  if (typeof value === 'string') return 'STRING_VALUE';
  if (typeof value === 'number') return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE';
  return value === true ? 'TRUE_VALUE' : value === false ? 'FALSE_VALUE' : 'NULL_VALUE';
}

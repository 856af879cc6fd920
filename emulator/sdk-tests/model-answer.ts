// Compares what was answered with the model of the answer: members that it lacks or does not know, and values out of bounds.

import { lengthOf } from '../../lib/transfer-model/constraints';
import { type Bounds, shapeNamed } from '../../lib/transfer-model/model';
import { toRegExp } from '../../lib/transfer-model/pattern';

/** Stale in the model: fifty keys per user are documented, and are the quota that is held to. */
const STALE = 'SshPublicKeys';
/** Documented, and younger than the model. */
const YOUNGER = new Set(['ContentEncryptionCiphers', 'HashAlgorithms']);

function outOfBounds([min, max]: Bounds = [null, null], size: number): boolean {
  return (min !== null && size < min) || (max !== null && size > max);
}

/** One line for each deviation, none where the answer is as the model says. */
export function deviations(shapeName: string, value: unknown, path = ''): string[] {
  const shape = shapeNamed(shapeName);
  const wrong = (what: string) => [`${path || 'the answer'} ${what}: ${JSON.stringify(value)}`];
  switch (shape.type) {
    case 'structure': {
      if (typeof value !== 'object' || value === null) return wrong('is no structure');
      const known = Object.entries(shape.members);
      const strange = Object.keys(value).filter(
        (name) => !Object.hasOwn(shape.members, name) && !YOUNGER.has(name),
      );
      return [
        ...strange.map((name) => `${path}.${name} is not in the model`),
        ...known.flatMap(([name, member]) => {
          const inner: unknown = Reflect.get(value, name);
          if (inner !== undefined) return deviations(member.shape, inner, `${path}.${name}`);
          return member.required ? [`${path}.${name} is missing`] : [];
        }),
      ];
    }
    case 'list':
      if (!Array.isArray(value)) return wrong('is no list');
      // The service shows empty lists, of Tags for one, where the model asks for a member.
      if (shapeName !== STALE && value.length > 0 && outOfBounds(shape.length, value.length)) {
        return wrong('has another length');
      }
      return value.flatMap((item, index) => deviations(shape.member, item, `${path}[${index}]`));
    case 'string':
      if (typeof value !== 'string') return wrong('is no text');
      if (outOfBounds(shape.length, lengthOf(value))) return wrong('has another length');
      if (shape.pattern !== undefined && !toRegExp(shape.pattern).test(value))
        return wrong('breaks its pattern');
      return shape.enum && !shape.enum.includes(value) ? wrong('is not in its enum') : [];
    case 'integer':
    case 'long':
      if (!Number.isInteger(value)) return wrong('is no whole number');
      return outOfBounds(shape.range, Number(value)) ? wrong('is out of range') : [];
    case 'timestamp':
      return typeof value === 'number' ? [] : wrong('is no time');
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrong('is no boolean');
    case 'blob':
      return typeof value === 'string' ? [] : wrong('is no blob');
  }
}

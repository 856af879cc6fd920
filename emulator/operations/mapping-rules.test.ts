import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMappings } from './mapping-rules';

const refused = (entries: string[]) => {
  try {
    checkMappings(entries.map((Entry) => ({ Entry, Target: '/bucket' })));
    return false;
  } catch {
    return true;
  }
};

const segments = fc.array(fc.constantFrom('a', 'a-', 'b', 'a.b', 'é'), { maxLength: 4 });

test('entries are refused just if one of them is another or lies below it', () => {
  const below = (one: string[], other: string[]) => one.every((name, index) => other[index] === name);
  fc.assert(
    fc.property(fc.array(segments, { maxLength: 5 }), fc.boolean(), (paths, slash) => {
      const overlap = paths.some((one, i) => paths.some((other, j) => i !== j && below(one, other)));
      const entries = paths.map((path) => `/${path.join('/')}${slash ? '/' : ''}`);
      expect(refused(entries)).toBe(overlap);
    }),
    { numRuns: 2000 },
  );
});

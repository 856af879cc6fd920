/** Where JSON breaks. */
import { describe, expect, it } from 'vitest';
import { jsonProblem } from './json-position';

describe('a JSON check', () => {
  it.each(['', '  \n', '{}', '[1, "a", null]'])('finds nothing wrong with %j', (text) => {
    expect(jsonProblem(text)).toBeNull();
  });

  it.each([
    ['{\n  "a": 1,\n}', 3, 1],
    ['{\n  "a" 1\n}', 2, 7],
    ["{'a': 1}", 1, 2],
    ['{"a": tru}', 1, 7],
    ['[01]', 1, 2],
    ['{} {}', 1, 4],
    ['[1}', 1, 3],
    ['["a\nb"]', 1, 2],
    ['[1, 2, x]', 1, 8],
  ])('points into %j at line %d, column %d', (text, line, column) => {
    expect(jsonProblem(text)).toMatchObject({ line, column });
  });

  it.each(['{"a": 1', '["a",', '{"a": {"b": [1,'])('says that %j ends too early', (text) => {
    expect(jsonProblem(text)?.message).toMatch(/ends too early/);
  });

  it('names what was expected', () => {
    expect(jsonProblem('{a: 1}')?.message).toBe('Expected a key in double quotes or "}".');
    expect(jsonProblem('["a')?.message).toMatch(/not closed/);
  });
});

/** Where JSON breaks, in words a person can follow; browsers' own messages differ and often leave the place out. */

export type JsonProblem = { line: number; column: number; message: string };

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

const space = /[ \t\n\r]*/y;
const string = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const scalar = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y;

const words: Record<Expected, string> = {
  value: 'a value',
  'value or end': 'a value or "]"',
  key: 'a key in double quotes',
  'key or end': 'a key in double quotes or "}"',
  colon: '":"',
  'comma or end': '"," or the closing bracket',
  nothing: 'the end',
};

function eat(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

/** Walks until the first character that cannot stand where it stands. */
function firstBreak(text: string): { at: number; expected: Expected } {
  const open: ('}' | ']')[] = [];
  let expected: Expected = 'value';
  let at = 0;
  const after = (): Expected => (open.length > 0 ? 'comma or end' : 'nothing');
  for (;;) {
    at = eat(space, text, at);
    const character = text[at];
    const closes = expected.endsWith('or end') && character !== undefined && character === open.at(-1);
    if (closes) {
      open.pop();
      expected = after();
      at += 1;
    } else if (expected.startsWith('value') && (character === '{' || character === '[')) {
      open.push(character === '{' ? '}' : ']');
      expected = character === '{' ? 'key or end' : 'value or end';
      at += 1;
    } else if (expected === 'comma or end' && character === ',') {
      expected = open.at(-1) === '}' ? 'key' : 'value';
      at += 1;
    } else if (expected === 'colon' && character === ':') {
      expected = 'value';
      at += 1;
    } else {
      const isKey = expected.startsWith('key');
      const isValue = expected.startsWith('value');
      let next = isKey || isValue ? eat(string, text, at) : -1;
      if (next < 0 && isValue) next = eat(scalar, text, at);
      if (next < 0) return { at, expected };
      expected = isKey ? 'colon' : after();
      at = next;
    }
  }
}

/** Null where the text is JSON, or blank. */
export function jsonProblem(text: string): JsonProblem | null {
  if (!text.trim()) return null;
  try {
    JSON.parse(text);
    return null;
  } catch {
    const { at, expected } = firstBreak(text);
    const before = text.slice(0, at).split('\n');
    const place = { line: before.length, column: (before.at(-1) ?? '').length + 1 };
    if (at >= text.length)
      return { ...place, message: `The text ends too early; ${words[expected]} is missing.` };
    if (text[at] === '"' && /value|key/.test(expected)) {
      return {
        ...place,
        message: 'This quoted text is not closed, or holds a character that must be escaped.',
      };
    }
    return { ...place, message: `Expected ${words[expected]}.` };
  }
}

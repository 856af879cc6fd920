// Parses filter patterns over JSON members, by recursive descent.

import { InvalidParameterException } from './errors';

export type Condition = (message: unknown) => boolean;

const token =
  /\s*(?:(?<symbol>&&|\|\||!=|>=|<=|[=<>(){}])|(?<selector>\$(?:\.[\w-]+|\.?\[(?:\d+|'[^']*'|"[^"]*")\])+)|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<word>[\w*.:/@+-]+))/y;

interface Token {
  kind: 'symbol' | 'selector' | 'quoted' | 'word';
  text: string;
}

/** Deep enough for any sensible pattern, and no deeper than the stack. */
const deepest = 50;

export function parseJsonPattern(text: string): Condition {
  const tokens = tokenize(text);
  let position = 0;

  const isNext = (symbol: string) => tokens[position]?.kind === 'symbol' && tokens[position]?.text === symbol;

  function expect(symbol: string): void {
    if (!isNext(symbol)) throw invalid();
    position++;
  }

  function next(...kinds: Token['kind'][]): Token {
    const found = tokens[position++];
    if (!found || !kinds.includes(found.kind)) throw invalid();
    return found;
  }

  function joined(operator: '&&' | '||', part: () => Condition): Condition {
    const parts = [part()];
    while (isNext(operator)) {
      position++;
      parts.push(part());
    }
    if (parts.length === 1 && parts[0]) return parts[0];
    return operator === '&&'
      ? (message) => parts.every((condition) => condition(message))
      : (message) => parts.some((condition) => condition(message));
  }

  const either = (depth: number): Condition => joined('||', () => joined('&&', () => single(depth)));

  function single(depth: number): Condition {
    if (depth > deepest) throw invalid();
    if (!isNext('(')) return comparison();
    position++;
    const inner = either(depth + 1);
    expect(')');
    return inner;
  }

  function comparison(): Condition {
    const path = pathOf(next('selector').text);
    const operator = next('symbol', 'word');
    if (operator.kind === 'word') return question(path, operator.text, next('word').text);
    const value = next('quoted', 'word');
    return compare(path, operator.text, value);
  }

  expect('{');
  const condition = either(0);
  expect('}');
  if (position !== tokens.length) throw invalid();
  return condition;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const groups = token.exec(text)?.groups;
    if (!groups) throw invalid();
    const [kind, value = ''] = Object.entries(groups).find(([, found]) => found !== undefined) ?? [];
    tokens.push({
      kind: kind as Token['kind'],
      text: kind === 'quoted' ? value.replace(/\\(.)/g, '$1') : value,
    });
  }
  return tokens;
}

function pathOf(selector: string): string[] {
  return [...selector.matchAll(/\.([\w-]+)|\[(?:(\d+)|'([^']*)'|"([^"]*)")\]/g)].map(
    ([, name, index, single, double]) => name ?? index ?? single ?? double ?? '',
  );
}

/** Undefined where a member is missing. */
function read(message: unknown, path: string[]): unknown {
  let value = message;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

function question(path: string[], verb: string, what: string): Condition {
  const asked = `${verb} ${what}`.toUpperCase();
  const answers: Record<string, (value: unknown) => boolean> = {
    'IS TRUE': (value) => value === true,
    'IS FALSE': (value) => value === false,
    'IS NULL': (value) => value === null,
    'NOT EXISTS': (value) => value === undefined,
  };
  const answer = answers[asked];
  if (!answer) throw invalid();
  return (message) => answer(read(message, path));
}

const numeric = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function compare(path: string[], operator: string, expected: Token): Condition {
  if (operator === '=' || operator === '!=') {
    const equal = equalTo(expected);
    return (message) => {
      const value = read(message, path);
      return value !== undefined && equal(value) === (operator === '=');
    };
  }
  if (expected.kind !== 'word' || !numeric.test(expected.text)) throw invalid();
  const limit = Number(expected.text);
  const orders: Record<string, (value: number) => boolean> = {
    '<': (value) => value < limit,
    '>': (value) => value > limit,
    '<=': (value) => value <= limit,
    '>=': (value) => value >= limit,
  };
  const order = orders[operator];
  if (!order) throw invalid();
  return (message) => {
    const value = read(message, path);
    return typeof value === 'number' && order(value);
  };
}

function equalTo(expected: Token): (value: unknown) => boolean {
  const isNumber = expected.kind === 'word' && numeric.test(expected.text);
  const matches = wildcard(expected.text);
  return (value) => {
    if (typeof value === 'number') return isNumber ? value === Number(expected.text) : false;
    return typeof value === 'string' && matches(value);
  };
}

/** `*` stands for anything; searched part by part, so that no pattern takes more than linear time. */
function wildcard(pattern: string): (text: string) => boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return (text) => text === head;
  return (text) => {
    if (text.length < head.length + tail.length || !text.startsWith(head) || !text.endsWith(tail))
      return false;
    let from = head.length;
    const end = text.length - tail.length;
    for (const part of rest) {
      const at = text.indexOf(part, from);
      if (at < 0 || at + part.length > end) return false;
      from = at + part.length;
    }
    return true;
  };
}

function invalid(): InvalidParameterException {
  return new InvalidParameterException('Invalid filter pattern');
}

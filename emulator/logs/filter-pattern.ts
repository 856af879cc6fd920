// The useful part of CloudWatch Logs' filter patterns: terms, and comparisons of JSON members.

import { InvalidParameterException } from './errors';
import { type Condition, parseJsonPattern } from './json-pattern';

export type Filter = (message: string) => boolean;

/** `{ $.user = "alice" && $.bytes-in > 0 }`, or terms as in `AUTH_FAILURE -publickey ?alice ?bob "two words"`. */
export function parseFilterPattern(pattern: string): Filter {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('{')) return jsonFilter(parseJsonPattern(text));
  if (text.startsWith('[')) throw unsupported('Space-delimited patterns are');
  if (text.startsWith('%')) throw unsupported('Regular expressions are');
  return termFilter(text);
}

function jsonFilter(condition: Condition): Filter {
  return (message) => {
    try {
      return condition(JSON.parse(message));
    } catch {
      return false;
    }
  };
}

function termFilter(text: string): Filter {
  const needed: string[] = [];
  const excluded: string[] = [];
  const oneOf: string[] = [];
  for (const [, sign, quoted, plain] of text.matchAll(/([?-]?)(?:"((?:[^"\\]|\\.)*)"|([^\s"]+))/g)) {
    const term = quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/g, '$1');
    (sign === '-' ? excluded : sign === '?' ? oneOf : needed).push(term);
  }
  return (message) =>
    needed.every((term) => message.includes(term)) &&
    !excluded.some((term) => message.includes(term)) &&
    (oneOf.length === 0 || oneOf.some((term) => message.includes(term)));
}

function unsupported(what: string): InvalidParameterException {
  return new InvalidParameterException(`Invalid filter pattern: ${what} not supported by this emulator.`);
}

// Turns the model's patterns, which are Java's, into regular expressions of JavaScript that answer in linear time.

const SPACE = ' \\t\\n\\v\\f\\r';
const NOT_SPACE = '\\0-\\x08\\x0E-\\x1F!-\\u{10FFFF}';
const LINE_END = '\\n\\r\\u0085\\u2028\\u2029';

/**
 * Patterns that backtrack beyond measure on hostile texts, each with an expression for the same set of texts in which
 * no repetition can share a character with its neighbour. Written in Java's dialect, like the originals.
 */
const LINEAR: Record<string, string> = {
  '(.)+': '.+',
  // The text up to the last `role/` that something follows; texts before it may repeat it.
  'arn:.*role/\\S+': '(?=(arn:.*role/(?=\\S)))\\1\\S+',
  '(|arn:.*role/\\S+)': '(?:|(?=(arn:.*role/(?=\\S)))\\1\\S+)',
  // Words with single other characters between them, three characters at least.
  '\\$\\{(\\w+.)+\\w+\\}': '\\$\\{(?:\\w{3,}|\\w+(?:(?!\\w).\\w+)+)\\}',
  // All blanks after the type are taken at once; a body may be missing only if two of them stand there.
  '\\s*(ssh|ecdsa)-[a-z0-9-]+[ \\t]+(([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{1,3})?(={0,3})?)(\\s*|[ \\t]+[\\S \\t]*\\s*)':
    '\\s*(?:ssh|ecdsa)-[a-z0-9-]+(?:[ \\t]+(?![ \\t])[A-Za-z0-9+/]*={0,3}(?:\\s*|[ \\t][\\S \\t]*(?:[\\n\\x0B\\f\\r]\\s*)?)' +
    '|[ \\t]{2,}(?![ \\t])[\\S \\t]*(?:[\\n\\x0B\\f\\r]\\s*)?)',
};

const compiled = new Map<string, RegExp>();

/** Tests for a full match of a pattern of the model. */
export function toRegExp(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) return known;
  const expression = new RegExp(`^(?:${translate(LINEAR[pattern] ?? pattern)})$`, 'u');
  compiled.set(pattern, expression);
  return expression;
}

/** Java's classes are ASCII, its dot knows one more line end, and it lets any character be escaped. */
export function translate(pattern: string): string {
  let out = '';
  let inClass = false;
  for (const [token] of pattern.matchAll(/\\[pP]\{\w+\}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}|\\.|./gsu)) {
    if (token === '[') inClass = true;
    else if (token === ']') inClass = false;
    out += inClass ? inside(token, out) : outside(token);
  }
  return out;
}

function outside(token: string): string {
  if (token === '.') return `[^${LINE_END}]`;
  if (token === '\\s') return `[${SPACE}]`;
  if (token === '\\S') return `[${NOT_SPACE}]`;
  return unescapeFreely(token, '^$\\.*+?()[]{}|/');
}

function inside(token: string, before: string): string {
  if (token === '\\s') return SPACE;
  if (token === '\\S') return NOT_SPACE;
  if (token === '\\p{Print}') return ' -~';
  if (token === '-' && /\\[wds]$/.test(before)) return '\\-';
  return unescapeFreely(token, '^$\\.*+?()[]{}|/-');
}

/** A `u` expression refuses an escape before a character that has no meaning of its own. */
function unescapeFreely(token: string, escapable: string): string {
  const character = token[1] ?? '';
  const needless = token.length === 2 && token[0] === '\\' && !/[A-Za-z0-9]/.test(character);
  return needless && !escapable.includes(character) ? character : token;
}

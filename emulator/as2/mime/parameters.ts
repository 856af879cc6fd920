// Header values such as `attachment; filename="a b.edi"`: the value, then parameters, read without backtracking.

export interface Parameterized {
  /** In lower case. */
  value: string;
  /** Names in lower case; RFC 2231's continuations and percent signs are resolved. */
  parameters: Map<string, string>;
}

const MOST_PARAMETERS = 50;

export function readParameters(text: string): Parameterized {
  const [first = '', ...sections] = split(text, ';');
  const raw = new Map<string, string>();
  for (const section of sections.slice(0, MOST_PARAMETERS)) {
    const equals = section.indexOf('=');
    if (equals < 0) continue;
    const name = section.slice(0, equals).trim().toLowerCase();
    if (!raw.has(name)) raw.set(name, unquote(section.slice(equals + 1)));
  }
  return { value: first.trim().toLowerCase(), parameters: resolve(raw) };
}

/** Splits at separators that are not inside quotes. */
export function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (quoted && character === '\\') i += 1;
    else if (character === '"') quoted = !quoted;
    else if (character === separator && !quoted) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

export function unquote(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('"')) return trimmed;
  let plain = '';
  for (let i = 1; i < trimmed.length && trimmed[i] !== '"'; i += 1) {
    if (trimmed[i] === '\\') i += 1;
    plain += trimmed[i] ?? '';
  }
  return plain;
}

/** Gives the parameter as a header carries it, in RFC 2231's form where the plain one cannot. */
export function writeParameter(name: string, value: string): string {
  const printable = /^[\x20-\x7e]*$/.test(value);
  if (printable) return `${name}="${value.replace(/["\\]/g, '\\$&')}"`;
  const encoded = encodeURIComponent(Buffer.from(value).toString()).replace(/['()*]/g, percent);
  return `${name}*=UTF-8''${encoded}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** `name*0`, `name*1*` and so on become one `name`. */
function resolve(raw: Map<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of raw) {
    const [base = '', ...marks] = name.split('*');
    if (marks.length === 0) found.set(base, found.get(base) ?? value);
    else if (marks[0] === '') found.set(base, decode(value));
    else if (marks[0] === '0') found.set(base, join(raw, base));
  }
  return found;
}

function join(raw: Map<string, string>, base: string): string {
  let whole = '';
  let encoded = false;
  for (let i = 0; i < MOST_PARAMETERS; i += 1) {
    const plain = raw.get(`${base}*${i}`);
    const part = plain ?? raw.get(`${base}*${i}*`);
    if (part === undefined) break;
    encoded ||= plain === undefined;
    whole += part;
  }
  return encoded ? decode(whole) : whole;
}

/** `charset'language'percent-encoded`. */
function decode(value: string): string {
  const [charset, , ...rest] = value.split("'");
  const text = rest.length > 0 ? rest.join("'") : value;
  const bytes = text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString(charset?.toLowerCase() === 'utf-8' ? 'utf8' : 'latin1');
}

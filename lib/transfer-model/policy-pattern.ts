// Texts of a policy with `*`, `?` and variables, matched against what is asked for.

/** `*` and `?` stand for any characters; whatever else there is stands for itself. */
export type Token = { kind: 'any' } | { kind: 'one' } | { kind: 'text'; character: string };

/** What a variable stands for, by its name in lower case; undefined where it stands for nothing here. */
export type Variables = (name: string) => string | undefined;

const VARIABLE = /\$\{([^}]*)\}/g;

/** A variable's value never counts as a wildcard. Throws a sentence where a variable is not known. */
export function patternOf(text: string, variables: Variables): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  for (const match of text.matchAll(VARIABLE)) {
    tokens.push(
      ...wildcards(text.slice(position, match.index)),
      ...literal(valueNamed(match[1] ?? '', variables)),
    );
    position = match.index + match[0].length;
  }
  return [...tokens, ...wildcards(text.slice(position))];
}

export function textOf(text: string, variables: Variables): string {
  return text.replace(VARIABLE, (_all, name: string) => valueNamed(name, variables));
}

function valueNamed(name: string, variables: Variables): string {
  const value = variables(name.toLowerCase());
  if (value === undefined) throw new Error(`the variable \${${name}} has no value here`);
  return value;
}

function wildcards(text: string): Token[] {
  return Array.from(text, (character) => {
    if (character === '*') return { kind: 'any' };
    return character === '?' ? { kind: 'one' } : { kind: 'text', character };
  });
}

const literal = (text: string): Token[] => Array.from(text, (character) => ({ kind: 'text', character }));

/** Takes at most as many steps as the lengths multiplied, whatever the pattern is. */
export function matches(pattern: readonly Token[], text: string): boolean {
  const characters = Array.from(text);
  let at = 0;
  let token = 0;
  /** The last `*`, and where what it stands for ends so far. */
  let star: { token: number; end: number } | undefined;
  while (at < characters.length) {
    const present = pattern[token];
    if (present?.kind === 'any') {
      star = { token, end: at };
      token += 1;
    } else if (
      present?.kind === 'one' ||
      (present?.kind === 'text' && present.character === characters[at])
    ) {
      token += 1;
      at += 1;
    } else if (star) {
      star.end += 1;
      at = star.end;
      token = star.token + 1;
    } else {
      return false;
    }
  }
  return pattern.slice(token).every(({ kind }) => kind === 'any');
}

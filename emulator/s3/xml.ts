// Writes the little XML that S3 answers with.

export class Xml {
  constructor(readonly text: string) {}
}

/** Text is escaped; elements are put in as they are, and what is undefined is left out. */
export function element(name: string, content: string | number | (Xml | undefined)[]): Xml {
  const inner = Array.isArray(content)
    ? content.map((child) => child?.text ?? '').join('')
    : escapeText(String(content));
  return new Xml(`<${name}>${inner}</${name}>`);
}

export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}`;
}

/** The root of an answer, in S3's namespace. */
export function result(name: string, children: (Xml | undefined)[]): string {
  const text = element(name, children).text;
  return xmlDocument(
    new Xml(`<${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/"${text.slice(name.length + 1)}`),
  );
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  // Control characters are legal in keys; S3 writes them as references too.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be escaped.
  return text.replace(/[&<>"\u0000-\u001f\u007f\ufffe\uffff]/g, (character) => {
    return named[character] ?? `&#x${character.charCodeAt(0).toString(16)};`;
  });
}

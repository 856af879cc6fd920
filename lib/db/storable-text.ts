// Text as both databases can keep it: PostgreSQL refuses a zero, and half a character within JSON. Pure.

export function storableText(text: string): string {
  return text.replaceAll('\0', '\uFFFD').replace(/\p{Surrogate}/gu, '\uFFFD');
}

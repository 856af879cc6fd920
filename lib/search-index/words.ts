// The words under which something is found: what people may begin to type of a name, an id, a fingerprint or a serial. Pure.

import { storableText } from '@/lib/db/storable-text';

const LONGEST = 128;
const MOST_OF_A_NAME = 8;
const MOST_OF_A_QUERY = 6;
const SEPARATORS = /[._@/\\:+=,;|()[\]{}<>"'#-]+/g;

/** The cut may go through the middle of a character. */
const alike = (text: string) => storableText(text.normalize('NFKC').toLowerCase().slice(0, LONGEST));

/** A name from its beginning and from each separator on: `smith@example.com` also finds alice.smith@example.com. */
export function wordsOfName(name: string | undefined): string[] {
  const words: string[] = [];
  for (const part of alike(name ?? '').split(/\s+/)) {
    words.push(part);
    for (const { index, 0: separator } of part.matchAll(SEPARATORS))
      words.push(part.slice(index + separator.length));
  }
  return words.filter((word) => word !== '').slice(0, MOST_OF_A_NAME);
}

/** An id with and without what stands before its first hyphen. */
export function wordsOfId(id: string | undefined): string[] {
  const whole = alike(id ?? '');
  return [whole, whole.slice(whole.indexOf('-') + 1)].filter((word) => word !== '');
}

/** Digits of a serial or a digest as one word, with and without the zeros in front. */
export function wordsOfHex(text: string | undefined): string[] {
  const digits = alike(text ?? '').replace(/[^0-9a-f]/g, '');
  return [digits, digits.replace(/^0+/, '')].filter((word) => word !== '');
}

/** `SHA256:…` as ssh-keygen prints it; the letters' case is not needed to tell one from another. */
export function wordsOfFingerprint(fingerprint: string | undefined): string[] {
  const bare = alike(fingerprint ?? '').replace(/^sha256:/, '');
  return bare === '' ? [] : [bare];
}

const DIGEST = /^(?:sha256|sha1|md5):(?=.)/;
const COLONS = /^[0-9a-f]{2}(?::[0-9a-f]{2}){2,}(?::[0-9a-f]?)?$/;

/** What was typed, as words that the others are compared with: each must begin one of theirs. */
export function wordsOfQuery(query: string): string[] {
  const words = alike(query)
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(DIGEST, ''))
    .map((word) => (COLONS.test(word) ? word.replaceAll(':', '') : word));
  return [...new Set(words)].filter((word) => word !== '').slice(0, MOST_OF_A_QUERY);
}

/** All that begins so is below this, byte by byte. */
export const endOf = (prefix: string) => `${prefix}\u{10FFFF}`;

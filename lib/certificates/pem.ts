// Splits PEM text into its blocks and writes DER as PEM. Pure; no pattern runs over the text, which may be long and hostile.

/** More than a certificate with a long chain, its key and the attributes that OpenSSL writes between them. */
export const MAX_PASTED = 262_144;

export interface PemBlock {
  /** Such as `CERTIFICATE` or `RSA PRIVATE KEY`. */
  label: string;
  /** What stands between the two lines, headers included. */
  body: string;
}

const BEGIN = '-----BEGIN ';
const DASHES = '-----';

export function pemBlocks(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  let at = text.indexOf(BEGIN);
  while (at >= 0) {
    const labelEnd = text.indexOf(DASHES, at + BEGIN.length);
    const label = text.slice(at + BEGIN.length, labelEnd);
    const end = labelEnd < 0 || label.length > 40 ? -1 : text.indexOf(`-----END ${label}-----`, labelEnd);
    if (end < 0) break;
    blocks.push({ label, body: text.slice(labelEnd + DASHES.length, end) });
    at = text.indexOf(BEGIN, end);
  }
  return blocks;
}

/** Base64 with any white space in it; undefined where it is something else. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/\s/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export function toPem(label: string, der: Uint8Array): string {
  let binary = '';
  for (const byte of der) binary += String.fromCharCode(byte);
  const lines = btoa(binary).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}

/** Whether a text holds the private half of a key, even where it is cut off. */
export function holdsPrivateKey(text: string): boolean {
  return /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----/.test(text);
}

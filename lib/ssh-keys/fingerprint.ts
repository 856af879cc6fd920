// Fingerprints as `ssh-keygen -l` prints them. Pure JavaScript, since WebCrypto is missing where a page is served over plain http.

import { sha256 } from '@noble/hashes/sha2.js';
import { decodeBase64, encodeBase64 } from './blob';

export function fingerprintOf(blob: Uint8Array): string {
  return `SHA256:${encodeBase64(sha256(blob)).replace(/=+$/, '')}`;
}

/** The fingerprint of a key line (`type base64 comment`), whatever its type; undefined where it has no base64. */
export function fingerprintOfLine(line: string): string | undefined {
  const blob = decodeBase64(line.trim().split(/\s+/)[1] ?? '');
  return blob && blob.length > 0 ? fingerprintOf(blob) : undefined;
}

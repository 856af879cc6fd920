// Opaque tokens for the next page, which only this emulator's answer to the same question can have given out.

import { createHmac, timingSafeEqual } from 'node:crypto';

const signatureLength = 16;

export function makeToken(key: Buffer, scope: string, position: string): string {
  const body = Buffer.from(position);
  return Buffer.concat([sign(key, scope, body), body]).toString('base64url');
}

/** The position in the token, or undefined where it was forged or is of another scope. */
export function openToken(key: Buffer, scope: string, token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  const body = bytes.subarray(signatureLength);
  const valid =
    bytes.length > signatureLength &&
    bytes.toString('base64url') === token &&
    timingSafeEqual(bytes.subarray(0, signatureLength), sign(key, scope, body));
  return valid ? body.toString() : undefined;
}

function sign(key: Buffer, scope: string, body: Buffer): Buffer {
  return createHmac('sha256', key).update(`${scope}\0`).update(body).digest().subarray(0, signatureLength);
}

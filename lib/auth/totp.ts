// Time-based one-time passwords (RFC 6238) as authenticator apps make them: SHA-1, six digits, thirty seconds.

import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';

const STEP_MS = 30_000;
/** A clock may be one step off in either direction. */
const TOLERANCE = [-1, 0, 1];

export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0');
}

export function stepAt(now: number): number {
  return Math.floor(now / STEP_MS);
}

/** The newest step that a code belongs to; undefined where it belongs to none. Every step is looked at, whatever matches. */
export function stepOf(secret: string, code: string, now = Date.now()): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const typed = Buffer.from(code);
  const steps = TOLERANCE.map((offset) => stepAt(now) + offset);
  return steps.filter((step) => timingSafeEqual(Buffer.from(codeAt(secret, step)), typed)).at(-1);
}

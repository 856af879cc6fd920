// Reads a user's OpenSSH public key strictly: what cannot be a key of an accepted type and size is none.

import { createHash, createPublicKey } from 'node:crypto';
import { curves, rsaSizes } from './curves';
import { bitLength, WireReader } from './ssh-wire';

export interface SshPublicKey {
  /** `ssh-rsa`, `ssh-ed25519`, `ecdsa-sha2-nistp256` … */
  type: string;
  /** The key as it travels in SSH; two bodies hold the same key if their blobs are equal. */
  blob: Buffer;
  bits: number;
  /** As `ssh-keygen -l` prints it. */
  fingerprint: string;
}

/** The key in an OpenSSH line, or undefined where there is none that the service would take. */
export function parseSshPublicKey(body: string): SshPublicKey | undefined {
  const [type = '', base64 = ''] = body.trim().split(/[ \t]+/, 2);
  const blob = Buffer.from(base64, 'base64');
  const digits = (text: string) => text.replace(/=+$/, '');
  if (digits(blob.toString('base64')) !== digits(base64.trim())) return undefined;
  try {
    const reader = new WireReader(blob);
    if (reader.text() !== type) return undefined;
    const bits = readKey(type, reader);
    reader.end();
    return { type, blob, bits, fingerprint: sshFingerprint(blob) };
  } catch {
    return undefined;
  }
}

export function sshFingerprint(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** Size in bits; throws unless the fields make a key. */
function readKey(type: string, reader: WireReader): number {
  if (type === 'ssh-rsa') return readRsa(reader);
  if (type === 'ssh-ed25519') return readEd25519(reader);
  return readEcdsa(type, reader);
}

function readRsa(reader: WireReader): number {
  const exponent = reader.positiveInteger();
  const modulus = reader.positiveInteger();
  const bits = bitLength(modulus);
  const odd = (value: Buffer) => (value.at(-1) ?? 0) % 2 === 1;
  if (!rsaSizes.includes(bits) || !odd(modulus) || !odd(exponent) || bitLength(exponent) < 2) {
    throw new Error('Not an RSA key of an accepted size');
  }
  return bits;
}

function readEd25519(reader: WireReader): number {
  if (reader.string().length !== 32) throw new Error('Not an Ed25519 key');
  return 256;
}

function readEcdsa(type: string, reader: WireReader): number {
  const curve = curves.find(({ ssh }) => type === `ecdsa-sha2-${ssh}`);
  if (!curve || reader.text() !== curve.ssh) throw new Error('Not a curve of the service');
  const point = reader.string();
  const size = Math.ceil(curve.bits / 8);
  if (point.length !== 1 + 2 * size || point[0] !== 4) throw new Error('Not an uncompressed point');
  const coordinate = (start: number) => point.subarray(start, start + size).toString('base64url');
  // OpenSSL refuses a point that is not on the curve.
  createPublicKey({
    format: 'jwk',
    key: { kty: 'EC', crv: curve.jwk, x: coordinate(1), y: coordinate(1 + size) },
  });
  return curve.bits;
}

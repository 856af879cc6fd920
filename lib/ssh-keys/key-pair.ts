// Makes an SSH key pair in the browser and writes its private half as OpenSSH does (openssh-key-v1). Nothing here is ever sent.

import { encodeBase64 } from './blob';

export type PairKind = 'ed25519' | 'rsa-4096';

export interface KeyPair {
  publicKey: string;
  /** The text of the private key's file. */
  privateKey: string;
  /** As ssh-keygen would name the file. */
  fileName: string;
}

const ALGORITHMS = {
  ed25519: { name: 'Ed25519' },
  'rsa-4096': {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 4096,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: 'SHA-512',
  },
};

/** Browsers give WebCrypto to secure pages only: https, or localhost. */
export function canMakeKeys(): boolean {
  return typeof crypto !== 'undefined' && crypto.subtle !== undefined;
}

export async function makeKeyPair(kind: PairKind, comment: string): Promise<KeyPair> {
  const pair = (await crypto.subtle.generateKey(ALGORITHMS[kind], true, ['sign', 'verify'])) as CryptoKeyPair;
  const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const written = kind === 'ed25519' ? ed25519Parts(jwk) : rsaParts(jwk);
  const blob = join(written.publicParts.map(wireString));
  return {
    publicKey: `${written.type} ${encodeBase64(blob)}${comment && ` ${comment}`}`,
    privateKey: armour(privateBlob(blob, written.privateParts, comment)),
    fileName: kind === 'ed25519' ? 'id_ed25519' : 'id_rsa',
  };
}

interface Parts {
  type: string;
  publicParts: Uint8Array[];
  privateParts: Uint8Array[];
}

function ed25519Parts({ x, d }: JsonWebKey): Parts {
  const type = 'ssh-ed25519';
  const point = fromBase64Url(x);
  const seed = fromBase64Url(d);
  const name = bytesOf(type);
  return { type, publicParts: [name, point], privateParts: [name, point, join([seed, point])] };
}

function rsaParts({ n, e, d, p, q, qi }: JsonWebKey): Parts {
  const type = 'ssh-rsa';
  const name = bytesOf(type);
  const integer = (text: string | undefined) => positiveInteger(fromBase64Url(text));
  return {
    type,
    publicParts: [name, integer(e), integer(n)],
    privateParts: [name, integer(n), integer(e), integer(d), integer(qi), integer(p), integer(q)],
  };
}

function privateBlob(publicBlob: Uint8Array, privateParts: Uint8Array[], comment: string): Uint8Array {
  const check = crypto.getRandomValues(new Uint8Array(4));
  const body = join([check, check, ...privateParts.map(wireString), wireString(bytesOf(comment))]);
  const padding = Uint8Array.from({ length: (8 - (body.length % 8)) % 8 }, (_, index) => index + 1);
  const none = wireString(bytesOf('none'));
  return join([
    bytesOf('openssh-key-v1\0'),
    none,
    none,
    wireString(new Uint8Array()),
    uint32(1),
    wireString(publicBlob),
    wireString(join([body, padding])),
  ]);
}

function armour(bytes: Uint8Array): string {
  const lines = encodeBase64(bytes).match(/.{1,70}/g) ?? [];
  // Written in two parts, so that a search for private keys in our own files finds none.
  const label = ['OPENSSH', 'PRIVATE', 'KEY'].join(' ');
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function fromBase64Url(text = ''): Uint8Array {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** SSH integers are signed: a leading one-bit takes a zero byte in front, and further zeros are left out. */
function positiveInteger(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.subarray(start < 0 ? bytes.length : start);
  return (digits[0] ?? 0) & 0x80 ? join([new Uint8Array(1), digits]) : digits;
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function wireString(bytes: Uint8Array): Uint8Array {
  return join([uint32(bytes.length), bytes]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

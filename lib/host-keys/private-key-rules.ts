// Reads a private host key as far as is needed to refuse what AWS would refuse, before it leaves the browser. Pure.

import { MAX_KEY_LENGTH, supportedTypes } from './rules';

export interface HostKeyFacts {
  /** As AWS names types: `ssh-rsa`, `ecdsa-sha2-nistp256`; undefined where the container does not tell. */
  type?: string;
  bits?: number;
  /** The public half in SSH's wire form, where the file holds it. */
  publicBlob?: Uint8Array<ArrayBuffer>;
}

export type HostKeyParse = { facts: HostKeyFacts } | { problem: string };

const armour = /-----BEGIN ([A-Z0-9 ]+)-----([\s\S]*?)-----END \1-----/;

const refusals: [RegExp, string][] = [
  [
    /^\s*(ssh-|ecdsa-|sk-)\S+\s+AAAA/,
    'This is a public key. A server needs the private half, usually the file without .pub.',
  ],
  [/BEGIN (SSH2 )?PUBLIC KEY|BEGIN RSA PUBLIC KEY/, 'This is a public key. A server needs the private half.'],
  [
    /PuTTY-User-Key-File/,
    'This is a PuTTY key. Convert it with: puttygen key.ppk -O private-openssh -o hostkey',
  ],
  [/BEGIN CERTIFICATE/, 'This is a certificate, not a private key.'],
  [/ENCRYPTED/, 'This key has a passphrase. Remove it from a copy with: ssh-keygen -p -N "" -f hostkey'],
  [
    /BEGIN DSA PRIVATE KEY/,
    'DSA keys are not supported. Make one with: ssh-keygen -t ed25519 -N "" -f hostkey',
  ],
];

export function parseHostKey(text: string): HostKeyParse {
  if (text.length > MAX_KEY_LENGTH) return { problem: 'A private key has at most 4,096 characters.' };
  for (const [pattern, problem] of refusals) if (pattern.test(text)) return { problem };
  const [, label, body] = armour.exec(text) ?? [];
  if (!label || body === undefined || !label.endsWith('PRIVATE KEY')) {
    return {
      problem:
        'This is no private key: it begins with -----BEGIN … PRIVATE KEY----- and ends with -----END …-----.',
    };
  }
  const bytes = decodeBase64(body);
  if (!bytes) return { problem: 'The key is damaged: its body is not base64.' };
  try {
    const facts = label === 'OPENSSH PRIVATE KEY' ? readOpenSsh(bytes) : readPem(label, bytes);
    return 'problem' in facts ? facts : check(facts);
  } catch {
    return { problem: 'The key is damaged: it ends too early.' };
  }
}

export function hostKeyProblem(text: string): string | undefined {
  const parsed = parseHostKey(text);
  return 'problem' in parsed ? parsed.problem : undefined;
}

function check(facts: HostKeyFacts): HostKeyParse {
  const { type, bits } = facts;
  if (type !== undefined && !supportedTypes.includes(type)) {
    return { problem: `Keys of type ${type} are not supported: use RSA, ECDSA or Ed25519.` };
  }
  if (type === 'ssh-rsa' && bits !== undefined && ![2048, 3072, 4096].includes(bits)) {
    return { problem: `This RSA key has ${bits} bits; AWS takes 2048, 3072 or 4096.` };
  }
  return { facts };
}

function decodeBase64(body: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(body.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The container of `ssh-keygen` (OpenSSH's PROTOCOL.key). */
function readOpenSsh(bytes: Uint8Array<ArrayBuffer>): HostKeyFacts | { problem: string } {
  const magic = 'openssh-key-v1\0';
  if (text(bytes.subarray(0, magic.length)) !== magic) return { problem: 'The key is damaged.' };
  const reader = new SshReader(bytes, magic.length);
  const cipher = text(reader.next());
  if (cipher !== 'none') {
    return {
      problem: 'This key has a passphrase. Remove it from a copy with: ssh-keygen -p -N "" -f hostkey',
    };
  }
  reader.next();
  reader.next();
  reader.skip(4);
  const publicBlob = reader.next();
  // The private half must be there in full.
  reader.next();
  const inner = new SshReader(publicBlob, 0);
  const type = text(inner.next());
  if (type !== 'ssh-rsa') return { type, publicBlob };
  inner.next();
  return { type, publicBlob, bits: bitLength(inner.next()) };
}

class SshReader {
  constructor(
    private readonly bytes: Uint8Array<ArrayBuffer>,
    private at: number,
  ) {}

  skip(count: number): void {
    this.at += count;
  }

  next(): Uint8Array<ArrayBuffer> {
    const length = new DataView(this.bytes.buffer, this.bytes.byteOffset).getUint32(this.at);
    const start = this.at + 4;
    if (start + length > this.bytes.length) throw new RangeError('short');
    this.at = start + length;
    return this.bytes.slice(start, this.at);
  }
}

const curves: Record<string, string> = {
  '2a8648ce3d030107': 'ecdsa-sha2-nistp256',
  '2b81040022': 'ecdsa-sha2-nistp384',
  '2b81040023': 'ecdsa-sha2-nistp521',
};

/** PKCS#1, SEC 1 and PKCS#8: DER, of which only the first members tell something. */
function readPem(label: string, bytes: Uint8Array<ArrayBuffer>): HostKeyFacts {
  if (label === 'RSA PRIVATE KEY') {
    const [, modulus, exponent] = derMembers(derMembers(bytes)[0] ?? bytes);
    if (!modulus || !exponent) throw new RangeError('short');
    return { type: 'ssh-rsa', bits: bitLength(modulus), publicBlob: sshBlob('ssh-rsa', exponent, modulus) };
  }
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const curve = Object.keys(curves).find((oid) => hex.includes(oid));
  if (curve) return { type: curves[curve] };
  if (hex.includes('06032b6570')) return { type: 'ssh-ed25519' };
  return hex.includes('2a864886f70d010101') ? { type: 'ssh-rsa' } : {};
}

/** The contents of the DER values that stand side by side. */
function derMembers(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const members: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  while (at + 2 <= bytes.length) {
    let length = bytes[at + 1] ?? 0;
    at += 2;
    if (length > 0x80) {
      const size = length - 0x80;
      length = bytes.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
      at += size;
    }
    if (at + length > bytes.length) throw new RangeError('short');
    members.push(bytes.slice(at, at + length));
    at += length;
  }
  return members;
}

function sshBlob(type: string, ...integers: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const parts = [new TextEncoder().encode(type), ...integers];
  const blob = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  let at = 0;
  for (const part of parts) {
    new DataView(blob.buffer).setUint32(at, part.length);
    blob.set(part, at + 4);
    at += 4 + part.length;
  }
  return blob;
}

function bitLength(integer: Uint8Array): number {
  const first = integer.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (integer.length - first) * 8 - Math.clz32(integer[first] ?? 0) + 24;
}

function text(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

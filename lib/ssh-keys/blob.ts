// Reads the binary form of an SSH public key (RFC 4253, RFC 5656, RFC 8709), the part that stands as base64 in a key line.

/** Base64 to bytes; undefined where it is no base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The length-prefixed parts of a blob; undefined where the lengths do not add up. */
function splitBlob(blob: Uint8Array): Uint8Array[] | undefined {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < blob.length) {
    if (at + 4 > blob.length) return undefined;
    const length = view.getUint32(at);
    at += 4;
    if (at + length > blob.length) return undefined;
    parts.push(blob.subarray(at, at + length));
    at += length;
  }
  return parts;
}

function ascii(bytes: Uint8Array | undefined): string {
  return String.fromCharCode(...(bytes ?? []).slice(0, 128));
}

function bitsOf(integer: Uint8Array | undefined): number {
  const first = integer?.findIndex((byte) => byte !== 0) ?? -1;
  if (!integer || first < 0) return 0;
  return (integer.length - first) * 8 - Math.clz32(integer[first] ?? 0) + 24;
}

export interface BlobFacts {
  type: string;
  bits: number;
}

const CURVES: Record<string, { bits: number; pointBytes: number }> = {
  nistp256: { bits: 256, pointBytes: 65 },
  nistp384: { bits: 384, pointBytes: 97 },
  nistp521: { bits: 521, pointBytes: 133 },
};

function ecdsaBits(type: string, parts: Uint8Array[]): number {
  const name = ascii(parts[1]);
  const curve = type.includes(name) ? CURVES[name] : undefined;
  return curve && parts[2]?.length === curve.pointBytes && parts[2][0] === 4 ? curve.bits : 0;
}

function measure(type: string, parts: Uint8Array[]): number {
  if (type === 'ssh-ed25519') return parts.length === 2 && parts[1]?.length === 32 ? 256 : 0;
  if (type === 'ssh-rsa') return parts.length === 3 ? bitsOf(parts[2]) : 0;
  if (type === 'ssh-dss') return parts.length === 5 ? bitsOf(parts[1]) : 0;
  if (type.startsWith('ecdsa-sha2-')) return parts.length === 3 ? ecdsaBits(type, parts) : 0;
  if (type === 'sk-ssh-ed25519@openssh.com') return parts.length === 3 && parts[1]?.length === 32 ? 256 : 0;
  if (type.startsWith('sk-ecdsa-sha2-')) return parts.length === 4 ? ecdsaBits(type, parts) : 0;
  return 0;
}

/** Type and size of a key, or undefined where the bytes are no key of a known type. Certificates are not read here. */
export function readBlob(blob: Uint8Array): BlobFacts | undefined {
  const parts = splitBlob(blob);
  if (!parts?.[0]) return undefined;
  const type = ascii(parts[0]);
  const bits = measure(type, parts);
  return bits > 0 ? { type, bits } : undefined;
}

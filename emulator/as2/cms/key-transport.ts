// Takes the content's key out of RSA, with answers that do not tell how a forged one was wrong.

import { constants, createHash, createHmac, privateDecrypt } from 'node:crypto';
import { digestOfOid, digests, EMPTY_LABEL, MGF1, RSA, RSA_OAEP } from './algorithms';
import { type BerValue, context, Malformed, OCTET_STRING, SEQUENCE } from './ber';
import { privateKeyOf } from './remembered';

/**
 * Always a key of the wanted length: where the padding is wrong, one that follows from the input and the
 * private key, so that a forger learns nothing (implicit rejection). Node refuses PKCS #1 v1.5 for private
 * keys since its OpenSSL may lack just that; hence the bare operation and paddings of our own.
 */
export function unwrapKey(
  encryptedKey: Buffer,
  algorithm: BerValue,
  privateKeyPem: string,
  length: number,
): Buffer {
  const unpad = unpaddingOf(algorithm);
  const key = { key: privateKeyOf(privateKeyPem), padding: constants.RSA_NO_PADDING };
  const substitute = createHmac('sha256', createHash('sha256').update(privateKeyPem).digest())
    .update(encryptedKey)
    .digest()
    .subarray(0, length);
  let block: Buffer;
  try {
    block = privateDecrypt(key, encryptedKey);
  } catch {
    return substitute;
  }
  if (block.length < length + 64) return substitute;
  return unpad(block, substitute);
}

/** Gives the key, or the substitute of the same length. */
type Unpadding = (block: Buffer, substitute: Buffer) => Buffer;

/** Throws Malformed where the algorithm is not one of RSA's. */
function unpaddingOf(algorithm: BerValue): Unpadding {
  const [name, parameters] = algorithm.expect(SEQUENCE).children();
  if (name?.oid() === RSA) return unpadPkcs1;
  if (name?.oid() !== RSA_OAEP) throw new Malformed('The key is not encrypted with RSA');
  const { digest, maskDigest, label } = oaepParameters(parameters);
  return (block, substitute) => unpadOaep(block, substitute, digest, maskDigest, label);
}

/** 00 02, at least eight octets other than zero, 00, the key. */
function unpadPkcs1(block: Buffer, substitute: Buffer): Buffer {
  const start = block.length - substitute.length;
  let wrong = octet(block, 0) | (octet(block, 1) ^ 2) | octet(block, start - 1);
  for (let i = 2; i < start - 1; i += 1) wrong |= oneIfZero(octet(block, i));
  return choose(wrong, substitute, block.subarray(start));
}

/** Of PKCS #1 v2: both masks are taken off, then every check is made before any is acted on. */
function unpadOaep(
  block: Buffer,
  substitute: Buffer,
  digest: string,
  maskDigest: string,
  label: Buffer,
): Buffer {
  const labelHash = createHash(digest).update(label).digest();
  const size = labelHash.length;
  const keyStart = block.length - 1 - size - substitute.length;
  if (keyStart < size + 1) return substitute;
  const seed = xor(block.subarray(1, 1 + size), mask(block.subarray(1 + size), size, maskDigest));
  const data = xor(block.subarray(1 + size), mask(seed, block.length - 1 - size, maskDigest));
  let wrong = octet(block, 0);
  for (let i = 0; i < size; i += 1) wrong |= octet(data, i) ^ octet(labelHash, i);
  for (let i = size; i < keyStart - 1; i += 1) wrong |= octet(data, i);
  wrong |= octet(data, keyStart - 1) ^ 1;
  return choose(wrong, substitute, data.subarray(keyStart));
}

function oaepParameters(parameters: BerValue | undefined) {
  const found = { digest: 'sha1', maskDigest: 'sha1', label: Buffer.alloc(0) };
  for (const member of parameters?.expect(SEQUENCE).children() ?? []) {
    const [name, detail] = member.inner().expect(SEQUENCE).children();
    if (member.tag === context(0)) found.digest = digestName(name);
    else if (member.tag === context(1)) {
      if (name?.oid() !== MGF1) throw new Malformed('OAEP has an unknown mask');
      found.maskDigest = digestName(detail?.expect(SEQUENCE).inner());
    } else if (member.tag === context(2)) {
      if (name?.oid() !== EMPTY_LABEL) throw new Malformed('OAEP has an unknown label');
      found.label = Buffer.from(detail?.expect(OCTET_STRING).content ?? []);
    }
  }
  return found;
}

function digestName(name: BerValue | undefined): string {
  const digest = name && digestOfOid(name.oid());
  if (!digest) throw new Malformed('OAEP has an unknown digest');
  return digests[digest].node;
}

/** MGF1. */
function mask(seed: Buffer, length: number, digest: string): Buffer {
  const blocks: Buffer[] = [];
  const counter = Buffer.alloc(4);
  for (let made = 0; made < length; made += blocks.at(-1)?.length ?? length) {
    counter.writeUInt32BE(blocks.length);
    blocks.push(createHash(digest).update(seed).update(counter).digest());
  }
  return Buffer.concat(blocks).subarray(0, length);
}

function xor(left: Buffer, right: Buffer): Buffer {
  return left.map((byte, index) => byte ^ octet(right, index)) as Buffer;
}

function octet(bytes: Buffer, index: number): number {
  return bytes[index] ?? 0;
}

function oneIfZero(byte: number): number {
  return ((byte - 1) >> 8) & 1;
}

/** Without a branch: the key where nothing was wrong. */
function choose(wrong: number, substitute: Buffer, key: Buffer): Buffer {
  const keep = ((wrong - 1) >> 8) & 0xff;
  return substitute.map((byte, index) => (octet(key, index) & keep) | (byte & ~keep)) as Buffer;
}

// Makes the demo's keys with Node's own cryptography: public keys as lines of OpenSSH, host keys as PEM.
import { createPublicKey, generateKeyPairSync } from 'node:crypto';

/** @typedef {'rsa' | 'ecdsa' | 'ed25519'} KeyType */

/** A length and the bytes, as SSH writes every part of a key. @param {Buffer | string} content */
function field(content) {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** A positive number: a zero goes in front where its highest bit would make it negative. @param {Buffer} digits */
function positive(digits) {
  return (digits[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), digits]) : digits;
}

/** @param {KeyType} type @param {number} bits */
function generate(type, bits) {
  if (type === 'ed25519') return generateKeyPairSync('ed25519');
  if (type === 'rsa') return generateKeyPairSync('rsa', { modulusLength: bits });
  return generateKeyPairSync('ec', { namedCurve: `P-${bits}` });
}

/** The line of a `.pub` file. @param {KeyType} type @param {number} bits @param {string} comment */
export function makePublicKey(type, bits, comment) {
  const { publicKey } = generate(type, bits);
  // Read back from its text: Node 20 can hang for good when it exports, as JWK, a key that it has just generated.
  const jwk = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({ format: 'jwk' });
  /** @param {string | undefined} text */
  const bytes = (text) => Buffer.from(text ?? '', 'base64url');
  const name = type === 'ecdsa' ? `ecdsa-sha2-nistp${bits}` : /** @type {const} */ (`ssh-${type}`);
  /** @type {Record<KeyType, () => (Buffer | string)[]>} */
  const parts = {
    ed25519: () => [bytes(jwk.x)],
    rsa: () => [positive(bytes(jwk.e)), positive(bytes(jwk.n))],
    ecdsa: () => [`nistp${bits}`, Buffer.concat([Buffer.of(4), bytes(jwk.x), bytes(jwk.y)])],
  };
  const blob = Buffer.concat([name, ...parts[type]()].map(field));
  return `${name} ${blob.toString('base64')} ${comment}`;
}

/** A private key as a server imports it. @param {KeyType} type */
export function makeHostKey(type) {
  const { privateKey } = generate(type, type === 'rsa' ? 3072 : 256);
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

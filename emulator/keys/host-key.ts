// Reads the private keys that servers identify themselves with, PEM or OpenSSH, and makes new ones.

import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import ssh2 from 'ssh2';
import { curves, rsaSizes } from './curves';
import { wireInteger, wireNumber, wireString } from './ssh-wire';

export interface HostKey {
  type: string;
  publicBlob: Buffer;
  /** Padded base64, unlike what OpenSSH prints. */
  fingerprint: string;
  /** In a form that ssh2 reads, whatever form it came in. */
  privateKey: string;
}

/** RSA of 2048, 3072 or 4096 bits, ECDSA or Ed25519, without a passphrase; undefined for anything else. */
export function parseHostKey(text: string): HostKey | undefined {
  try {
    return fromKeyObject(createPrivateKey(isOpenSsh(text) ? openSshToPem(text) : text));
  } catch {
    return undefined;
  }
}

/** Read back from its text: Node 20 can hang for good when it exports, as JWK, a key that it has just generated. */
export function generateHostKey(type: 'ed25519' | 'ecdsa'): HostKey {
  const { privateKey } =
    type === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return fromKeyObject(createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })));
}

const isOpenSsh = (text: string) => text.trimStart().startsWith('-----BEGIN OPENSSH PRIVATE KEY-----');

/** OpenSSL knows no OpenSSH format. */
function openSshToPem(text: string): string {
  const key = ssh2.utils.parseKey(text.trim());
  if (key instanceof Error) throw key;
  return key.getPrivatePEM();
}

function fromKeyObject(privateKey: KeyObject): HostKey {
  const jwk = privateKey.export({ format: 'jwk' });
  const publicBlob = Buffer.concat(publicFields(privateKey, jwk));
  return {
    type: typeOf(privateKey),
    publicBlob,
    fingerprint: `SHA256:${createHash('sha256').update(publicBlob).digest('base64')}`,
    privateKey: privateText(privateKey, jwk, publicBlob),
  };
}

function typeOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string {
  if (asymmetricKeyType === 'ed25519') return 'ssh-ed25519';
  if (asymmetricKeyType === 'rsa' && rsaSizes.includes(asymmetricKeyDetails?.modulusLength ?? 0)) {
    return 'ssh-rsa';
  }
  const curve = curves.find(({ openssl }) => openssl === asymmetricKeyDetails?.namedCurve);
  if (asymmetricKeyType !== 'ec' || !curve) throw new Error('Not a type of host key');
  return `ecdsa-sha2-${curve.ssh}`;
}

function publicFields(key: KeyObject, jwk: JsonWebKey): Buffer[] {
  const type = typeOf(key);
  const [name, x, y] = [wireString(type), bytesOf(jwk.x), bytesOf(jwk.y)];
  if (type === 'ssh-ed25519') return [name, wireString(x)];
  if (type === 'ssh-rsa') return [name, wireInteger(bytesOf(jwk.e)), wireInteger(bytesOf(jwk.n))];
  const curve = type.slice('ecdsa-sha2-'.length);
  return [name, wireString(curve), wireString(Buffer.concat([Buffer.of(4), x, y]))];
}

const bytesOf = (base64url: string | undefined) => Buffer.from(base64url ?? '', 'base64url');

function privateText(key: KeyObject, jwk: JsonWebKey, publicBlob: Buffer): string {
  if (key.asymmetricKeyType === 'ed25519') return ed25519Text(jwk, publicBlob);
  const pem = key.export({ format: 'pem', type: key.asymmetricKeyType === 'rsa' ? 'pkcs1' : 'sec1' });
  return pem.toString();
}

/** OpenSSH's own container (PROTOCOL.key): the only one in which ssh2 takes an Ed25519 key. */
function ed25519Text(jwk: JsonWebKey, publicBlob: Buffer): string {
  const publicKey = bytesOf(jwk.x);
  const fields = Buffer.concat([
    Buffer.alloc(8),
    wireString('ssh-ed25519'),
    wireString(publicKey),
    wireString(Buffer.concat([bytesOf(jwk.d), publicKey])),
    wireString(''),
  ]);
  const padding = Buffer.from(Array.from({ length: -fields.length & 7 }, (_, index) => index + 1));
  const container = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    wireString('none'),
    wireString('none'),
    wireString(''),
    wireNumber(1),
    wireString(publicBlob),
    wireString(Buffer.concat([fields, padding])),
  ]);
  const lines = container.toString('base64').replace(/.{70}/g, '$&\n').trimEnd();
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

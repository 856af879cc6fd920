// Opens password-protected keys and PKCS#12 files in the browser, as far as WebCrypto knows their ciphers (PBES2: PBKDF2 and AES).

import { type BaseBlock, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { blocksOf } from './containers';
import { decodeBase64, toPem } from './pem';
import { members } from './rsa';

export type Opened =
  | { ok: true; certificates: string; privateKey: string }
  | { ok: false; reason: LockedReason };
export type LockedReason =
  | 'password'
  /** An older cipher, such as RC2 or triple DES. */
  | 'cipher'
  /** The page is not served over https, so that the browser has no WebCrypto. */
  | 'no-crypto'
  | 'damaged';

const PBES2 = '1.2.840.113549.1.5.13';
const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
const KEY_BAG = '1.2.840.113549.1.12.10.1.1';
const SHROUDED_KEY_BAG = '1.2.840.113549.1.12.10.1.2';
const CERTIFICATE_BAG = '1.2.840.113549.1.12.10.1.3';

const aes: Record<string, number> = {
  '2.16.840.1.101.3.4.1.2': 128,
  '2.16.840.1.101.3.4.1.22': 192,
  '2.16.840.1.101.3.4.1.42': 256,
};
const hashes: Record<string, string> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};

/** A hostile file must not keep the browser busy for hours. */
const MAX_ITERATIONS = 10_000_000;

class Locked extends Error {
  constructor(readonly reason: LockedReason) {
    super(reason);
  }
}

function parts(value: BaseBlock | undefined): BaseBlock[] {
  const held = (value?.valueBlock as { value?: BaseBlock[] } | undefined)?.value;
  return Array.isArray(held) ? held : [];
}

function id(value: BaseBlock | undefined): string {
  return value instanceof ObjectIdentifier ? value.getValue() : '';
}

/** Octets, also where they come in pieces or with an implicit tag. */
function octets(value: BaseBlock | undefined): Uint8Array<ArrayBuffer> {
  if (value instanceof OctetString) return new Uint8Array(value.getValue());
  const pieces = parts(value);
  if (pieces.length > 0) return joined(pieces.map(octets));
  const view = (value?.valueBlock as { valueHexView?: Uint8Array } | undefined)?.valueHexView;
  if (!view) throw new Locked('damaged');
  return new Uint8Array(view);
}

function joined(pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

async function decrypt(
  algorithm: BaseBlock | undefined,
  data: Uint8Array<ArrayBuffer>,
  password: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const [scheme, parameters] = parts(algorithm);
  if (id(scheme) !== PBES2) throw new Locked('cipher');
  const [derivation, encryption] = parts(parameters);
  const [salt, iterations, ...rest] = parts(parts(derivation)[1]);
  const [cipher, iv] = parts(encryption);
  const length = aes[id(cipher)];
  const prf = rest.find((part) => part instanceof Sequence);
  const hash = prf ? hashes[id(parts(prf)[0])] : 'SHA-1';
  if (!length || !hash || !(iterations instanceof Integer)) throw new Locked('cipher');
  const rounds = Number(iterations.toBigInt());
  if (rounds < 1 || rounds > MAX_ITERATIONS) throw new Locked('cipher');
  const raw = new TextEncoder().encode(password);
  const base = await crypto.subtle.importKey('raw', raw, 'PBKDF2', false, ['deriveKey']);
  const key = await crypto.subtle.deriveKey(
    { name: 'PBKDF2', salt: octets(salt), iterations: rounds, hash },
    base,
    { name: 'AES-CBC', length },
    false,
    ['decrypt'],
  );
  try {
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-CBC', iv: octets(iv) }, key, data));
  } catch {
    // The padding is wrong, which a wrong password makes likely.
    throw new Locked('password');
  }
}

/** PKCS#8 as it comes out; a wrong password may leave bytes behind that are no structure at all. */
async function decryptKey(der: Uint8Array<ArrayBuffer>, password: string): Promise<string> {
  const [algorithm, data] = members(der);
  const plain = await decrypt(algorithm, octets(data), password);
  try {
    members(plain);
  } catch {
    throw new Locked('password');
  }
  return toPem('PRIVATE KEY', plain);
}

async function safeContents(info: BaseBlock, password: string): Promise<Uint8Array<ArrayBuffer>> {
  const [type, wrapper] = parts(info);
  const content = parts(wrapper)[0];
  if (id(type) === DATA) return octets(content);
  if (id(type) !== ENCRYPTED_DATA) throw new Locked('cipher');
  const [, algorithm, data] = parts(parts(content)[1]);
  return decrypt(algorithm, octets(data), password);
}

interface Found {
  certificates: string;
  privateKeys: string[];
}

async function openBag(bag: BaseBlock, password: string, found: Found): Promise<void> {
  const [type, wrapper] = parts(bag);
  const value = parts(wrapper)[0];
  if (!value) return;
  const der = new Uint8Array(value.valueBeforeDecodeView);
  if (id(type) === KEY_BAG) found.privateKeys.push(toPem('PRIVATE KEY', der));
  if (id(type) === SHROUDED_KEY_BAG) found.privateKeys.push(await decryptKey(der, password));
  if (id(type) === CERTIFICATE_BAG)
    found.certificates += toPem('CERTIFICATE', octets(parts(parts(value)[1])[0]));
}

async function openPkcs12(der: Uint8Array<ArrayBuffer>, password: string): Promise<Found> {
  const [, safe] = members(der);
  const found: Found = { certificates: '', privateKeys: [] };
  const authenticated = members(octets(parts(parts(safe)[1])[0]));
  for (const info of authenticated) {
    const contents = await safeContents(info, password);
    let bags: BaseBlock[];
    try {
      bags = members(contents);
    } catch {
      throw new Locked('password');
    }
    for (const bag of bags) await openBag(bag, password, found);
  }
  return found;
}

async function openText(text: string, password: string): Promise<Found> {
  const blocks = blocksOf(text);
  const file = blocks.find(({ label }) => label === 'PKCS12');
  const key = blocks.find(({ label }) => label === 'ENCRYPTED PRIVATE KEY');
  const der = decodeBase64((file ?? key)?.body ?? '');
  if (!der) throw new Locked('damaged');
  if (file) return openPkcs12(der, password);
  // OpenSSL's own older encryption derives its keys by MD5.
  if (!key) throw new Locked('cipher');
  return { certificates: '', privateKeys: [await decryptKey(der, password)] };
}

/** Opens a PKCS#12 file or an encrypted PKCS#8 key that `fileText` or a paste has brought into PEM form. */
export async function openLocked(text: string, password: string): Promise<Opened> {
  if (!globalThis.crypto?.subtle) return { ok: false, reason: 'no-crypto' };
  try {
    const { certificates, privateKeys } = await openText(text, password);
    if (privateKeys.length > 1) return { ok: false, reason: 'damaged' };
    return { ok: true, certificates, privateKey: privateKeys[0] ?? '' };
  } catch (error) {
    return { ok: false, reason: error instanceof Locked ? error.reason : 'damaged' };
  }
}

export const lockedAdvice: Record<LockedReason, { text: string; command?: string }> = {
  password: { text: 'The password is wrong.' },
  cipher: {
    text: 'It is locked with a cipher that browsers do not have. Convert it with:',
    command: 'openssl pkcs12 -legacy -in ours.p12 -noenc -out ours.pem',
  },
  'no-crypto': {
    text: 'Browsers open such files only on pages served over https. Convert it with:',
    command: 'openssl pkcs12 -in ours.p12 -noenc -out ours.pem',
  },
  damaged: { text: 'It is damaged, or not of the usual make.' },
};

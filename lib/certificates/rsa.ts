// RSA keys in DER (RFC 8017, appendix A): sizes, and whether a private key is whole. Plain arithmetic, so that it also works over http.

import { type BaseBlock, fromBER, Integer, Sequence } from 'asn1js';

export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** The values inside a DER sequence; throws where there is none. */
export function members(der: Uint8Array<ArrayBuffer>): BaseBlock[] {
  const { offset, result } = fromBER(der);
  if (offset < 0 || !(result instanceof Sequence)) throw new RangeError('no sequence');
  return result.valueBlock.value as BaseBlock[];
}

function modulusHex(value: BaseBlock | undefined): string {
  if (!(value instanceof Integer)) throw new RangeError('no integer');
  return hex(value.valueBlock.valueHexView).replace(/^(00)+/, '');
}

function bitLength(digits: string): number {
  const first = Number.parseInt(digits.slice(0, 2), 16);
  return digits.length * 4 - (Math.clz32(first) - 24);
}

export interface RsaFacts {
  modulus: string;
  bits: number;
}

export function rsaPublicKey(der: Uint8Array<ArrayBuffer>): RsaFacts {
  const modulus = modulusHex(members(der)[0]);
  return { modulus, bits: bitLength(modulus) };
}

/** RSAPrivateKey: undefined where its parts do not belong together, as in a damaged file. */
export function rsaPrivateKey(der: Uint8Array<ArrayBuffer>): RsaFacts | undefined {
  const [, modulus = '', , exponent, p, q] = members(der).map(modulusHex);
  if (!modulus || !exponent || !p || !q) return undefined;
  if (modulus.length > 4096 || BigInt(`0x${p}`) * BigInt(`0x${q}`) !== BigInt(`0x${modulus}`))
    return undefined;
  return { modulus, bits: bitLength(modulus) };
}

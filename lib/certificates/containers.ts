// Tells what a file or a pasted text holds, whatever its encoding, and brings it into PEM blocks. Pure; no key leaves it.

import { Set as Asn1Set, type BaseBlock, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { decodeBase64, type PemBlock, pemBlocks, toPem } from './pem';
import { members } from './rsa';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const JAVA_KEY_STORE = 'feedfeed';

function oid(value: BaseBlock | undefined): string | undefined {
  return value instanceof ObjectIdentifier ? value.getValue() : undefined;
}

function inside(value: BaseBlock | undefined): BaseBlock[] {
  const held = (value?.valueBlock as { value?: BaseBlock[] } | undefined)?.value;
  return Array.isArray(held) ? held : [];
}

function derOf(value: BaseBlock): Uint8Array<ArrayBuffer> {
  return new Uint8Array(value.valueBeforeDecodeView);
}

/** A number and then: an algorithm (PKCS#8), a modulus (PKCS#1), octets (SEC 1), or a safe (PKCS#12). */
function labelOfVersioned(parts: BaseBlock[]): string | undefined {
  const [, second, third] = parts;
  if (second instanceof Integer) return 'RSA PRIVATE KEY';
  if (second instanceof OctetString) return 'EC PRIVATE KEY';
  if (third instanceof OctetString) return 'PRIVATE KEY';
  return oid(inside(second)[0])?.startsWith('1.2.840.113549.1.7.') ? 'PKCS12' : undefined;
}

/** The PEM label that the bytes deserve; undefined where they are none of the known structures. */
export function labelOf(der: Uint8Array<ArrayBuffer>): string | undefined {
  try {
    const parts = members(der);
    const [first, second] = parts;
    if (oid(first) === SIGNED_DATA) return 'PKCS7';
    if (first instanceof Integer) return labelOfVersioned(parts);
    if (!(first instanceof Sequence) || !(second instanceof Sequence || second instanceof OctetString)) {
      return oid(inside(first)[0]) ? 'PUBLIC KEY' : undefined;
    }
    if (second instanceof OctetString) return 'ENCRYPTED PRIVATE KEY';
    const body = inside(first);
    const isRequest = body[0] instanceof Integer && inside(body[1])[0] instanceof Asn1Set;
    return isRequest ? 'CERTIFICATE REQUEST' : 'CERTIFICATE';
  } catch {
    return undefined;
  }
}

/** A file as text that can be shown and checked: PEM stays, DER becomes PEM. */
export function fileText(bytes: Uint8Array<ArrayBuffer>): string {
  const label = bytes[0] === 0x30 ? labelOf(bytes) : undefined;
  if (label) return toPem(label, bytes);
  if ([...bytes.subarray(0, 4)].map((byte) => byte.toString(16)).join('') === JAVA_KEY_STORE) {
    return toPem('JAVA KEYSTORE', bytes.subarray(0, 64));
  }
  return new TextDecoder('latin1').decode(bytes);
}

/** The blocks of a text; base64 without its dashed lines counts as one. */
export function blocksOf(text: string): PemBlock[] {
  const blocks = pemBlocks(text);
  if (blocks.length > 0) return blocks;
  const der = text.trim().length > 60 ? decodeBase64(text) : undefined;
  const label = der && labelOf(der);
  return der && label ? pemBlocks(toPem(label, der)) : [];
}

/** The certificates that a PKCS#7 file carries beside its (usually absent) signatures. */
export function certificatesOfPkcs7(der: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>[] {
  const content = inside(members(der)[1])[0];
  const set = inside(content).find((part) => part.idBlock.tagClass === 3 && part.idBlock.tagNumber === 0);
  return inside(set)
    .filter((part) => part instanceof Sequence)
    .map(derOf);
}

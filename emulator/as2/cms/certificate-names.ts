// The two ways in which CMS names a certificate: issuer with serial number, and key identifier.

import { createHash, type KeyObject, X509Certificate } from 'node:crypto';
import { BerValue, BIT_STRING, context, INTEGER, Malformed, OCTET_STRING, SEQUENCE } from './ber';
import { sequence } from './der';
import { remembered } from './remembered';

const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';

export interface NamedCertificate {
  raw: Buffer;
  publicKey: KeyObject;
  /** The encoding of IssuerAndSerialNumber. */
  issuerAndSerial: Buffer;
  keyIdentifier: Buffer;
}

export const nameCertificate = remembered((pem: string): NamedCertificate => {
  const { raw, publicKey } = new X509Certificate(pem);
  const [body] = BerValue.read(raw).expect(SEQUENCE).children();
  const members = body?.expect(SEQUENCE).children() ?? [];
  const [serial, , issuer, , , key, ...rest] = members[0]?.tag === context(0) ? members.slice(1) : members;
  if (!serial || !issuer || !key) throw new Malformed('The certificate is incomplete');
  const extensions = rest.find(({ tag }) => tag === context(3));
  return {
    raw,
    publicKey,
    issuerAndSerial: sequence(issuer.expect(SEQUENCE).encoding, serial.expect(INTEGER).encoding),
    keyIdentifier: (extensions && statedKeyIdentifier(extensions.inner())) ?? hashOfKey(key),
  };
});

/** Whether a SignerIdentifier or RecipientIdentifier means this certificate. */
export function isNamedBy(
  { issuerAndSerial, keyIdentifier }: NamedCertificate,
  identifier: BerValue,
): boolean {
  if (identifier.tag === SEQUENCE) return identifier.encoding.equals(issuerAndSerial);
  // [0] in place of the OCTET STRING, whole or in pieces.
  return (identifier.tag & 0xdf) === 0x80 && identifier.octets().equals(keyIdentifier);
}

function statedKeyIdentifier(extensions: BerValue): Buffer | undefined {
  for (const extension of extensions.expect(SEQUENCE).children()) {
    const members = extension.expect(SEQUENCE).children();
    if (members[0]?.oid() !== SUBJECT_KEY_IDENTIFIER) continue;
    const wrapped = members.at(-1)?.expect(OCTET_STRING).content ?? Buffer.alloc(0);
    return BerValue.read(wrapped).expect(OCTET_STRING).content;
  }
  return undefined;
}

/** What stands for the identifier where the certificate states none. */
function hashOfKey(key: BerValue): Buffer {
  const bits = key.expect(SEQUENCE).children()[1]?.expect(BIT_STRING).content ?? Buffer.alloc(1);
  return createHash('sha1').update(bits.subarray(1)).digest();
}

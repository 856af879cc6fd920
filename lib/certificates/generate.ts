// Makes a key pair and a self-signed certificate for it. The private key is handed to its one user and kept nowhere.

import 'server-only';
import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectKeyIdentifier,
  id_kp_emailProtection,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import { toPem } from './pem';
import type { KeyBits } from './rules';

export interface SelfSigned {
  CommonName: string;
  Organization?: string;
  /** Two letters of ISO 3166. */
  Country?: string;
  bits: KeyBits;
  days: number;
}

export interface GeneratedCertificate {
  certificate: string;
  /** PKCS#8 in PEM: for one ImportCertificate (or two, where one pair signs and encrypts), then forgotten. */
  privateKey: string;
  notBefore: Date;
  notAfter: Date;
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]) };
const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const DAY_MS = 86_400_000;
/** Clocks differ; a partner must not find the certificate to be of the future. */
const BACKDATED_MS = 300_000;

/** A positive number of 16 bytes, as RFC 5280 asks. */
function serialNumber(): ArrayBuffer {
  const bytes = Uint8Array.from(randomBytes(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.buffer;
}

function part(type: string, value: AttributeValue): RelativeDistinguishedName {
  return new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })]);
}

function nameOf({ Country, Organization, CommonName }: SelfSigned): Name {
  const utf8 = (text: string) => new AttributeValue({ utf8String: text });
  return new Name([
    ...(Country ? [part('2.5.4.6', new AttributeValue({ printableString: Country.toUpperCase() }))] : []),
    ...(Organization ? [part('2.5.4.10', utf8(Organization))] : []),
    part('2.5.4.3', utf8(CommonName)),
  ]);
}

function extension(extnID: string, value: object, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function extensionsOf(publicKey: SubjectPublicKeyInfo): Extensions {
  const { digitalSignature, keyEncipherment, dataEncipherment } = KeyUsageFlags;
  const keyId = createHash('sha1').update(new Uint8Array(publicKey.subjectPublicKey)).digest();
  return new Extensions([
    extension(id_ce_basicConstraints, new BasicConstraints({ cA: false }), true),
    extension(id_ce_keyUsage, new KeyUsage(digitalSignature | keyEncipherment | dataEncipherment), true),
    extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_emailProtection])),
    extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(Uint8Array.from(keyId))),
  ]);
}

export async function generateCertificate(subject: SelfSigned): Promise<GeneratedCertificate> {
  const { subtle } = webcrypto;
  const keys = await subtle.generateKey({ ...algorithm, modulusLength: subject.bits }, true, [
    'sign',
    'verify',
  ]);
  // Whole seconds, since a certificate holds no more and AWS compares with it.
  const start = Math.floor((Date.now() - BACKDATED_MS) / 1000) * 1000;
  const notBefore = new Date(start);
  const notAfter = new Date(start + subject.days * DAY_MS);
  const publicKey = AsnConvert.parse(await subtle.exportKey('spki', keys.publicKey), SubjectPublicKeyInfo);
  const signature = new AlgorithmIdentifier({ algorithm: SHA256_WITH_RSA, parameters: null });
  const body = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature,
    issuer: nameOf(subject),
    validity: new Validity({ notBefore, notAfter }),
    subject: nameOf(subject),
    subjectPublicKeyInfo: publicKey,
    extensions: extensionsOf(publicKey),
  });
  const signatureValue = await subtle.sign(algorithm, keys.privateKey, AsnConvert.serialize(body));
  const certificate = new Certificate({
    tbsCertificate: body,
    signatureAlgorithm: signature,
    signatureValue,
  });
  const privateKey = new Uint8Array(await subtle.exportKey('pkcs8', keys.privateKey));
  return {
    certificate: toPem('CERTIFICATE', new Uint8Array(AsnConvert.serialize(certificate))),
    privateKey: toPem('PRIVATE KEY', privateKey),
    notBefore,
    notAfter,
  };
}

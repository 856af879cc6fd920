// Reads an X.509 certificate (RFC 5280) into facts for people. Fetched only where a certificate is looked at.

import { sha256 } from '@noble/hashes/sha2.js';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  type GeneralName,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  KeyUsage,
  type Name,
  SubjectAlternativeName,
} from '@peculiar/asn1-x509';
import type { CertificateFacts } from './facts';
import { toPem } from './pem';
import { hex, rsaPublicKey } from './rsa';

const attributes: Record<string, string> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'E',
};

const signatures: Record<string, string> = {
  '1.2.840.113549.1.1.4': 'MD5 with RSA',
  '1.2.840.113549.1.1.5': 'SHA-1 with RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.113549.1.1.11': 'SHA-256 with RSA',
  '1.2.840.113549.1.1.12': 'SHA-384 with RSA',
  '1.2.840.113549.1.1.13': 'SHA-512 with RSA',
  '1.2.840.10045.4.1': 'SHA-1 with ECDSA',
  '1.2.840.10045.4.3.2': 'SHA-256 with ECDSA',
  '1.2.840.10045.4.3.3': 'SHA-384 with ECDSA',
  '1.2.840.10045.4.3.4': 'SHA-512 with ECDSA',
  '1.3.101.112': 'Ed25519',
};

const purposes: Record<string, string> = {
  '1.3.6.1.5.5.7.3.1': 'TLS server',
  '1.3.6.1.5.5.7.3.2': 'TLS client',
  '1.3.6.1.5.5.7.3.3': 'code signing',
  '1.3.6.1.5.5.7.3.4': 'e-mail protection',
  '1.3.6.1.5.5.7.3.8': 'time stamping',
  '1.3.6.1.5.5.7.3.9': 'OCSP signing',
  '2.5.29.37.0': 'any',
};

const keyTypes: Record<string, string> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.10045.2.1': 'ECDSA',
  '1.2.840.10040.4.1': 'DSA',
  '1.3.101.112': 'Ed25519',
  '1.3.101.113': 'Ed448',
};

/** Most specific part first, as RFC 4514 writes names. */
function nameText(name: Name): string {
  return [...name]
    .reverse()
    .map((part) =>
      part
        .map(({ type, value }) => {
          const text = value.toString();
          return `${attributes[type] ?? type}=${/[,+]/.test(text) ? `"${text}"` : text}`;
        })
        .join('+'),
    )
    .join(', ');
}

function commonName(name: Name): string | undefined {
  return [...name]
    .flatMap((part) => [...part])
    .find(({ type }) => type === '2.5.4.3')
    ?.value.toString();
}

function alternativeName(name: GeneralName): string {
  if (name.dNSName) return `DNS:${name.dNSName}`;
  if (name.rfc822Name) return `email:${name.rfc822Name}`;
  if (name.uniformResourceIdentifier) return `URI:${name.uniformResourceIdentifier}`;
  if (name.iPAddress) return `IP:${name.iPAddress}`;
  return name.directoryName ? `DN:${nameText(name.directoryName)}` : 'other';
}

function colons(bytes: Uint8Array): string {
  return (hex(bytes).toUpperCase().match(/../g) ?? []).join(':');
}

/** Throws where the bytes are no certificate. */
export function readCertificate(der: Uint8Array<ArrayBuffer>): CertificateFacts {
  const { tbsCertificate: body, signatureAlgorithm } = AsnConvert.parse(der, Certificate);
  const extension = (id: string) => body.extensions?.find(({ extnID }) => extnID === id)?.extnValue.buffer;
  const constraints = extension(id_ce_basicConstraints);
  const usage = extension(id_ce_keyUsage);
  const extended = extension(id_ce_extKeyUsage);
  const alternatives = extension(id_ce_subjectAltName);
  const { algorithm, subjectPublicKey } = body.subjectPublicKeyInfo;
  const type = keyTypes[algorithm.algorithm] ?? algorithm.algorithm;
  const rsa = type.startsWith('RSA') ? rsaPublicKey(new Uint8Array(subjectPublicKey)) : undefined;
  const subject = nameText(body.subject);
  const issuer = nameText(body.issuer);
  return {
    subject: subject || '(empty)',
    commonName: commonName(body.subject),
    issuer: issuer || '(empty)',
    selfSigned:
      hex(new Uint8Array(AsnConvert.serialize(body.subject))) ===
      hex(new Uint8Array(AsnConvert.serialize(body.issuer))),
    serial: colons(new Uint8Array(body.serialNumber)),
    notBefore: body.validity.notBefore.getTime().toISOString(),
    notAfter: body.validity.notAfter.getTime().toISOString(),
    keyType: type,
    bits: rsa?.bits,
    modulus: rsa?.modulus,
    signature: signatures[signatureAlgorithm.algorithm] ?? signatureAlgorithm.algorithm,
    alternativeNames: alternatives
      ? [...AsnConvert.parse(alternatives, SubjectAlternativeName)].map(alternativeName)
      : [],
    keyUsage: usage ? AsnConvert.parse(usage, KeyUsage).toJSON() : undefined,
    purposes: extended
      ? [...AsnConvert.parse(extended, ExtendedKeyUsage)].map((id) => purposes[id] ?? id)
      : undefined,
    authority: constraints ? AsnConvert.parse(constraints, BasicConstraints).cA : false,
    fingerprint: colons(sha256(der)),
    pem: toPem('CERTIFICATE', der),
  };
}

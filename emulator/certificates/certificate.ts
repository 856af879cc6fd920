// Reads the certificates that callers import, and refuses what AS2 cannot work with.

import { X509Certificate } from 'node:crypto';
import { InvalidRequestException } from '../wire/errors';
import { derOf, pemBlocks } from './pem';

export interface ReadCertificate {
  certificate: X509Certificate;
  /** The blocks of what came in, without any text around them. */
  pem: string;
  chainPem?: string;
  serial: string;
  /** Both in epoch milliseconds. */
  notBefore: number;
  notAfter: number;
}

/** User guide, "Managing AS2 certificates": RSA of 2048 to 4096 bits. */
const keyBits = { least: 2048, most: 4096 };

/** The chain is in the text itself, behind the certificate, or in one of its own. */
export function readCertificate(text: string, chainText?: string): ReadCertificate {
  const blocks = readBlocks(text, 'certificate');
  const [certificate, ...ownChain] = blocks.certificates;
  if (!certificate) refuse('Invalid certificate format');
  if (ownChain.length > 0 && chainText !== undefined) {
    refuse('CertificateChain cannot be specified when Certificate contains a chain');
  }
  const chain = chainText === undefined ? undefined : readBlocks(chainText, 'certificate chain');
  checkKey(certificate);
  checkChain(certificate, chain?.certificates ?? ownChain);
  return {
    certificate,
    pem: blocks.text,
    ...(chain ? { chainPem: chain.text } : {}),
    ...readFields(certificate),
  };
}

function readBlocks(text: string, what: string): { certificates: X509Certificate[]; text: string } {
  const blocks = pemBlocks(text);
  if (!blocks?.length) refuse(`Invalid ${what} format`);
  // It would come back in DescribeCertificate.
  if (blocks.some(({ label }) => label.endsWith('PRIVATE KEY'))) {
    refuse(`A ${what} must not contain a private key`);
  }
  const certificates = blocks.map((block) => {
    const der = block.label === 'CERTIFICATE' ? derOf(block) : undefined;
    return (der && fromDer(der)) ?? refuse(`Invalid ${what} format`);
  });
  return { certificates, text: blocks.map((block) => `${block.text}\n`).join('') };
}

/** OpenSSL overlooks what follows the certificate's own bytes. */
function fromDer(der: Buffer): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(der);
    return certificate.raw.length === der.length ? certificate : undefined;
  } catch {
    return undefined;
  }
}

function checkKey(certificate: X509Certificate): void {
  const key = publicKeyOf(certificate);
  const bits = key?.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key?.asymmetricKeyType !== 'rsa' || bits < keyBits.least || bits > keyBits.most) {
    refuse(`The key of a certificate must be RSA of ${keyBits.least} to ${keyBits.most} bits`);
  }
}

/** Each certificate is issued by the one behind it, and only the last may have issued itself. */
function checkChain(certificate: X509Certificate, chain: X509Certificate[]): void {
  let issued = certificate;
  for (const issuer of chain) {
    if (isIssuedBy(issued, issued) || !issuer.ca || !isIssuedBy(issued, issuer)) {
      refuse('The certificate chain does not lead from the certificate to its issuers, one after the other');
    }
    issued = issuer;
  }
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  const key = publicKeyOf(issuer);
  return key !== undefined && certificate.checkIssued(issuer) && certificate.verify(key);
}

/** Node throws where OpenSSL does not know the algorithm or its parameters. */
function publicKeyOf(certificate: X509Certificate): X509Certificate['publicKey'] | undefined {
  try {
    return certificate.publicKey;
  } catch {
    return undefined;
  }
}

function readFields({ serialNumber, validFrom, validTo }: X509Certificate) {
  const [notBefore, notAfter] = [Date.parse(validFrom), Date.parse(validTo)];
  // CertSerial in the API model: 48 digits, no sign.
  if (!/^[0-9A-F]{1,48}$/.test(serialNumber) || !(notBefore < notAfter)) refuse('Invalid certificate format');
  return { serial: serialNumber, notBefore, notAfter };
}

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}

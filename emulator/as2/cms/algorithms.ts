// The algorithms of AS2: how connectors name them, how CMS does, how MIME does, and how Node does.

import type { DigestAlgorithm, EncryptionAlgorithm } from '../jobs';

interface Digest {
  oid: string;
  node: string;
  /** As multipart/signed and MDNs spell it. */
  mime: string;
  withRsa: string;
}

export const digests: Record<DigestAlgorithm, Digest> = {
  SHA1: { oid: '1.3.14.3.2.26', node: 'sha1', mime: 'sha1', withRsa: '1.2.840.113549.1.1.5' },
  SHA256: {
    oid: '2.16.840.1.101.3.4.2.1',
    node: 'sha256',
    mime: 'sha-256',
    withRsa: '1.2.840.113549.1.1.11',
  },
  SHA384: {
    oid: '2.16.840.1.101.3.4.2.2',
    node: 'sha384',
    mime: 'sha-384',
    withRsa: '1.2.840.113549.1.1.12',
  },
  SHA512: {
    oid: '2.16.840.1.101.3.4.2.3',
    node: 'sha512',
    mime: 'sha-512',
    withRsa: '1.2.840.113549.1.1.13',
  },
};

interface Encryption {
  oid: string;
  node: string;
  keyLength: number;
  blockLength: number;
}

export const encryptions: Record<EncryptionAlgorithm, Encryption> = {
  AES128_CBC: { oid: '2.16.840.1.101.3.4.1.2', node: 'aes-128-cbc', keyLength: 16, blockLength: 16 },
  AES192_CBC: { oid: '2.16.840.1.101.3.4.1.22', node: 'aes-192-cbc', keyLength: 24, blockLength: 16 },
  AES256_CBC: { oid: '2.16.840.1.101.3.4.1.42', node: 'aes-256-cbc', keyLength: 32, blockLength: 16 },
  DES_EDE3_CBC: { oid: '1.2.840.113549.3.7', node: 'des-ede3-cbc', keyLength: 24, blockLength: 8 },
};

export const RSA = '1.2.840.113549.1.1.1';
export const RSA_OAEP = '1.2.840.113549.1.1.7';
export const MGF1 = '1.2.840.113549.1.1.8';
export const EMPTY_LABEL = '1.2.840.113549.1.1.9';
export const ZLIB = '1.2.840.113549.1.9.16.3.8';

/** Types of content, and of attributes. */
export const DATA = '1.2.840.113549.1.7.1';
export const SIGNED_DATA = '1.2.840.113549.1.7.2';
export const ENVELOPED_DATA = '1.2.840.113549.1.7.3';
export const COMPRESSED_DATA = '1.2.840.113549.1.9.16.1.9';
export const CONTENT_TYPE = '1.2.840.113549.1.9.3';
export const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
export const SIGNING_TIME = '1.2.840.113549.1.9.5';
export const ALGORITHM_PROTECTION = '1.2.840.113549.1.9.52';

export function digestOfOid(oid: string): DigestAlgorithm | undefined {
  return digestNames().find((name) => digests[name].oid === oid);
}

/** Partners write `sha256`, `sha-256` and `SHA256`. */
export function digestOfMime(name: string): DigestAlgorithm | undefined {
  const plain = name.trim().toUpperCase().replace('-', '');
  return digestNames().find((digest) => digest === plain);
}

export function encryptionOfOid(oid: string): Encryption | undefined {
  return Object.values(encryptions).find((encryption) => encryption.oid === oid);
}

function digestNames(): DigestAlgorithm[] {
  return Object.keys(digests) as DigestAlgorithm[];
}

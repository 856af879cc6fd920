// Reads the private key of a certificate, and makes sure that it really is that one's.

import { createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto';
import { InvalidRequestException } from '../wire/errors';
import { pemBlocks } from './pem';

/** PKCS #8 or PKCS #1, without a passphrase; answers it as PKCS #8. */
export function readPrivateKey(text: string, certificate: X509Certificate): string {
  const blocks = pemBlocks(text);
  const [block] = blocks ?? [];
  if (!block || blocks?.length !== 1) refuse('Invalid private key format');
  if (block.label === 'ENCRYPTED PRIVATE KEY' || block.body.includes('ENCRYPTED')) {
    refuse('Private keys must not be encrypted');
  }
  if (!['PRIVATE KEY', 'RSA PRIVATE KEY'].includes(block.label)) refuse('Invalid private key format');
  const key = readKey(block.text) ?? refuse('Invalid private key format');
  if (!certificate.checkPrivateKey(key)) refuse('The private key does not match the certificate');
  return key.export({ format: 'pem', type: 'pkcs8' }).toString();
}

function readKey(pem: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(pem);
    return isWhole(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

/** OpenSSL reads any numbers as a key: these are held to RFC 8017, section 3.2. */
function isWhole(key: KeyObject): boolean {
  const jwk = key.export({ format: 'jwk' });
  const [n, e, d, p, q, dp, dq, qi] = (['n', 'e', 'd', 'p', 'q', 'dp', 'dq', 'qi'] as const).map((name) =>
    BigInt(`0x0${Buffer.from(jwk[name] ?? '', 'base64url').toString('hex')}`),
  ) as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  const [ofP, ofQ] = [p - 1n, q - 1n];
  return (
    p * q === n &&
    (d * e) % ofP === 1n &&
    (d * e) % ofQ === 1n &&
    d % ofP === dp &&
    d % ofQ === dq &&
    (qi * q) % p === 1n
  );
}

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}

// Verifies SignedData over the very bytes that arrived, against certificates that are known beforehand.

import { constants, type KeyObject, publicDecrypt, verify as verifySignature } from 'node:crypto';
import { MessageFailure } from '../failure';
import type { DigestAlgorithm } from '../jobs';
import { ALGORITHM_PROTECTION, CONTENT_TYPE, digestOfOid, digests, MESSAGE_DIGEST, RSA } from './algorithms';
import { type BerValue, context, INTEGER, Malformed, OCTET_STRING, SEQUENCE, SET } from './ber';
import { isNamedBy, nameCertificate } from './certificate-names';
import { readEncapsulated } from './content-info';
import { NULL, objectIdentifier, octetString, sequence } from './der';
import { inPlaceOf } from './signed-data';

export interface Verified {
  algorithm: DigestAlgorithm;
  /** Of the content, in the form that was signed. */
  digest: Buffer;
  /** What lay inside the signature; absent where it is detached. */
  content?: Buffer;
}

/** Gives the digests of the content: as it is, and in other forms that a signer may have meant. */
export type DigestContent = (algorithm: DigestAlgorithm, content: Buffer | undefined) => Generator<Buffer>;

/** `members` are those of SignedData. Ends in a MessageFailure unless a known signer signed just this content. */
export function verify(
  members: readonly BerValue[],
  certificates: readonly string[],
  digestContent: DigestContent,
): Verified {
  const [digestAlgorithms, info, ...rest] = members;
  digestAlgorithms?.expect(SET);
  const signers = rest.find(({ tag }) => tag === SET)?.children() ?? [];
  if (signers.length === 0) throw new Malformed('SignedData has no signer');
  const content = readEncapsulated(info);
  const known = certificates.map(nameCertificate);
  for (const signer of signers.map(readSigner)) {
    const match = known.find((names) => isNamedBy(names, signer.identifier));
    if (!match) continue;
    const digest = verifySigner(signer, match.publicKey, content, digestContent);
    return { algorithm: signer.algorithm, digest, ...(content && { content }) };
  }
  throw new MessageFailure(
    'VERIFICATION_FAILED_NO_MATCHING_KEY_FOUND',
    'The signer has none of the certificates that are active for the partner',
  );
}

interface Signer {
  identifier: BerValue;
  algorithm: DigestAlgorithm;
  digestAlgorithm: BerValue;
  attributes: BerValue | undefined;
  signatureAlgorithm: BerValue;
  signature: Buffer;
}

function readSigner(info: BerValue): Signer {
  const [version, identifier, digestAlgorithm, ...rest] = info.expect(SEQUENCE).children();
  version?.expect(INTEGER);
  const attributes = rest[0]?.tag === context(0) ? rest.shift() : undefined;
  const [signatureAlgorithm, signature] = rest;
  if (!identifier || !digestAlgorithm || !signatureAlgorithm || !signature) {
    throw new Malformed('A signer is incomplete');
  }
  const algorithm = digestOfOid(algorithmName(digestAlgorithm));
  if (!algorithm) throw failed(`The digest ${algorithmName(digestAlgorithm)} is not supported`);
  return {
    identifier,
    algorithm,
    digestAlgorithm,
    attributes,
    signatureAlgorithm,
    signature: signature.octets(),
  };
}

function verifySigner(
  signer: Signer,
  publicKey: KeyObject,
  content: Buffer | undefined,
  digestContent: DigestContent,
): Buffer {
  const { withRsa } = digests[signer.algorithm];
  const scheme = algorithmName(signer.signatureAlgorithm);
  if (scheme !== RSA && scheme !== withRsa) throw failed(`The signature ${scheme} is not supported`);
  const isSigned = signer.attributes
    ? matchAttributes(signer, signer.attributes, publicKey)
    : matchSignature(signer, publicKey);
  for (const digest of digestContent(signer.algorithm, content)) if (isSigned(digest)) return digest;
  throw failed('The content is not what was signed', 'integrity-check-failed');
}

type IsSigned = (digest: Buffer) => boolean;

/** The usual way: the attributes are signed, and one of them is the digest. */
function matchAttributes(signer: Signer, attributes: BerValue, publicKey: KeyObject): IsSigned {
  const key = { key: publicKey, padding: constants.RSA_PKCS1_PADDING };
  const { node } = digests[signer.algorithm];
  const signed = attributes.definite && inPlaceOf(context(0), SET, attributes.encoding);
  if (!signed || !verifySignature(node, signed, key, signer.signature)) {
    throw failed('The signature does not fit the certificate');
  }
  const stated = new Map<string, BerValue>();
  for (const attribute of attributes.children()) {
    const [type, values] = attribute.expect(SEQUENCE).children();
    if (!type || !values || stated.has(type.oid())) throw new Malformed('A signed attribute is damaged');
    stated.set(type.oid(), values.expect(SET).inner());
  }
  checkProtection(signer, stated.get(ALGORITHM_PROTECTION));
  const digest = stated.get(MESSAGE_DIGEST)?.expect(OCTET_STRING).octets();
  if (!digest || !stated.has(CONTENT_TYPE)) throw failed('The signature does not name what it is about');
  return (actual) => digest.equals(actual);
}

/** RFC 6211: where the algorithms are signed too, they are those that were used. */
function checkProtection(
  { digestAlgorithm, signatureAlgorithm }: Signer,
  stated: BerValue | undefined,
): void {
  if (!stated) return;
  const [digest, signature] = stated.expect(SEQUENCE).children();
  const used = digest?.encoding.equals(digestAlgorithm.encoding);
  if (!used || !signature?.expect(context(1)).content.equals(signatureAlgorithm.content)) {
    throw failed('The algorithms are not those that were signed');
  }
}

/** Without attributes the digest itself is signed. It is compared as a whole, never taken apart. */
function matchSignature({ algorithm, signature }: Signer, publicKey: KeyObject): IsSigned {
  let inside: Buffer;
  try {
    inside = publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature);
  } catch {
    throw failed('The signature does not fit the certificate');
  }
  const name = sequence(objectIdentifier(digests[algorithm].oid), NULL);
  return (digest) => inside.equals(sequence(name, octetString(digest)));
}

function algorithmName(identifier: BerValue): string {
  return identifier.expect(SEQUENCE).inner().oid();
}

function failed(message: string, modifier?: 'integrity-check-failed'): MessageFailure {
  return new MessageFailure('VERIFICATION_FAILED', message, modifier);
}

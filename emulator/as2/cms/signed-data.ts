// Makes detached signatures: SignedData with one signer, whose certificate goes with it.

import { sign } from 'node:crypto';
import type { DigestAlgorithm, Identity } from '../jobs';
import {
  ALGORITHM_PROTECTION,
  CONTENT_TYPE,
  DATA,
  digests,
  MESSAGE_DIGEST,
  RSA,
  SIGNED_DATA,
  SIGNING_TIME,
} from './algorithms';
import { context, SEQUENCE, SET } from './ber';
import { nameCertificate } from './certificate-names';
import { contentInfo, encapsulated } from './content-info';
import { explicit, integer, NULL, objectIdentifier, octetString, sequence, setOf, time, value } from './der';
import { privateKeyOf } from './remembered';

export type Signing = Identity & { algorithm: DigestAlgorithm };

/** `digest` is that of the content under the signing's algorithm. */
export function signDigest(digest: Buffer, { algorithm, certificate, privateKey }: Signing): Buffer {
  const { oid, node } = digests[algorithm];
  const { raw, issuerAndSerial } = nameCertificate(certificate);
  const digestAlgorithm = sequence(objectIdentifier(oid), NULL);
  const signatureAlgorithm = [objectIdentifier(RSA), NULL];
  const attributes = setOf(
    attribute(CONTENT_TYPE, objectIdentifier(DATA)),
    attribute(SIGNING_TIME, time(new Date())),
    attribute(MESSAGE_DIGEST, octetString(digest)),
    // RFC 6211: the algorithms are signed too, so that nobody swaps them for weaker ones.
    attribute(ALGORITHM_PROTECTION, sequence(digestAlgorithm, explicit(1, ...signatureAlgorithm))),
  );
  const signerInfo = sequence(
    integer(1),
    issuerAndSerial,
    digestAlgorithm,
    inPlaceOf(SET, context(0), attributes),
    value(SEQUENCE, ...signatureAlgorithm),
    octetString(sign(node, attributes, privateKeyOf(privateKey))),
  );
  return Buffer.concat(
    contentInfo(SIGNED_DATA, 1, [
      setOf(digestAlgorithm),
      ...encapsulated(),
      explicit(0, raw),
      setOf(signerInfo),
    ]),
  );
}

function attribute(type: string, encoded: Buffer): Buffer {
  return sequence(objectIdentifier(type), setOf(encoded));
}

/** Attributes are signed as a SET and sent under a tag of their own. */
export function inPlaceOf(tag: number, other: number, encoding: Buffer): Buffer {
  if (encoding[0] !== tag) throw new Error(`The encoding does not begin with tag ${tag}.`);
  return Buffer.concat([Buffer.from([other]), encoding.subarray(1)]);
}

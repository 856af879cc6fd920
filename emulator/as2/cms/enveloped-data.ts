// Encrypts for one recipient and decrypts with whichever of our keys the message was meant for.

import { constants, createCipheriv, createDecipheriv, publicEncrypt, randomBytes } from 'node:crypto';
import { MessageFailure } from '../failure';
import type { Identity, PackOrder } from '../jobs';
import { DATA, ENVELOPED_DATA, encryptionOfOid, encryptions, RSA, RSA_OAEP } from './algorithms';
import { type BerValue, context, INTEGER, Malformed, OCTET_STRING, SEQUENCE, SET } from './ber';
import { isNamedBy, nameCertificate } from './certificate-names';
import { contentInfo } from './content-info';
import { inPieces, integer, lengthOf, NULL, objectIdentifier, octetString, sequence, setOf } from './der';
import { unwrapKey } from './key-transport';

/** Large enough that calls do not count, small enough to stay out of the memory's peak. */
const CHUNK = 1024 * 1024;

type Encryption = NonNullable<PackOrder['encryption']>;

/** The encoding, piece by piece, so that what is encrypted is never all in memory. */
export function* encrypt(
  content: readonly Buffer[],
  { algorithm, certificate, keyTransport = 'PKCS1' }: Encryption,
): Generator<Buffer> {
  const { oid, node, keyLength, blockLength } = encryptions[algorithm];
  const key = randomBytes(keyLength);
  const iv = randomBytes(blockLength);
  const length = (Math.floor(lengthOf(content) / blockLength) + 1) * blockLength;
  const type = objectIdentifier(DATA);
  const parameters = sequence(objectIdentifier(oid), octetString(iv));
  const encrypted = inPieces(SEQUENCE, [type, parameters, ...inPieces(0x80, [], length)], length);
  const recipients = setOf(recipient(key, certificate, keyTransport));
  yield Buffer.concat(contentInfo(ENVELOPED_DATA, 0, [recipients, ...encrypted], length));
  const cipher = createCipheriv(node, key, iv);
  for (const chunk of inChunks(content)) yield cipher.update(chunk);
  yield cipher.final();
}

/** `members` are those of EnvelopedData. The content is decrypted where it lies. */
export function decrypt(members: readonly BerValue[], identities: readonly Identity[]): Buffer {
  const [recipients, info] = members.filter(({ tag }) => tag !== context(0));
  const [, algorithm, content] = info?.expect(SEQUENCE).children() ?? [];
  const [name, parameters] = algorithm?.expect(SEQUENCE).children() ?? [];
  if (!recipients || !name || !content) throw new Malformed('EnvelopedData is incomplete');
  const encryption = encryptionOfOid(name.oid());
  if (!encryption) {
    throw new MessageFailure(
      'DECRYPT_FAILED_UNSUPPORTED_ENCRYPTION_ALG',
      `SMIME Payload Decryption requested using unsupported algorithm with ID: ${name.oid()}`,
    );
  }
  const iv = Buffer.from(parameters?.expect(OCTET_STRING).content ?? []);
  if (iv.length !== encryption.blockLength)
    throw new Malformed('The initialization vector has a wrong length');
  const { encryptedKey, keyAlgorithm, privateKey } = ours(recipients.expect(SET).children(), identities);
  const key = unwrapKey(encryptedKey, keyAlgorithm, privateKey, encryption.keyLength);
  return decryptInPlace(content.octets(), createDecipheriv(encryption.node, key, iv));
}

function decryptInPlace(content: Buffer, decipher: ReturnType<typeof createDecipheriv>): Buffer {
  let written = 0;
  // The decipher holds a block back, so what it gives never runs ahead of what it was given.
  for (const chunk of inChunks([content])) written += decipher.update(chunk).copy(content, written);
  written += decipher.final().copy(content, written);
  return content.subarray(0, written);
}

function ours(recipients: readonly BerValue[], identities: readonly Identity[]) {
  const named = identities.map(({ certificate, privateKey }) => ({
    names: nameCertificate(certificate),
    privateKey,
  }));
  for (const recipient of recipients) {
    // Others than RSA's are tagged: key agreement, passwords.
    if (recipient.tag !== SEQUENCE) continue;
    const [version, identifier, keyAlgorithm, encryptedKey] = recipient.children();
    if (!identifier || !keyAlgorithm || !encryptedKey) throw new Malformed('A recipient is incomplete');
    version?.expect(INTEGER);
    const identity = named.find(({ names }) => isNamedBy(names, identifier));
    if (identity) {
      return { encryptedKey: encryptedKey.octets(), keyAlgorithm, privateKey: identity.privateKey };
    }
  }
  throw new MessageFailure('DECRYPT_FAILED_NO_DECRYPTION_KEY_FOUND', 'No matching decryption key found');
}

function recipient(key: Buffer, pem: string, transport: NonNullable<Encryption['keyTransport']>): Buffer {
  const { publicKey, issuerAndSerial } = nameCertificate(pem);
  const oaep = transport === 'OAEP';
  const padding = oaep ? constants.RSA_PKCS1_OAEP_PADDING : constants.RSA_PKCS1_PADDING;
  const encryptedKey = publicEncrypt({ key: publicKey, padding }, key);
  const algorithm = oaep
    ? sequence(objectIdentifier(RSA_OAEP), sequence())
    : sequence(objectIdentifier(RSA), NULL);
  return sequence(integer(0), issuerAndSerial, algorithm, octetString(encryptedKey));
}

function* inChunks(pieces: readonly Buffer[]): Generator<Buffer> {
  for (const piece of pieces) {
    for (let start = 0; start < piece.length; start += CHUNK) yield piece.subarray(start, start + CHUNK);
  }
}

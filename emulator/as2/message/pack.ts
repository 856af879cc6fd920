// Makes the body of an AS2 request out of a file: compressed, then signed, then encrypted, as far as is asked.

import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { compress } from '../cms/compressed-data';
import { encrypt } from '../cms/enveloped-data';
import { type FailureCode, MessageFailure } from '../failure';
import { MAX_PAYLOAD_BYTES, type PackedMessage, type PackOrder } from '../jobs';
import { headerBlock } from '../mime/headers';
import { writeParameter } from '../mime/parameters';
import { inBytes, type Part, safeContentType } from '../mime/part';
import { digestOf } from './digest';
import { signPart } from './sign-part';

export function packMessage(order: PackOrder): PackedMessage {
  const { compress: compressed, signing, encryption, micAlgorithm = 'SHA1' } = order;
  const { part: payload, whole } = readPayload(order);
  let part: Part = compressed ? compressedPart(whole) : payload;
  const algorithm = signing?.algorithm ?? micAlgorithm;
  let digest: Buffer;
  if (signing) {
    const signed = attempt('SIGNING_FAILED', 'Failed to sign file', () => signPart(part, signing));
    part = { headers: signed.headers, body: signed.body };
    digest = signed.digest;
  } else digest = digestOf(algorithm, compressed || encryption ? [whole] : payload.body);
  let body: Iterable<Buffer> = part.body;
  if (encryption) {
    body = encrypt(inBytes(part), encryption);
    part = { headers: pkcs7Headers('enveloped-data', 'smime.p7m'), body: [] };
  }
  const name = order.fileName ?? '';
  const size = attempt('ENCRYPTION_FAILED', `Failed to encrypt file ${name}`.trimEnd(), () =>
    writeFile(order.output, body),
  );
  return {
    headers: { 'MIME-Version': '1.0', ...part.headers },
    size,
    mic: digest.toString('base64'),
    micAlgorithm: algorithm,
  };
}

/** The payload with its header before it, so that they need not be joined later. */
function readPayload({ payload, contentType, fileName }: PackOrder): { part: Part; whole: Buffer } {
  const headers = {
    'Content-Type': safeContentType(contentType),
    'Content-Transfer-Encoding': 'binary',
    ...(fileName && { 'Content-Disposition': `attachment; ${writeParameter('filename', fileName)}` }),
  };
  const header = headerBlock(headers);
  const file = openSync(payload, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > MAX_PAYLOAD_BYTES) {
      throw new MessageFailure('FILE_SIZE_TOO_LARGE', 'The file is larger than 100 MB');
    }
    const whole = Buffer.allocUnsafeSlow(header.length + size);
    let filled = header.copy(whole);
    for (let count = 1; count > 0 && filled < whole.length; filled += count) {
      count = readSync(file, whole, filled, whole.length - filled, null);
    }
    const content = whole.subarray(0, filled);
    return { part: { headers, body: [content.subarray(header.length)] }, whole: content };
  } finally {
    closeSync(file);
  }
}

function compressedPart(whole: Buffer): Part {
  return { headers: pkcs7Headers('compressed-data', 'smime.p7z'), body: compress(whole) };
}

function pkcs7Headers(type: string, name: string): Record<string, string> {
  return {
    'Content-Type': `application/pkcs7-mime; smime-type=${type}; name="${name}"`,
    'Content-Transfer-Encoding': 'binary',
    'Content-Disposition': `attachment; filename="${name}"`,
  };
}

function writeFile(path: string, pieces: Iterable<Buffer>): number {
  const file = openSync(path, 'w', 0o600);
  let size = 0;
  try {
    for (const piece of pieces) {
      for (let written = 0; written < piece.length; ) written += writeSync(file, piece, written);
      size += piece.length;
    }
  } finally {
    closeSync(file);
  }
  return size;
}

/** What goes wrong here is a key that does not do, or a disk that is full. */
function attempt<T>(code: FailureCode, message: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new MessageFailure(code, `${message}: ${(error as Error).message}`);
  }
}

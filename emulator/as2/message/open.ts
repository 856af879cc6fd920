// Takes an AS2 message apart, layer by layer, until the payload is left.

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { COMPRESSED_DATA, ENVELOPED_DATA, SIGNED_DATA } from '../cms/algorithms';
import { decompress } from '../cms/compressed-data';
import { type ContentInfo, readContentInfo } from '../cms/content-info';
import { decrypt } from '../cms/enveloped-data';
import { verify } from '../cms/verify';
import { type FailureCode, MessageFailure } from '../failure';
import {
  type DigestAlgorithm,
  MAX_BODY_BYTES,
  MAX_PAYLOAD_BYTES,
  type OpenedMessage,
  type OpenOrder,
} from '../jobs';
import {
  cmsOf,
  contentType,
  decodedBody,
  fileNameOf,
  isPkcs7,
  type ReceivedPart,
  readPart,
} from '../mime/part';
import { digestForms, digestOf } from './digest';
import { openSigned } from './sign-part';

type Layer = 'encrypted' | 'signed' | 'compressed';

interface Progress {
  seen: Set<Layer>;
  /** The digest of what was signed. */
  signed?: { algorithm: DigestAlgorithm; digest: Buffer };
}

export function openMessage(order: OpenOrder): OpenedMessage {
  if (statSync(order.body).size > MAX_BODY_BYTES) throw tooLarge();
  let part: ReceivedPart = { headers: order.headers, body: readFileSync(order.body) };
  const progress: Progress = { seen: new Set() };
  for (let inner: ReceivedPart | undefined = part; inner; inner = openLayer(part, order, progress)) {
    part = inner;
  }
  return store(part, order, progress);
}

/** Undefined where the part is the payload. */
function openLayer(part: ReceivedPart, order: OpenOrder, progress: Progress): ReceivedPart | undefined {
  const type = contentType(part.headers).value;
  if (type === 'multipart/signed') {
    enter('signed', progress);
    return inLayer('VERIFICATION_FAILED', 'The signature cannot be read', () => {
      const { part: inner, ...signed } = openSigned(part, order.signerCertificates);
      progress.signed = signed;
      return inner;
    });
  }
  if (!isPkcs7(part.headers)) return undefined;
  // Which kind it is stands in the content itself; the parameter smime-type is often missing.
  const stated = contentType(part.headers).parameters.get('smime-type')?.toLowerCase() ?? '';
  const { type: oid, members } = inLayer(unreadable(stated), 'Unable to parse enveloped mimePart', () =>
    readContentInfo(cmsOf(part)),
  );
  switch (oid) {
    case ENVELOPED_DATA:
      enter('encrypted', progress);
      return openEncrypted(members, order);
    case COMPRESSED_DATA:
      enter('compressed', progress);
      return inLayer('DECOMPRESSION_FAILED', 'The message cannot be decompressed', () =>
        readPart(decompress(members)),
      );
    case SIGNED_DATA:
      enter('signed', progress);
      return inLayer('VERIFICATION_FAILED', 'The signature cannot be read', () =>
        openOpaque(members, order, progress),
      );
    default:
      throw new MessageFailure(
        'INVALID_REQUEST',
        `CMS content of type ${oid} does not belong into a message`,
      );
  }
}

function openEncrypted(members: ContentInfo['members'], order: OpenOrder): ReceivedPart {
  const content = inLayer('DECRYPT_FAILED', 'Failed to decrypt message', () =>
    decrypt(members, order.decryptionKeys),
  );
  return inLayer('DECRYPT_FAILED_INVALID_SMIME_FORMAT', 'Unable to parse enveloped mimePart', () =>
    readPart(content),
  );
}

/** The older form of a signature, with the content inside. */
function openOpaque(members: ContentInfo['members'], order: OpenOrder, progress: Progress): ReceivedPart {
  const { content, ...signed } = verify(members, order.signerCertificates, (algorithm, inside) =>
    digestForms(algorithm, inside ?? Buffer.alloc(0)),
  );
  progress.signed = signed;
  return readPart(content ?? Buffer.alloc(0));
}

function store(part: ReceivedPart, order: OpenOrder, { seen, signed }: Progress): OpenedMessage {
  // The MIC is of the bytes as they came, hence before the payload is decoded where it lies.
  const mic = signed ?? {
    algorithm: order.micAlgorithm,
    digest: digestOf(order.micAlgorithm, [part.raw ?? part.body]),
  };
  const payload = inLayer('INVALID_REQUEST', 'The payload cannot be decoded', () => decodedBody(part));
  if (payload.length > MAX_PAYLOAD_BYTES) throw tooLarge();
  const fileName = fileNameOf(part.headers);
  writeFileSync(order.output, payload, { mode: 0o600 });
  return {
    encrypted: seen.has('encrypted'),
    signed: seen.has('signed'),
    compressed: seen.has('compressed'),
    ...(fileName && { fileName }),
    contentType: part.headers['content-type'] || 'application/octet-stream',
    size: payload.length,
    mic: mic.digest.toString('base64'),
    micAlgorithm: mic.algorithm,
  };
}

function enter(layer: Layer, { seen }: Progress): void {
  if (seen.has(layer)) {
    throw new MessageFailure('DUPLICATE_MESSAGE', `The message is ${layer} more than once`);
  }
  seen.add(layer);
}

function unreadable(smimeType: string): FailureCode {
  if (smimeType === 'signed-data') return 'VERIFICATION_FAILED';
  return smimeType === 'compressed-data' ? 'DECOMPRESSION_FAILED' : 'DECRYPT_FAILED_INVALID_SMIME_FORMAT';
}

/** Whatever goes wrong in a layer is that layer's failure, unless it says more itself. */
function inLayer<T>(code: FailureCode, message: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof MessageFailure) throw error;
    throw new MessageFailure(code, message);
  }
}

function tooLarge(): MessageFailure {
  return new MessageFailure('FILE_SIZE_TOO_LARGE', 'The message is larger than 100 MB');
}

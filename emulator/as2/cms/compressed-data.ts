// Zlib as CMS wraps it (RFC 3274), opened no further than a message may be large.

import { deflateSync, inflateSync } from 'node:zlib';
import { MessageFailure } from '../failure';
import { MAX_PAYLOAD_BYTES } from '../jobs';
import { COMPRESSED_DATA, ZLIB } from './algorithms';
import { type BerValue, Malformed, SEQUENCE } from './ber';
import { contentInfo, encapsulated, readEncapsulated } from './content-info';
import { objectIdentifier, sequence } from './der';

/** What the parts of a message may take beside the payload: headers and an encoding of their own. */
const ROOM = MAX_PAYLOAD_BYTES / 2;

export function compress(content: Buffer): Buffer[] {
  return contentInfo(COMPRESSED_DATA, 0, [
    sequence(objectIdentifier(ZLIB)),
    ...encapsulated([deflateSync(content)]),
  ]);
}

/** `members` are those of CompressedData. */
export function decompress(members: readonly BerValue[]): Buffer {
  const [algorithm, info] = members;
  if (algorithm?.expect(SEQUENCE).inner().oid() !== ZLIB) throw new Malformed('The compression is not zlib');
  const content = readEncapsulated(info);
  if (!content) throw new Malformed('CompressedData lacks its content');
  try {
    return inflateSync(content, { maxOutputLength: MAX_PAYLOAD_BYTES + ROOM });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
    throw new MessageFailure('FILE_SIZE_TOO_LARGE', 'The message is larger than 100 MB when decompressed');
  }
}

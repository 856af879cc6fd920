// Where the files of a message go under its agreement, and by which names.

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { isBucketName } from '../../s3/object-key';
import type { S3Storage } from '../../storage/s3-storage';
import type { AgreementRecord } from '../../store/as2-records';

export interface MessageFiles {
  /** Each in the form `/bucket/key`. */
  payload: string;
  status: string;
  mdn: string;
}

/** Room for the id and an ending beside it, within the 255 bytes that a name may have. */
const MOST_NAME_BYTES = 100;
const MOST_PRESERVED_BYTES = 255;
const MOST_ID_CHARACTERS = 100;

export function messageFiles(
  agreement: AgreementRecord,
  outcome: 'processed' | 'failed',
  messageId: string,
  fileName: string | undefined,
): MessageFiles {
  const name = safeName(fileName);
  const own = withMessageId(name, messageId);
  const preserves = agreement.PreserveFilename === 'ENABLED' && outcome === 'processed' && fileName;
  const folders = foldersOf(agreement, outcome);
  return {
    payload: `${folders.payload}/${preserves ? safeName(fileName, MOST_PRESERVED_BYTES) : own}`,
    status: `${folders.status}/${own}.json`,
    mdn: `${folders.mdn}/${own}.mdn`,
  };
}

/** Writes an object whole; throws where the path is none that a bucket can hold. */
export async function putObject(
  storage: S3Storage,
  path: string,
  content: Iterable<Buffer> | AsyncIterable<Buffer>,
): Promise<void> {
  const components = path.split('/').filter((part) => part !== '');
  if (!isBucketName(components[0] ?? '') || components.some((part) => part === '.' || part === '..')) {
    throw new Error(`${path} is no path of an object.`);
  }
  const upload = storage.create({ components, made: 0 });
  try {
    let position = 0;
    for await (const piece of content) {
      await upload.write(piece, position);
      position += piece.length;
    }
  } catch (error) {
    upload.discard();
    throw error;
  }
  upload.close();
}

export function contentOf(path: string): AsyncIterable<Buffer> {
  return createReadStream(path, { highWaterMark: 1024 * 1024 });
}

function foldersOf({ BaseDirectory, CustomDirectories }: AgreementRecord, outcome: 'processed' | 'failed') {
  if (!CustomDirectories) {
    const folder = `${trimmed(BaseDirectory)}/${outcome}`;
    return { payload: folder, status: folder, mdn: folder };
  }
  const { FailedFilesDirectory, PayloadFilesDirectory, StatusFilesDirectory, MdnFilesDirectory } =
    CustomDirectories;
  return {
    payload: trimmed(outcome === 'failed' ? FailedFilesDirectory : PayloadFilesDirectory),
    status: trimmed(StatusFilesDirectory),
    mdn: trimmed(MdnFilesDirectory),
  };
}

function trimmed(folder = ''): string {
  let end = folder.length;
  while (folder[end - 1] === '/') end -= 1;
  return folder.slice(0, end);
}

/** The last component of what the sender called it, of characters and in a length that a file can have. */
export function safeName(fileName: string | undefined, most = MOST_NAME_BYTES): string {
  const last = (fileName ?? '').split(/[/\\]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is to go.
  const plain = last.replace(/[\x00-\x1f\x7f]/g, '').trim();
  const name = plain === '.' || plain === '..' ? '' : plain;
  if (Buffer.byteLength(name) <= most) return name || 'payload';
  const { base, extension } = splitName(name);
  const room = most - Math.min(Buffer.byteLength(extension), 20);
  return `${cut(base, room)}${cut(extension, 20)}`;
}

/** `orders.edi` becomes `orders.<message id>.edi`. */
function withMessageId(name: string, messageId: string): string {
  const { base, extension } = splitName(name);
  return `${base}.${idInName(messageId)}${extension}`;
}

function splitName(name: string): { base: string; extension: string } {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? { base: name.slice(0, dot), extension: name.slice(dot) } : { base: name, extension: '' };
}

/** Ids that do not fit into a name are told apart by a digest. */
function idInName(messageId: string): string {
  const id = messageId.replace(/^<|>$/g, '');
  if (/^[\w.@+=-]+$/.test(id) && id.length <= MOST_ID_CHARACTERS) return id;
  const digest = createHash('sha256').update(messageId).digest('hex').slice(0, 16);
  return `${id.replace(/[^\w.@+=-]/g, '_').slice(0, MOST_ID_CHARACTERS - 17)}-${digest}`;
}

function cut(text: string, bytes: number): string {
  let kept = '';
  let size = 0;
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}

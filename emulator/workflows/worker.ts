// A thread that decrypts one PGP file piece by piece, so that its size does not matter to the memory.

import { createReadStream, createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { parentPort, workerData } from 'node:worker_threads';
import { config, decrypt, decryptKey, type PrivateKey, readMessage, readPrivateKeys } from 'openpgp';
import type { DecryptAnswer, DecryptOrder } from './decrypt';

/** Armor begins with dashes; in a packet's first byte the highest bit is set. */
const DASH = 0x2d;

async function run({ source, target, privateKeys, passphrase, mostBytes }: DecryptOrder): Promise<void> {
  // What fails the check at the end of the file is thrown away, so nothing need be held back until then.
  config.allowUnauthenticatedStream = true;
  config.maxDecompressedMessageSize = mostBytes;
  const keys = await readPrivateKeys({ armoredKeys: privateKeys });
  const decryptionKeys = await Promise.all(keys.map((key) => unlocked(key, passphrase)));
  const { first, data } = await opened(source);
  const stream = Readable.toWeb(data) as ReadableStream<Uint8Array>;
  const message = await (first === DASH
    ? readMessage({ armoredMessage: (stream as ReadableStream).pipeThrough(new TextDecoderStream()) })
    : readMessage({ binaryMessage: stream }));
  const decrypted = await decrypt({ message, decryptionKeys, format: 'binary' });
  const content = Readable.fromWeb(decrypted.data as unknown as ReadableStream<Uint8Array>);
  await pipeline(content, bounded(mostBytes), createWriteStream(target, { flags: 'wx', mode: 0o600 }));
}

function unlocked(privateKey: PrivateKey, passphrase: string): Promise<PrivateKey> | PrivateKey {
  return privateKey.isDecrypted() ? privateKey : decryptKey({ privateKey, passphrase });
}

/** The file with its first byte, which is not taken out of it. */
async function opened(fd: number): Promise<{ first: number | undefined; data: Readable }> {
  const data = createReadStream('', { fd, autoClose: false, start: 0, highWaterMark: 256 * 1024 });
  const pieces = data[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const { value } = await pieces.next();
  const head: Buffer = value ?? Buffer.alloc(0);
  async function* all() {
    yield head;
    for (let next = await pieces.next(); !next.done; next = await pieces.next()) yield next.value;
  }
  return { first: head[0], data: Readable.from(all()) };
}

function bounded(most: number) {
  return async function* (pieces: AsyncIterable<Uint8Array>) {
    let total = 0;
    for await (const piece of pieces) {
      total += piece.length;
      if (total > most) throw new Error('the content is too large');
      yield piece;
    }
  };
}

const answer = (message: DecryptAnswer) => parentPort?.postMessage(message);
run(workerData as DecryptOrder).then(
  () => answer({ ok: true }),
  (error: Error) => answer({ ok: false, message: `The file cannot be decrypted: ${error.message}` }),
);

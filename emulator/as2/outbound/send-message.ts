// Sends one file: snapshot, packing, the POST, and what the partner's answer to it means.

import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isAbsence } from '../../s3/get-object';
import { locationOf } from '../../s3/object-key';
import { contentTypeOf } from '../../storage/content-type';
import { piecesOf } from '../../storage/disk-file';
import type { S3Storage } from '../../storage/s3-storage';
import type { Store } from '../../store/store';
import type { TransferFileRecord } from '../../store/transfer-records';
import { MAX_PAYLOAD_BYTES, type MessageJobs, type PackedMessage } from '../jobs';
import { usableCertificates } from '../usable-certificates';
import { readBasicCredentials } from './basic-credentials';
import { parseUrl } from './connect';
import { basicAuthorization, messageHeaders, requireSendable } from './message-headers';
import { type PostAnswer, post } from './post';
import { encryptionFor, mdnAlgorithm, type Route, signingIdentity } from './route';
import { SendingFailure } from './transfer-failure';

export interface SendingTools {
  store: Store;
  storage: S3Storage;
  jobs: MessageJobs;
  dataDir: string;
  /** Holds messages while they are made and sent. */
  workFolder: string;
  responseTimeoutMs: number;
  now(): Date;
}

export interface SendingSteps {
  signal: AbortSignal;
  /** Has it on disk when it resolves: the next thing to happen is that the message goes out. */
  beforeSending(message: PackedMessage, payloadSize: number): Promise<void>;
}

/** Answers what the partner said with a 2xx; throws a failure for everything else. */
export async function sendMessage(
  tools: SendingTools,
  file: TransferFileRecord,
  route: Route,
  steps: SendingSteps,
): Promise<PostAnswer> {
  const { store, workFolder, now } = tools;
  const { connector, partner } = route;
  const url = parseUrl(connector.Url);
  checkMdnServers(store, route);
  const work = join(workFolder, randomUUID());
  const [payload, body] = [`${work}.payload`, `${work}.body`];
  try {
    const size = await takeSnapshot(tools.storage, file.FilePath, payload);
    const message = await pack(tools, file, route, payload, body);
    const transfer = store.fileTransfers.get(file.TransferId);
    if (!transfer) throw new Error('The transfer is gone.');
    const headers = {
      ...messageHeaders(route, file, transfer, now()),
      ...message.headers,
      ...(await authorization(tools.dataDir, route)),
    };
    requireSendable(headers);
    const answer = await post({
      to: {
        url,
        trusted: usableCertificates(store, partner, 'TLS', now()).map(({ Certificate }) => Certificate),
      },
      headers,
      body,
      size: message.size,
      messageId: file.MessageId,
      idleMs: tools.responseTimeoutMs,
      signal: steps.signal,
      onConnected: () => steps.beforeSending(message, size),
    });
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw new SendingFailure(
      'HTTP_ERROR_RESPONSE_FROM_PARTNER',
      `${connector.Url} returned status ${answer.status} for message with ID=${file.MessageId}`,
    );
  } finally {
    await Promise.all([payload, body].map((path) => rm(path, { force: true })));
  }
}

/** What is packed and sent is the object as it was at one moment, whoever replaces it meanwhile. */
async function takeSnapshot(storage: S3Storage, path: string, target: string): Promise<number> {
  const [, bucket = '', ...rest] = path.split('/');
  const key = rest.join('/');
  const location = key.endsWith('/') ? undefined : locationOf({ bucket, key });
  const { file, object } = openSource(storage, location, path);
  try {
    if (object.size > MAX_PAYLOAD_BYTES) {
      throw new SendingFailure(
        'FILE_SIZE_TOO_LARGE',
        `File ${path} is larger than ${MAX_PAYLOAD_BYTES} bytes`,
      );
    }
    await pipeline(piecesOf(file, 0, object.size), createWriteStream(target, { mode: 0o600 }));
    return object.size;
  } finally {
    file.close();
  }
}

function openSource(storage: S3Storage, location: ReturnType<typeof locationOf>, path: string) {
  try {
    if (location) return storage.read(location);
  } catch (error) {
    if (!isAbsence(error)) throw error;
  }
  throw new SendingFailure('SEND_FILE_NOT_FOUND', `File path ${path} not found`);
}

function pack(
  { store, jobs, now }: SendingTools,
  file: TransferFileRecord,
  route: Route,
  payload: string,
  output: string,
): Promise<PackedMessage> {
  const { As2Config } = route.connector;
  const fileName = file.FilePath.split('/').at(-1) ?? '';
  // The object's own type is told by its name too; without one, S3 and AS2 differ in what they call it.
  const unknown =
    As2Config.PreserveContentType === 'ENABLED' ? 'binary/octet-stream' : 'application/octet-stream';
  const signing = signingIdentity(store, route, now());
  const encryption = encryptionFor(store, route, now());
  return jobs.pack({
    payload,
    contentType: contentTypeOf(fileName) ?? unknown,
    fileName,
    compress: As2Config.Compression === 'ZLIB',
    ...(signing && { signing }),
    ...(encryption && { encryption }),
    micAlgorithm: mdnAlgorithm(As2Config) ?? 'SHA256',
    output,
  });
}

async function authorization(dataDir: string, { connector }: Route): Promise<Record<string, string>> {
  const secretId = connector.As2Config.BasicAuthSecretId;
  if (!secretId) return {};
  return { Authorization: basicAuthorization(await readBasicCredentials(dataDir, secretId)) };
}

/** Somebody has to be there to take the MDN. */
function checkMdnServers(store: Store, { connector }: Route): void {
  if (connector.As2Config.MdnResponse !== 'ASYNC') return;
  const ids = connector.As2Config.AsyncMdnConfig?.ServerIds ?? [];
  const servers = ids.flatMap((id) => store.servers.get(id) ?? []);
  if (servers.length === 0) {
    throw new SendingFailure('SERVER_NOT_FOUND', 'Server for asynchronous MDNs was not found');
  }
  if (!servers.some(({ State }) => State === 'ONLINE')) {
    throw new SendingFailure('SERVER_NOT_ONLINE', 'Server for asynchronous MDNs is not online');
  }
}

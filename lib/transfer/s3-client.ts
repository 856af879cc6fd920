// The few calls to S3: files beside AS2 messages are read, folders listed, a test file put.

import 'server-only';
import {
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Environment } from '@/lib/env';
import { credentialsOf } from './client';
import { TransferFailure } from './errors';
import { mapError } from './map-error';

declare global {
  var consoleS3Clients: Map<string, S3Client> | undefined;
}

function clientOf(environment: Environment): S3Client {
  globalThis.consoleS3Clients ??= new Map();
  const known = globalThis.consoleS3Clients.get(environment.id);
  if (known) return known;
  const { endpoint, region } = environment;
  const created = new S3Client({
    region,
    // An endpoint that is not AWS's own serves its buckets by path and no other Region.
    ...(endpoint ? { endpoint, forcePathStyle: true } : { followRegionRedirects: true }),
    credentials: credentialsOf(environment),
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
    maxAttempts: 3,
  });
  globalThis.consoleS3Clients.set(environment.id, created);
  return created;
}

async function told<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    const mapped = mapError(error, false);
    if (mapped.kind !== 'unreachable') throw new TransferFailure(mapped);
    throw new TransferFailure({ ...mapped, message: 'S3 cannot be reached from the console.' });
  }
}

/** A bucket and a key out of `/bucket/key`. */
export function bucketAndKey(path: string): { Bucket: string; Key: string } {
  const [, Bucket = '', Key = ''] = /^\/([^/]+)\/(.*)$/s.exec(path) ?? [];
  return { Bucket, Key };
}

/** Names of the buckets that the console's credentials may list. */
export async function listBuckets(environment: Environment): Promise<string[]> {
  const { Buckets = [] } = await told(clientOf(environment).send(new ListBucketsCommand({})));
  return Buckets.flatMap(({ Name }) => Name ?? []);
}

export interface S3Folder {
  folders: string[];
  files: { key: string; size: number; modified?: string }[];
  NextToken?: string;
}

const FOLDER_PAGE = 200;

/** One level of a bucket. */
export async function listFolder(
  environment: Environment,
  Bucket: string,
  Prefix: string,
  ContinuationToken: string | undefined,
): Promise<S3Folder> {
  const command = new ListObjectsV2Command({
    Bucket,
    Prefix,
    Delimiter: '/',
    MaxKeys: FOLDER_PAGE,
    ContinuationToken,
  });
  const {
    CommonPrefixes = [],
    Contents = [],
    NextContinuationToken,
  } = await told(clientOf(environment).send(command));
  return {
    folders: CommonPrefixes.flatMap((folder) => folder.Prefix ?? []),
    files: Contents.flatMap(({ Key = '', Size = 0, LastModified }) =>
      Key === Prefix ? [] : { key: Key, size: Size, modified: LastModified?.toISOString() },
    ),
    NextToken: NextContinuationToken,
  };
}

const MOST_FOUND = 50;

/** Keys that begin so, as many as one message can have left. */
export async function findKeys(environment: Environment, Bucket: string, Prefix: string): Promise<string[]> {
  const command = new ListObjectsV2Command({ Bucket, Prefix, MaxKeys: MOST_FOUND });
  const { Contents = [] } = await told(clientOf(environment).send(command));
  return Contents.flatMap(({ Key }) => Key ?? []);
}

/** What a status file or a receipt is at most; the rest of a larger one is not read. */
const MOST_TEXT_BYTES = 256 * 1024;

export async function readObject(
  environment: Environment,
  path: string,
  mostBytes = MOST_TEXT_BYTES,
): Promise<string> {
  const command = new GetObjectCommand({ ...bucketAndKey(path), Range: `bytes=0-${mostBytes - 1}` });
  const { Body } = await told(clientOf(environment).send(command));
  return (await Body?.transformToString('latin1')) ?? '';
}

export async function putObject(environment: Environment, path: string, text: string): Promise<void> {
  const command = new PutObjectCommand({ ...bucketAndKey(path), Body: text, ContentType: 'text/plain' });
  await told(clientOf(environment).send(command));
}

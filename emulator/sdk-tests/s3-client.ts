// A real S3 client for an emulator under test, and short ways to call it.

import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { GetObjectCommand, PutObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { region } from './harness';

export function s3Client(endpoint: string, options: S3ClientConfig = {}): S3Client {
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  return new S3Client({ endpoint, region, credentials, forcePathStyle: true, maxAttempts: 1, ...options });
}

export function put(client: S3Client, Bucket: string, Key: string, Body: string | Buffer = '') {
  return client.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength: Buffer.byteLength(Body) }));
}

export async function get(client: S3Client, Bucket: string, Key: string, Range?: string): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, Range }));
  return buffer(Body as Readable);
}

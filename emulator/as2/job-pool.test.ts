import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { testBuild } from '../sdk-tests/global-setup';
import { MessageFailure } from './failure';
import { createMessageJobs } from './job-pool';
import {
  MAX_PAYLOAD_BYTES,
  type MessageJobs,
  type OpenOrder,
  type PackOrder,
  type ReadMdnOrder,
} from './jobs';
import { alice, bob, Desk } from './message/test-messages';

const desk = new Desk();
afterAll(() => desk.remove());

const real = pathToFileURL(join(testBuild, 'as2/worker.js'));
let jobs: MessageJobs;
afterEach(() => jobs.close());

/** A worker that answers with the text it was given, or does what the text says. */
const stub = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ headers: { say } }) => {
      if (say === 'die') process.exit(1);
      if (say === 'throw') throw new Error('defect');
      if (say === 'hang') for (;;);
      parentPort.postMessage({ ok: true, value: say });
    });`)}`,
);
const order = (say: string): ReadMdnOrder => ({
  headers: { say },
  body: new Uint8Array(),
  signerCertificates: [],
});

async function answersTo(words: string[]): Promise<string[]> {
  const answers = await Promise.allSettled(words.map((word) => jobs.readMdn(order(word))));
  return answers.map((answer) =>
    answer.status === 'fulfilled' ? String(answer.value) : answer.reason.message,
  );
}

test('a job whose thread dies fails, and no other does', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  jobs = createMessageJobs({ workerFile: stub, threads: 2 });
  const lost = 'The thread of the message was lost';
  expect(await answersTo(['die', 'one', 'throw', 'two', 'die', 'three'])).toEqual([
    lost,
    'one',
    lost,
    'two',
    lost,
    'three',
  ]);
  vi.restoreAllMocks();
});

test('a job that does not end fails at its deadline, and its thread is replaced', async () => {
  jobs = createMessageJobs({ workerFile: stub, threads: 1, deadlineMs: 3000 });
  expect(await answersTo(['hang', 'next'])).toEqual(['The message took too long to process', 'next']);
});

test('jobs that wait fail when the pool is closed, and later ones at once', async () => {
  jobs = createMessageJobs({ workerFile: stub, threads: 1 });
  const waiting = [jobs.readMdn(order('hang')), jobs.readMdn(order('later'))];
  const settled = Promise.allSettled(waiting);
  await jobs.close();
  for (const { status } of await settled) expect(status).toBe('rejected');
  await expect(jobs.readMdn(order('after'))).rejects.toThrow('The emulator is ending');
});

test('a failure keeps its code on the way out of the thread, and a defect gets one', async () => {
  jobs = createMessageJobs({ workerFile: real });
  const headers = { 'content-type': 'application/pkcs7-mime' };
  const open: OpenOrder = {
    headers,
    body: desk.write('body', 'hello'),
    decryptionKeys: [bob],
    signerCertificates: [],
    micAlgorithm: 'SHA1',
    output: desk.path('opened'),
  };
  const failure = await jobs.open(open).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MessageFailure);
  expect(failure).toMatchObject({
    code: 'DECRYPT_FAILED_INVALID_SMIME_FORMAT',
    modifier: 'decryption-failed',
  });
  await expect(jobs.open({ ...open, body: desk.path('none') })).rejects.toMatchObject({
    code: 'UNEXPECTED_PROCESSING_ERROR',
  });
});

test('a message of 100 MB is packed and opened, signed and encrypted', async () => {
  jobs = createMessageJobs({ workerFile: real });
  const content = Buffer.alloc(MAX_PAYLOAD_BYTES, 'content of a large message\n');
  const pack: PackOrder = {
    payload: desk.write('large', content),
    contentType: 'application/octet-stream',
    compress: false,
    signing: { ...alice, algorithm: 'SHA256' },
    encryption: { certificate: bob.certificate, algorithm: 'AES256_CBC' },
    output: desk.path('large-body'),
  };
  const { headers, mic } = await jobs.pack(pack);
  const opened = await jobs.open({
    headers: { 'content-type': headers['Content-Type'] ?? '' },
    body: pack.output,
    decryptionKeys: [bob],
    signerCertificates: [alice.certificate],
    micAlgorithm: 'SHA1',
    output: desk.path('large-opened'),
  });
  expect(opened).toMatchObject({ size: MAX_PAYLOAD_BYTES, mic });
  expect(statSync(desk.path('large-opened')).size).toBe(MAX_PAYLOAD_BYTES);
});

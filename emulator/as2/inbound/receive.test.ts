import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { PackOrder } from '../jobs';
import { alice, bob, Desk, newIdentity } from '../message/test-messages';
import { startMailbox, TestServer } from './test-partner';

const desk = new Desk();
afterAll(() => desk.remove());

let server: TestServer;
beforeEach(async () => {
  server = await new TestServer({ retryAfterMs: [0, 10, 10] }).start();
});
afterEach(() => server.close());

const secured: Partial<PackOrder> = {
  fileName: 'orders.edi',
  signing: { ...alice, algorithm: 'SHA256' },
  encryption: { certificate: bob.certificate, algorithm: 'AES256_CBC' },
};
const signedReceipt = {
  'Disposition-Notification-To': 'alice',
  'Disposition-Notification-Options':
    'signed-receipt-protocol=optional, pkcs7-signature; signed-receipt-micalg=optional, sha384, sha-256',
};
const names = { 'AS2-From': 'alice', 'AS2-To': '"Bob & Sons"', 'AS2-Version': '1.1', Subject: 'Orders' };
const ID = '<one@alice>';
const content = 'UNB+UNOA:1\r\n';

function send(order: Partial<PackOrder> = secured, headers: Record<string, string> = signedReceipt) {
  const packed = desk.pack(content, order);
  const reply = server.post({ ...packed.headers, ...names, 'Message-ID': ID, ...headers }, desk.read('body'));
  return reply.then((answer) => ({ ...answer, packed }));
}

test('a signed and encrypted message is stored, recorded and receipted with the MIC of its sender', async () => {
  const { packed, ...reply } = await send();
  expect(reply).toMatchObject({
    status: 200,
    headers: { 'as2-from': '"Bob & Sons"', 'as2-to': 'alice', 'as2-version': '1.1' },
  });
  expect(reply.headers['content-type']).toContain('micalg=sha-384');
  expect(await server.read(reply)).toMatchObject({
    signed: true,
    disposition: 'processed',
    originalMessageId: ID,
    finalRecipient: '"Bob & Sons"',
    mic: { value: packed.mic, algorithm: 'SHA256' },
  });
  const name = 'orders.one@alice.edi';
  expect(server.files('bucket/in/processed')).toEqual([name, `${name}.json`, `${name}.mdn`]);
  expect(readFileSync(server.inBucket('bucket/in/processed', name), 'utf8')).toBe(content);
  const status = server.json(`bucket/in/processed/${name}.json`);
  expect(status).toEqual({
    'as2-from': 'alice',
    'as2-to': 'Bob & Sons',
    'as2-message-id': ID,
    'agreement-id': 'a-00000000000000001',
    'server-id': 's-0123456789abcdef0',
    'client-ip': '127.0.0.1',
    'file-path': `/bucket/in/processed/${name}`,
    'message-subject': 'Orders',
    'mdn-message-id': reply.headers['message-id'],
    'mdn-subject': `Receipt for message ${ID}`,
    disposition: 'automatic-action/MDN-sent-automatically; processed',
    'requester-file-name': 'orders.edi',
    'requester-content-type': 'application/edi-x12',
    'status-code': 'COMPLETED',
    'transfer-size': content.length,
    timestamp: server.now.toISOString(),
  });
  expect(server.events).toEqual([
    expect.objectContaining({ stream: 'a-00000000000000001', message: status }),
  ]);
});

const bad: [string, string, { signing?: string; encryption?: string }][] = [
  ['authentication-failed', 'VERIFICATION_FAILED_NO_MATCHING_KEY_FOUND', { signing: 'mallory' }],
  ['decryption-failed', 'DECRYPT_FAILED_NO_DECRYPTION_KEY_FOUND', { encryption: 'mallory' }],
  ['insufficient-message-security', 'INSUFFICENT_MESSAGE_SECURITY_UNENCRYPTED', { encryption: 'none' }],
  ['insufficient-message-security', 'INVALID_REQUEST', { signing: 'none' }],
];

test.each(bad)(
  'a bad message is answered with %s, recorded as %s, and kept as it came',
  async (modifier, code, wrong) => {
    server.putAgreement({ EnforceMessageSigning: 'ENABLED' });
    const mallory = newIdentity('mallory');
    const { signing, encryption, ...rest } = secured as Required<typeof secured>;
    const order: Partial<PackOrder> = {
      ...rest,
      ...(wrong.signing !== 'none' && { signing: wrong.signing ? { ...signing, ...mallory } : signing }),
      ...(wrong.encryption !== 'none' && {
        encryption: wrong.encryption ? { ...encryption, certificate: mallory.certificate } : encryption,
      }),
    };
    const { packed: _, ...reply } = await send(order);
    const sent = desk.read('body');
    expect(reply.status).toBe(200);
    const mdn = await server.read(reply);
    expect(mdn).toMatchObject({ signed: true, modifier: { kind: 'error', text: modifier } });
    expect(mdn.mic).toBeUndefined();
    expect(server.files('bucket/in/processed')).toEqual([]);
    const [payload = '', status] = server.files('bucket/in/failed');
    expect(readFileSync(server.inBucket('bucket/in/failed', payload)).equals(sent)).toBe(true);
    expect(server.json(`bucket/in/failed/${status}`)).toMatchObject({
      'status-code': 'FAILED',
      'failure-code': code,
      'failure-message': expect.any(String),
    });
  },
);

test('every way in which decryption fails is told alike', async () => {
  const texts: unknown[] = [];
  // The outside, the encrypted key, and what the padding of the content follows from.
  for (const damage of [0, 1, 300, -17]) {
    const packed = desk.pack(content, secured);
    const body = desk.read('body');
    const at = damage < 0 ? body.length + damage : damage;
    body[at] = (body[at] ?? 0) ^ 0x41;
    const id = `<${damage}@alice>`;
    const reply = await server.post(
      { ...packed.headers, ...names, 'Message-ID': id, ...signedReceipt },
      body,
    );
    const { text, disposition } = await server.read(reply);
    texts.push({ status: reply.status, text, disposition });
  }
  for (const told of texts) expect(told).toEqual(texts[0]);
});

test('a repeated Message-ID is warned of and not stored again, also after a restart', async () => {
  await send();
  await server.dataPlane.close();
  server.dataPlane = server.newDataPlane();
  await server.start();
  const { packed, ...reply } = await send({ ...secured, fileName: 'other.edi' });
  expect(await server.read(reply)).toMatchObject({
    modifier: { kind: 'warning', text: 'duplicate-document' },
    mic: { value: packed.mic },
  });
  expect(server.files('bucket/in/processed')).toHaveLength(3);
});

test('of messages with one id that come at once, one is stored', async () => {
  const packed = desk.pack(content, secured);
  const headers = { ...packed.headers, ...names, 'Message-ID': ID, ...signedReceipt };
  const body = desk.read('body');
  const replies = await Promise.all(Array.from({ length: 5 }, () => server.post(headers, body)));
  const read = await Promise.all(replies.map((reply) => server.read(reply)));
  expect(read.filter(({ modifier }) => modifier === undefined)).toHaveLength(1);
  expect(server.files('bucket/in/processed')).toHaveLength(3);
});

test('an asynchronous receipt is posted, tried again where it is refused, and recorded', async () => {
  const mailbox = await startMailbox(500);
  const { packed, ...reply } = await send(secured, {
    ...signedReceipt,
    'Receipt-Delivery-Option': mailbox.url,
  });
  expect(reply).toMatchObject({ status: 200, body: Buffer.alloc(0) });
  const path = 'bucket/in/processed/orders.one@alice.edi.json';
  await expect.poll(() => server.json(path)['status-code']).toBe('COMPLETED');
  expect(mailbox.posts).toHaveLength(2);
  const [, post] = mailbox.posts;
  expect(await server.read(post ?? reply)).toMatchObject({
    disposition: 'processed',
    mic: { value: packed.mic },
  });
  expect(server.events.map(({ message }) => message['status-code'])).toEqual(['MDN_TRANSMIT', 'COMPLETED']);
  mailbox.close();
});

test('an asynchronous receipt that cannot be delivered ends as FAILED with its code', async () => {
  await send(secured, { ...signedReceipt, 'Receipt-Delivery-Option': 'ftp://127.0.0.1/' });
  const path = 'bucket/in/processed/orders.one@alice.edi.json';
  await expect.poll(() => server.json(path)['status-code']).toBe('FAILED');
  expect(server.json(path)).toMatchObject({ 'failure-code': 'INVALID_ENDPOINT_PROTOCOL' });
});

test('a receipt that is on its way when the server stops is delivered after its next start', async () => {
  const mailbox = await startMailbox(500);
  await server.dataPlane.close();
  server = await restarted({ retryAfterMs: [0, 3_600_000] });
  await send(secured, { ...signedReceipt, 'Receipt-Delivery-Option': mailbox.url });
  await expect.poll(() => mailbox.posts.length).toBe(1);
  await server.dataPlane.close();
  server.dataPlane = server.newDataPlane();
  await server.start();
  await expect.poll(() => mailbox.posts.length).toBe(2);
  await expect.poll(() => server.store.pendingReceipts.list('s-0123456789abcdef0')).toEqual([]);
  mailbox.close();
});

async function restarted(options: ConstructorParameters<typeof TestServer>[0]): Promise<TestServer> {
  await server.close();
  return new TestServer(options).start();
}

test('a receipt is neither made nor signed unless it is asked for', async () => {
  expect(await send(secured, {})).toMatchObject({ status: 200, body: Buffer.alloc(0) });
  expect(server.files('bucket/in/processed')).toHaveLength(2);
  const plain = await send(secured, { 'Disposition-Notification-To': 'alice', 'Message-ID': '<two@alice>' });
  expect(plain.headers['content-type']).toMatch(/^multipart\/report; report-type=disposition-notification;/);
  expect(await server.read(plain)).toMatchObject({ signed: false, mic: { value: plain.packed.mic } });
});

test('what belongs to no active agreement is refused with 400 and a log event', async () => {
  const unknown = await send(secured, { ...signedReceipt, 'AS2-From': 'eve' });
  expect(unknown.status).toBe(400);
  expect(await server.read(unknown)).toMatchObject({ modifier: { text: 'unknown-trading-relationship' } });
  server.putAgreement({ Status: 'INACTIVE' });
  expect(await send()).toMatchObject({ status: 400 });
  const { 'AS2-From': _, ...nameless } = names;
  expect(await server.post({ ...nameless, 'Message-ID': ID }, 'x')).toMatchObject({ status: 400 });
  expect(server.events.map(({ stream, message }) => [stream, message['failure-code']])).toEqual([
    ['ERRORS', 'AGREEMENT_NOT_FOUND'],
    ['ERRORS', 'AGREEMENT_NOT_FOUND'],
    ['ERRORS', 'INVALID_REQUEST'],
  ]);
  expect(await server.post({}, '', { method: 'GET' })).toMatchObject({ status: 405 });
});

test('an unencrypted message is taken where a proxy says that it came by https', async () => {
  const { encryption: _, ...order } = secured;
  const reply = await send(order, { ...signedReceipt, 'X-Forwarded-Proto': 'https' });
  expect(await server.read(reply)).toMatchObject({ disposition: 'processed' });
});

test('one port takes TLS beside plain HTTP, and an unencrypted message through it', async () => {
  server = await restarted({ tls: { cert: bob.certificate, key: bob.privateKey } });
  expect(server.dataPlane.endpoints()).toMatchObject({ 's-0123456789abcdef0': { AS2: { tls: true } } });
  const { headers } = desk.pack(content, { signing: { ...alice, algorithm: 'SHA512' } });
  const all = { ...headers, ...names, ...signedReceipt };
  const body = desk.read('body');
  const [plain, safe] = await Promise.all([
    server.post({ ...all, 'Message-ID': '<plain@alice>' }, body),
    server.post({ ...all, 'Message-ID': '<safe@alice>' }, body, { tls: true }),
  ]);
  expect(await server.read(plain)).toMatchObject({ modifier: { text: 'insufficient-message-security' } });
  expect(await server.read(safe)).toMatchObject({ disposition: 'processed' });
});

test('overlapping certificates of the partner are all good, and one outside of its window is not', async () => {
  const next = newIdentity('alice next');
  const times = { ActiveDate: Date.now() + 3_600_000 };
  server.putCertificate('cert-00000000000000004', 'SIGNING', { certificate: next.certificate }, times);
  server.putProfile('p-00000000000000002', 'PARTNER', 'alice', [3, 4]);
  const byNext = { ...secured, signing: { ...next, algorithm: 'SHA256' } } as const;
  const outcome = async (order: Partial<PackOrder>, id: string) =>
    (await server.read(await send(order, { ...signedReceipt, 'Message-ID': id }))).disposition;
  expect(await outcome(byNext, '<1@alice>')).toBe('processed/error: authentication-failed');
  server.now = new Date(Date.now() + 7_200_000);
  expect(await outcome(byNext, '<2@alice>')).toBe('processed');
  expect(await outcome(secured, '<3@alice>')).toBe('processed');
});

test('custom directories take each kind of file, and a preserved name is kept to the letter', async () => {
  server.putAgreement({
    PreserveFilename: 'ENABLED',
    CustomDirectories: {
      FailedFilesDirectory: '/bucket/f',
      MdnFilesDirectory: '/bucket/m/',
      PayloadFilesDirectory: '/bucket/p',
      StatusFilesDirectory: '/bucket/s',
      TemporaryFilesDirectory: '/bucket/t',
    },
  });
  await send({ ...secured, fileName: '../Été "1".edi' });
  expect(server.files('bucket/p')).toEqual(['Été "1".edi']);
  expect(server.files('bucket/s')).toEqual(['Été "1".one@alice.edi.json']);
  expect(server.files('bucket/m')).toEqual(['Été "1".one@alice.edi.mdn']);
  await send(
    { ...secured, signing: { ...newIdentity('x'), algorithm: 'SHA1' } },
    { 'Message-ID': '<b@alice>' },
  );
  expect(server.files('bucket/f')).toEqual(['smime.b@alice.p7m']);
  expect(server.files('bucket/in')).toEqual([]);
});

test('a receipt that a partner posts is handed on, signed or not', async () => {
  const order = {
    recipient: 'alice',
    originalMessageId: '<sent@bob>',
    reportingAgent: 'test',
    text: 'ok',
    disposition: 'processed',
  };
  for (const signing of [undefined, { ...alice, algorithm: 'SHA256' as const }]) {
    const { headers, body } = await server.as2.jobs.buildMdn({ ...order, ...(signing && { signing }) });
    expect(await server.post({ ...headers, ...names }, Buffer.from(body))).toMatchObject({ status: 200 });
    expect(server.mdns.pop()?.body.equals(Buffer.from(body))).toBe(true);
  }
});

test('a body larger than any message is refused clearly, and the server goes on', async () => {
  const reply = await server.post(
    { ...names, 'Message-ID': ID, 'Content-Type': 'application/pkcs7-mime', ...signedReceipt },
    Buffer.alloc(201 * 1024 * 1024),
  );
  expect(await server.read(reply)).toMatchObject({ modifier: { text: 'unexpected-processing-error' } });
  expect(server.events.at(-1)?.message).toMatchObject({
    'failure-code': 'FILE_SIZE_TOO_LARGE',
    'failure-message': 'The message is larger than 100 MB',
  });
  expect((await send(secured, { ...signedReceipt, 'Message-ID': '<small@alice>' })).status).toBe(200);
});

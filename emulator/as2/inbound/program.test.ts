// The real program, arranged by the real SDK, with OpenSSL as the partner that sends.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CloudWatchLogsClient, FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateProfileCommand,
  DescribeServerCommand,
  ImportCertificateCommand,
  type ProfileType,
  StartServerCommand,
  StopServerCommand,
  type TransferClient,
  UpdateAgreementCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AccessRole, newAgreement, newServer } from '../../sdk-tests/as2-setup';
import { type Emulator, region, startEmulator, transferClient, waitForState } from '../../sdk-tests/harness';
import { isInstalled } from '../../sftp/openssh';
import type { Identity } from '../jobs';
import { readMdn } from '../message/read-mdn';
import { alice, bob, Desk } from '../message/test-messages';

const desk = new Desk();
afterAll(() => desk.remove());

let emulator: Emulator;
let client: TransferClient;
let ServerId: string;
let AgreementId: string;

async function profile(
  ProfileType: ProfileType,
  As2Id: string,
  identity: Partial<Identity>,
): Promise<string> {
  const imported = (['SIGNING', 'ENCRYPTION'] as const).map(async (Usage) => {
    const { certificate: Certificate, privateKey: PrivateKey } = identity;
    return (await client.send(new ImportCertificateCommand({ Usage, Certificate, PrivateKey })))
      .CertificateId;
  });
  const CertificateIds = (await Promise.all(imported)).map((id) => id ?? '');
  const created = await client.send(new CreateProfileCommand({ ProfileType, As2Id, CertificateIds }));
  return created.ProfileId ?? '';
}

beforeEach(async () => {
  emulator = await startEmulator();
  client = transferClient(emulator.endpoint);
  ServerId = await newServer(client, { LoggingRole: AccessRole });
  const LocalProfileId = await profile('LOCAL', 'bob', bob);
  const PartnerProfileId = await profile('PARTNER', 'alice', { certificate: alice.certificate });
  AgreementId = await newAgreement(client, { ServerId, LocalProfileId, PartnerProfileId });
  await waitForState(client, ServerId, 'ONLINE');
});

afterEach(async () => {
  await emulator.stop();
  rmSync(emulator.dataDir, { recursive: true, force: true });
});

async function endpoint(): Promise<{ host: string; port: number } | undefined> {
  const response = await fetch(`${emulator.endpoint}/_emulator/endpoints`);
  return ((await response.json()) as Record<string, Record<string, { host: string; port: number }>>)[ServerId]
    ?.AS2;
}

async function send(messageId: string) {
  desk.write('entity', 'Content-Type: text/plain; name="note.txt"\r\n\r\nhello\r\n');
  const signer = ['-signer', 'alice.pem', '-inkey', 'alice.key'];
  await desk.openssl('cms', '-sign', '-binary', '-in', 'entity', ...signer, '-out', 'signed');
  const form = ['-aes-128-cbc', '-outform', 'DER', '-stream', '-out', 'body', 'bob.pem'];
  await desk.openssl('cms', '-encrypt', '-binary', '-in', 'signed', ...form);
  const { host = '', port = 0 } = (await endpoint()) ?? {};
  const response = await fetch(`http://${host}:${port}/`, {
    method: 'POST',
    body: Uint8Array.from(desk.read('body')),
    headers: {
      'AS2-From': 'alice',
      'AS2-To': 'bob',
      'Message-ID': messageId,
      'Content-Type': 'application/pkcs7-mime; smime-type=enveloped-data',
      'Disposition-Notification-To': 'alice',
      'Disposition-Notification-Options': 'signed-receipt-protocol=required, pkcs7-signature',
    },
  });
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = Object.fromEntries(response.headers);
  return { status: response.status, ...readMdn({ headers, body, signerCertificates: [bob.certificate] }) };
}

const stored = (...path: string[]) => join(emulator.dataDir, 'buckets', 'bucket', 'inbound', ...path);

describe.skipIf(!isInstalled('openssl'))('an AS2 server', () => {
  test('takes a message that OpenSSL made, and tells of it in its log', async () => {
    expect(await send('<1@alice>')).toMatchObject({ status: 200, signed: true, disposition: 'processed' });
    expect(readFileSync(stored('processed', 'note.1@alice.txt'), 'utf8')).toBe('hello\r\n');
    const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
    const logs = new CloudWatchLogsClient({ endpoint: emulator.endpoint, region, credentials });
    const { events = [] } = await logs.send(
      new FilterLogEventsCommand({
        logGroupName: `/aws/transfer/${ServerId}`,
        filterPattern: '{ $.as2-message-id = "<1@alice>" }',
      }),
    );
    expect(events.map(({ message = '' }) => JSON.parse(message))).toMatchObject([
      { 'status-code': 'COMPLETED', 'agreement-id': AgreementId, 'server-id': ServerId },
    ]);
  });

  test('listens while it is ONLINE, on the port that it keeps', async () => {
    const first = await endpoint();
    expect(first).toEqual({ host: '127.0.0.1', port: expect.any(Number) });
    await client.send(new StopServerCommand({ ServerId }));
    expect(await endpoint()).toBeUndefined();
    await expect(fetch(`http://127.0.0.1:${first?.port}/`)).rejects.toThrow();
    await waitForState(client, ServerId, 'OFFLINE');
    await client.send(new StartServerCommand({ ServerId }));
    await waitForState(client, ServerId, 'ONLINE');
    expect(await endpoint()).toEqual(first);
  });

  test('knows what it has taken after it was killed', async () => {
    await send('<1@alice>');
    const before = await endpoint();
    await emulator.stop('SIGKILL');
    emulator = await startEmulator({ dataDir: emulator.dataDir });
    client = transferClient(emulator.endpoint);
    expect(await endpoint()).toEqual(before);
    expect(await send('<1@alice>')).toMatchObject({ modifier: { text: 'duplicate-document' } });
    expect(readdirSync(stored('processed'))).toHaveLength(3);
  });

  test('follows its agreements and stays ONLINE whatever it is sent', async () => {
    const { host, port } = (await endpoint()) ?? {};
    const bodies = ['', 'x', '\r\n\r\n', '0'.repeat(100_000)];
    const types = [
      '',
      'multipart/signed; boundary=""',
      'application/pkcs7-mime',
      'multipart/report',
      'x/y; =;;"',
    ];
    for (const body of bodies) {
      for (const type of types) {
        const headers = { 'AS2-From': 'alice', 'AS2-To': 'bob', 'Message-ID': '<x>', 'Content-Type': type };
        const { status } = await fetch(`http://${host}:${port}/`, { method: 'POST', body, headers });
        expect(status, `${type} ${body.slice(0, 10)}`).toBe(400);
      }
    }
    await client.send(
      new UpdateAgreementCommand({ AgreementId, ServerId, EnforceMessageSigning: 'ENABLED' }),
    );
    expect(await send('<2@alice>')).toMatchObject({ disposition: 'processed' });
    await client.send(new UpdateAgreementCommand({ AgreementId, ServerId, Status: 'INACTIVE' }));
    expect(await send('<3@alice>')).toMatchObject({ status: 400 });
    const { Server } = await client.send(new DescribeServerCommand({ ServerId }));
    expect(Server?.State).toBe('ONLINE');
  });
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { type As2ConnectorConfig, StopServerCommand, type TransferClient } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { newAgreement, newConnector, newServer, type Parties } from './as2-setup';
import { as2Url, outcome, partiesWith, start } from './file-transfer-setup';
import { newIdentity } from './file-transfer-world';
import { type Emulator, startEmulator, temporaryFolder, transferClient, waitForState } from './harness';
import type { NewCertificate } from './new-certificate';
import { get, put, s3Client } from './s3-client';

/** One company: an emulator with an AS2 server, and a profile of itself and of the other. */
interface Company {
  folder: ReturnType<typeof temporaryFolder>;
  emulator: Emulator;
  client: TransferClient;
  s3: S3Client;
  serverId: string;
  url: string;
  parties: Parties;
}

const alphaKeys = newIdentity('alpha');
const betaKeys = newIdentity('beta');
const tls = newIdentity('localhost');
let alpha: Company;
let beta: Company;

async function newCompany(ownId: string, own: NewCertificate, partnerId: string, partner: NewCertificate) {
  const folder = temporaryFolder();
  const [cert, key] = ['tls.crt', 'tls.key'].map((name) => join(folder.path, name));
  writeFileSync(cert ?? '', tls.certificate);
  writeFileSync(key ?? '', tls.privateKey);
  const args = ['--as2-tls-certificate', cert ?? '', '--as2-tls-key', key ?? ''];
  const emulator = await startEmulator({ dataDir: folder.path, args });
  const client = transferClient(emulator.endpoint);
  const serverId = await newServer(client);
  await waitForState(client, serverId, 'ONLINE');
  const parties = await partiesWith(client, own, partner, { ownId, partnerId, tls });
  await newAgreement(client, { ServerId: serverId, ...parties, BaseDirectory: '/inbound' });
  const s3 = s3Client(emulator.endpoint);
  return { folder, emulator, client, s3, serverId, url: await as2Url(emulator.endpoint, serverId), parties };
}

beforeAll(async () => {
  [alpha, beta] = await Promise.all([
    newCompany('ALPHA', alphaKeys, 'BETA', betaKeys),
    newCompany('BETA', betaKeys, 'ALPHA', alphaKeys),
  ]);
});

afterAll(async () => {
  for (const { emulator, folder } of [alpha, beta]) {
    await emulator.stop();
    folder.remove();
  }
});

async function send(
  from: Company,
  to: Company,
  name: string,
  As2Config: As2ConnectorConfig = {},
  Url = to.url,
) {
  await put(from.s3, 'outbox', name, `content of ${name}`);
  const connector = await newConnector(from.client, from.parties, { Url, As2Config });
  const [result] = await outcome(
    from.client,
    connector,
    await start(from.client, connector, [`/outbox/${name}`]),
  );
  return result;
}

/** What the company received under a name, of the kind that the ending tells. */
async function received({ s3 }: Company, name: string, ending: string): Promise<string[]> {
  const { Contents = [] } = await s3.send(
    new ListObjectsV2Command({ Bucket: 'inbound', Prefix: 'processed/' }),
  );
  const keys = Contents.map(({ Key = '' }) => Key);
  const wanted = keys.filter((key) => key.startsWith(`processed/${name}.`) && key.endsWith(ending));
  return Promise.all(wanted.map(async (key) => (await get(s3, 'inbound', key)).toString()));
}

const secureUrl = ({ url }: Company) => `https://localhost:${new URL(url).port}/`;

describe('two companies', () => {
  test('send each other files, whose receipts agree with what was sent', async () => {
    for (const [from, to] of [
      [alpha, beta],
      [beta, alpha],
    ] as const) {
      expect(await send(from, to, 'first.edi')).toEqual({
        FilePath: '/outbox/first.edi',
        StatusCode: 'COMPLETED',
      });
      expect(await received(to, 'first', '.edi')).toEqual(['content of first.edi']);
      const [status] = await received(to, 'first', '.json');
      expect(JSON.parse(status ?? '')).toMatchObject({
        'file-path': expect.any(String),
        'server-id': to.serverId,
      });
    }
  });

  const combinations = (['SHA1', 'SHA256', 'SHA384', 'SHA512', 'NONE'] as const).flatMap((SigningAlgorithm) =>
    (['AES128_CBC', 'AES192_CBC', 'AES256_CBC', 'DES_EDE3_CBC', 'NONE'] as const).flatMap(
      (EncryptionAlgorithm) =>
        (['ZLIB', 'DISABLED'] as const).map((Compression) => ({
          SigningAlgorithm,
          EncryptionAlgorithm,
          Compression,
        })),
    ),
  );

  test('understand each other in every combination of algorithms, over TLS where nothing is encrypted', async () => {
    const all = combinations.map(async (config, index) => {
      const url = config.EncryptionAlgorithm === 'NONE' ? secureUrl(beta) : beta.url;
      const { StatusCode, FailureMessage } =
        (await send(alpha, beta, `combination-${index}.txt`, config, url)) ?? {};
      return { config, index, StatusCode, FailureMessage };
    });
    for (const { index, ...result } of await Promise.all(all)) {
      expect(result).toEqual({ config: result.config, StatusCode: 'COMPLETED', FailureMessage: undefined });
      expect(await received(beta, `combination-${index}`, '.txt')).toEqual([
        `content of combination-${index}.txt`,
      ]);
    }
  });

  test('acknowledge asynchronously, signed with the algorithm that was asked for', async () => {
    const config: As2ConnectorConfig = {
      MdnResponse: 'ASYNC',
      MdnSigningAlgorithm: 'SHA512',
      AsyncMdnConfig: { Url: alpha.url, ServerIds: [alpha.serverId] },
    };
    expect(await send(alpha, beta, 'async.edi', config)).toMatchObject({ StatusCode: 'COMPLETED' });
    const { Contents = [] } = await alpha.s3.send(
      new ListObjectsV2Command({ Bucket: 'outbox', Prefix: 'processed/async.' }),
    );
    expect(Contents.map(({ Key = '' }) => Key.split('.').at(-1))).toEqual(['json', 'mdn']);
    expect((await get(alpha.s3, 'outbox', Contents[1]?.Key ?? '')).toString()).toContain(
      'Received-Content-MIC',
    );
  });

  test('need no receipt where none is asked for', async () => {
    expect(await send(alpha, beta, 'none.edi', { MdnResponse: 'NONE' })).toMatchObject({
      StatusCode: 'COMPLETED',
    });
    await vi.waitUntil(async () => (await received(beta, 'none', '.edi')).length === 1, {
      timeout: 20_000,
      interval: 10,
    });
  });

  test('tell each other why a message was not taken', async () => {
    const strangers = newIdentity('stranger');
    const impostor = await partiesWith(alpha.client, strangers, betaKeys, {
      ownId: 'ALPHA',
      partnerId: 'BETA',
    });
    expect(await send({ ...alpha, parties: impostor }, beta, 'forged.edi')).toMatchObject({
      FailureCode: 'MDN_RESPONSE_INDICATES_AUTHENTICATION_FAILED',
    });
    const misled = await partiesWith(alpha.client, alphaKeys, strangers, {
      ownId: 'ALPHA',
      partnerId: 'BETA',
    });
    expect((await send({ ...alpha, parties: misled }, beta, 'misled.edi'))?.FailureCode).toMatch(
      /^MDN_RESPONSE_INDICATES_DECRYPTION_FAILED|^VERIFICATION_FAILED/,
    );
    expect(await received(beta, 'forged', '.edi')).toEqual([]);
  });

  test('hear of an unknown partner by the status of the answer or its receipt', async () => {
    const unknown = await partiesWith(alpha.client, alphaKeys, betaKeys, {
      ownId: 'GAMMA',
      partnerId: 'BETA',
    });
    expect(await send({ ...alpha, parties: unknown }, beta, 'unknown.edi')).toMatchObject({
      StatusCode: 'FAILED',
    });
  });

  test('cannot have receipts sent to a server that is not online', async () => {
    const spare = await newServer(alpha.client);
    await waitForState(alpha.client, spare, 'ONLINE');
    await alpha.client.send(new StopServerCommand({ ServerId: spare }));
    await waitForState(alpha.client, spare, 'OFFLINE');
    const config: As2ConnectorConfig = {
      MdnResponse: 'ASYNC',
      AsyncMdnConfig: { Url: alpha.url, ServerIds: [spare] },
    };
    expect(await send(alpha, beta, 'offline.edi', config)).toMatchObject({
      FailureCode: 'SERVER_NOT_ONLINE',
    });
  });
});

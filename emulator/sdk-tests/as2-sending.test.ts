import { paginateListFileTransferResults } from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startPartner } from './as2-partner';
import { newConnector, newProfile } from './as2-setup';
import { importCertificate, outcome, partiesWith, profileWith, start } from './file-transfer-setup';
import { identity, startWorld, type World } from './file-transfer-world';
import { newCertificate, newRsaKey } from './new-certificate';
import { put } from './s3-client';

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

beforeEach(() => world.reset());

describe('a message', () => {
  test('arrives as it was sent, and its result and MDN are kept beside the file', async () => {
    const connector = await world.connector({ MessageSubject: 'Orders' });
    const { transferId, StatusCode, FilePath } = await world.send(connector);
    expect([StatusCode, FilePath]).toEqual(['COMPLETED', '/box/out/order.edi']);
    const [message] = world.partner.received;
    expect(message?.payload.toString()).toBe('UNA:+.? ');
    expect(message?.opened).toMatchObject({
      encrypted: true,
      signed: true,
      compressed: true,
      fileName: 'order.edi',
      contentType: expect.stringContaining('application/edi-x12'),
    });
    expect(message?.headers).toMatchObject({
      'as2-from': 'US',
      'as2-to': 'THEM',
      'as2-version': '1.2',
      subject: 'Orders',
      connection: 'close',
      'disposition-notification-options': expect.stringMatching(/signed-receipt-micalg=optional, sha256$/),
    });
    const messageId = message?.headers['message-id']?.replace(/[<>]/g, '') ?? '';
    const name = `out/processed/order.${transferId}.${messageId}.edi`;
    const files = await world.resultFiles(transferId);
    expect(Object.keys(files)).toEqual([`${name}.json`, `${name}.mdn`]);
    expect(JSON.parse(files[`${name}.json`] ?? '')).toEqual({
      'as2-from': 'US',
      'as2-to': 'THEM',
      'as2-message-id': messageId,
      'connector-id': connector,
      'transfer-id': transferId,
      'file-path': '/box/out/order.edi',
      'message-subject': 'Orders',
      'mdn-message-id': '<mdn@partner>',
      'mdn-subject': 'Your MDN',
      disposition: 'processed',
      'status-code': 'COMPLETED',
      'transfer-size': 8,
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(files[`${name}.mdn`]).toContain('Thank you.');
  });

  const signings = ['SHA1', 'SHA256', 'SHA384', 'SHA512', 'NONE'] as const;
  const encryptions = ['AES128_CBC', 'AES192_CBC', 'AES256_CBC', 'DES_EDE3_CBC', 'NONE'] as const;
  const combinations = signings.flatMap((SigningAlgorithm) =>
    encryptions.flatMap((EncryptionAlgorithm) =>
      (['ZLIB', 'DISABLED'] as const).map((Compression) => ({
        SigningAlgorithm,
        EncryptionAlgorithm,
        Compression,
      })),
    ),
  );

  test('is packed as the connector says, for every combination of algorithms', async () => {
    const outcomes = combinations.map(async (wishes, index) => {
      await put(world.s3, 'box', `all/${index}`, `file ${index}`);
      const Url = (wishes.EncryptionAlgorithm === 'NONE' ? world.secure : world.partner).url;
      const connector = await world.connector(wishes, { Url });
      const { StatusCode, FailureMessage } = await world.send(connector, `/box/all/${index}`);
      return { wishes, index, StatusCode, FailureMessage };
    });
    for (const { wishes, index, ...result } of await Promise.all(outcomes)) {
      expect({ wishes, ...result }).toEqual({ wishes, StatusCode: 'COMPLETED', FailureMessage: undefined });
      const received = [...world.partner.received, ...world.secure.received];
      const message = received.find(({ opened }) => opened.fileName === String(index));
      expect(message?.payload.toString()).toBe(`file ${index}`);
      expect(message?.opened).toMatchObject({
        encrypted: wishes.EncryptionAlgorithm !== 'NONE',
        signed: wishes.SigningAlgorithm !== 'NONE',
        compressed: wishes.Compression === 'ZLIB',
      });
    }
  });

  test('carries the custom headers, and asks for the MDN as the connector says', async () => {
    const wishes = { MdnSigningAlgorithm: 'SHA512', SigningAlgorithm: 'NONE' } as const;
    const connector = await world.connector(wishes);
    await world.send(connector, undefined, { CustomHttpHeaders: [{ Key: 'X-Route', Value: 'a b' }] });
    expect(world.partner.received[0]?.headers).toMatchObject({
      'x-route': 'a b',
      'disposition-notification-options': expect.stringMatching(/sha512$/),
    });
  });

  test('whose AS2 names hold a quote or a backslash has them quoted', async () => {
    const ids = { ownId: 'Our"name"', partnerId: 'Their\\name' };
    const named = await partiesWith(world.client, world.own, world.theirs, ids);
    const connector = await newConnector(world.client, named, { Url: world.partner.url });
    expect(await world.send(connector)).toMatchObject({ StatusCode: 'COMPLETED' });
    expect(world.partner.received[0]?.headers).toMatchObject({
      'as2-from': '"Our\\"name\\""',
      'as2-to': '"Their\\\\name"',
    });
  });

  test('is empty where the file is', async () => {
    await put(world.s3, 'box', 'out/empty', '');
    expect(await world.send(await world.connector(), '/box/out/empty')).toMatchObject({
      StatusCode: 'COMPLETED',
    });
    expect(world.partner.received[0]?.payload.length).toBe(0);
  });

  test('that nobody is to acknowledge is complete with the answer', async () => {
    world.partner.answer = ({ response }) => void response.writeHead(204).end();
    const connector = await world.connector({ MdnResponse: 'NONE' });
    expect(await world.send(connector)).toMatchObject({ StatusCode: 'COMPLETED' });
    expect(world.partner.received[0]?.headers).not.toHaveProperty('disposition-notification-to');
  });

  test('is sent once for each path, and each has a result of its own', async () => {
    const connector = await world.connector();
    const paths = Array.from({ length: 10 }, (_, index) => `/box/many/${index === 4 ? 'missing' : index}`);
    for (const path of paths.filter((one) => !one.endsWith('missing')))
      await put(world.s3, 'box', path.slice(5), path);
    const transferId = await start(world.client, connector, paths);
    const all = await outcome(world.client, connector, transferId);
    expect(all.map(({ FilePath }) => FilePath)).toEqual(paths);
    expect(all.filter(({ StatusCode }) => StatusCode === 'COMPLETED')).toHaveLength(9);
    expect(all[4]).toEqual({
      FilePath: '/box/many/missing',
      StatusCode: 'FAILED',
      FailureCode: 'SEND_FILE_NOT_FOUND',
      FailureMessage: 'File path /box/many/missing not found',
    });
    const ids = world.partner.received.map(({ headers }) => headers['message-id']);
    expect(new Set(ids).size).toBe(9);
    const found = [];
    const pages = paginateListFileTransferResults(
      { client: world.client, pageSize: 3 },
      { ConnectorId: connector, TransferId: transferId },
    );
    for await (const page of pages) found.push(...(page.FileTransferResults ?? []));
    expect(found).toEqual(all);
  });
});

describe('certificates', () => {
  const day = 86_400_000;
  const from = (days: number) => new Date(Date.now() + days * day);

  test('of several signing certificates the one that lasts longest is used, and none that is not active', async () => {
    const long = newCertificate({ name: 'long', key: newRsaKey(2048), notAfter: from(1000) });
    const early = newCertificate({ name: 'early', key: newRsaKey(2048), notAfter: from(2000) });
    const ids = [
      await importCertificate(world.client, 'SIGNING', world.own),
      await importCertificate(world.client, 'SIGNING', long),
      await importCertificate(world.client, 'SIGNING', early, { ActiveDate: from(10) }),
      await importCertificate(world.client, 'ENCRYPTION', world.own),
    ];
    const LocalProfileId = await profileWith(world.client, 'LOCAL', 'US', ids);
    const other = await startPartner({ own: identity(world.theirs), sender: long.certificate });
    const connector = await newConnector(
      world.client,
      { ...world.parties, LocalProfileId },
      { Url: other.url },
    );
    expect(await world.send(connector)).toMatchObject({ StatusCode: 'COMPLETED' });
    await other.close();
  });

  test('without one for signing or encrypting the message fails before anything is sent', async () => {
    const { url: Url } = world.partner;
    const LocalProfileId = await newProfile(world.client, 'LOCAL');
    const PartnerProfileId = await newProfile(world.client, 'PARTNER');
    const unsigned = await newConnector(world.client, { ...world.parties, LocalProfileId }, { Url });
    const unsealed = await newConnector(world.client, { ...world.parties, PartnerProfileId }, { Url });
    expect(await world.send(unsigned)).toMatchObject({ FailureCode: 'SIGNING_FAILED_NO_SIGNING_KEY_FOUND' });
    expect(await world.send(unsealed)).toMatchObject({
      FailureCode: 'ENCRYPT_FAILED_NO_ENCRYPTION_KEY_FOUND',
    });
    expect(world.partner.received).toEqual([]);
  });

  test('a TLS server is trusted by the TLS certificate of the partner profile, and not without', async () => {
    const As2Config = { EncryptionAlgorithm: 'NONE' } as const;
    const { url: Url } = world.secure;
    const connector = await world.connector(As2Config, { Url });
    expect(await world.send(connector)).toMatchObject({ StatusCode: 'COMPLETED' });
    const without = await partiesWith(world.client, world.own, world.theirs);
    const other = await newConnector(world.client, without, { Url, As2Config });
    expect(await world.send(other)).toMatchObject({
      FailureCode: 'UNABLE_TO_CONNECT_TO_REMOTE_HOST_OR_IP',
      FailureMessage: expect.stringContaining('self-signed certificate'),
    });
    expect(world.secure.received).toHaveLength(1);
  });
});

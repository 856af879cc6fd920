import {
  CreateProfileCommand,
  ImportCertificateCommand,
  type TransferClient,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../store/sqlite-store';
import { newAgreement, newConnector, newParties, newProfile, newServer, type Parties } from './as2-setup';
import {
  type Emulator,
  invalidRequest,
  refusal,
  startEmulator,
  temporaryFolder,
  transferClient,
} from './harness';
import { newCertificate } from './new-certificate';

const folder = temporaryFolder();
let emulator: Emulator;
let client: TransferClient;
let ServerId: string;
let parties: Parties;

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
  ServerId = await newServer(client);
  parties = await newParties(client);
  await importOne();
  await newAgreement(client, { ServerId, ...parties });
  await newConnector(client, parties);
  await emulator.stop();
  fillToOneLess();
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

const importOne = () =>
  client.send(new ImportCertificateCommand({ Usage: 'SIGNING', Certificate: newCertificate().certificate }));

/** Copies of what is there: as many calls would take a while and show nothing more. */
function fillToOneLess(): void {
  const store = openStore(folder.path);
  const region = 'us-east-1';
  const copies = (count: number) =>
    Array.from({ length: count }, (_, index) => String(index).padStart(17, '0'));
  store.transaction(() => {
    for (const one of store.certificates.page('', 1, region).items) {
      for (const id of copies(998)) store.certificates.put({ ...one, CertificateId: `cert-${id}` });
    }
    for (const one of store.profiles.page('', 1, region).items) {
      for (const id of copies(997)) store.profiles.put({ ...one, ProfileId: `p-${id}` });
    }
    for (const one of store.agreements.list(ServerId)) {
      for (const id of copies(98)) store.agreements.put({ ...one, AgreementId: `a-${id}` });
    }
    for (const one of store.connectors.page('', 1, region).items) {
      for (const id of copies(98)) store.connectors.put({ ...one, ConnectorId: `c-${id}` });
    }
  });
  store.close();
}

test.each<[string, () => Promise<unknown>]>([
  ['1000 certificates', importOne],
  ['1000 profiles', () => client.send(new CreateProfileCommand({ As2Id: 'NEXT', ProfileType: 'PARTNER' }))],
  ['100 agreements', async () => newAgreement(client, { ServerId: await newServer(client), ...parties })],
  ['100 AS2 connectors', () => newConnector(client, parties)],
])('the quota is %s, to the last one', async (quota, create) => {
  await create();
  expect(await refusal(create())).toEqual(invalidRequest(`Limit exceeded: ${quota}`));
});

test('each Region has quotas of its own', async () => {
  const elsewhere = transferClient(emulator.endpoint, { region: 'eu-west-1' });
  expect(await newProfile(elsewhere, 'LOCAL')).toMatch(/^p-/);
});

import {
  CreateProfileCommand,
  type CreateProfileCommandInput,
  DeleteProfileCommand,
  DescribeProfileCommand,
  ImportCertificateCommand,
  ListProfilesCommand,
  paginateListProfiles,
  type TransferClient,
  UpdateProfileCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
let ours: string[];
let theirs: string[];

const { certificate: Certificate, privateKey: PrivateKey } = newCertificate();

const importOne = async (withKey: boolean) =>
  (
    await client.send(
      new ImportCertificateCommand({
        Usage: 'SIGNING',
        Certificate,
        ...(withKey ? { PrivateKey } : {}),
      }),
    )
  ).CertificateId ?? '';

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
  ours = [await importOne(true), await importOne(true)];
  theirs = await Promise.all(Array.from({ length: 11 }, () => importOne(false)));
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

const add = async (input: Partial<CreateProfileCommandInput> = {}) =>
  (await client.send(new CreateProfileCommand({ As2Id: 'ACME', ProfileType: 'PARTNER', ...input })))
    .ProfileId ?? '';
const read = async (ProfileId: string) =>
  (await client.send(new DescribeProfileCommand({ ProfileId }))).Profile;
const update = (ProfileId: string, CertificateIds?: string[]) =>
  client.send(new UpdateProfileCommand({ ProfileId, CertificateIds }));
const remove = (ProfileId: string) => client.send(new DeleteProfileCommand({ ProfileId }));

test('a profile is described as it was made, its certificates in their order', async () => {
  const CertificateIds = [...ours].reverse();
  const ProfileId = await add({
    As2Id: 'Our_Company',
    ProfileType: 'LOCAL',
    CertificateIds,
    Tags: [{ Key: 'a', Value: 'b' }],
  });
  expect(ProfileId).toMatch(/^p-[0-9a-f]{17}$/);
  expect(await read(ProfileId)).toEqual({
    Arn: `arn:aws:transfer:us-east-1:123456789012:profile/${ProfileId}`,
    ProfileId,
    ProfileType: 'LOCAL',
    As2Id: 'Our_Company',
    CertificateIds,
    Tags: [{ Key: 'a', Value: 'b' }],
  });
});

test('an update replaces the certificates as a whole, or leaves them', async () => {
  const ProfileId = await add({ CertificateIds: theirs.slice(0, 2) });
  const now = async () => (await read(ProfileId))?.CertificateIds;
  await update(ProfileId, theirs.slice(2, 3));
  expect(await now()).toEqual(theirs.slice(2, 3));
  await update(ProfileId);
  expect(await now()).toEqual(theirs.slice(2, 3));
  await update(ProfileId, []);
  expect(await now()).toEqual([]);
});

test('a profile holds ten certificates at most, each of them once and known', async () => {
  const ProfileId = await add({ CertificateIds: theirs.slice(0, 10) });
  const tooMany = invalidRequest('Limit exceeded: 10 certificates per profile');
  expect(await refusal(add({ CertificateIds: theirs }))).toEqual(tooMany);
  expect(await refusal(update(ProfileId, theirs))).toEqual(tooMany);
  const [first = ''] = theirs;
  expect(await refusal(add({ CertificateIds: [first, first] }))).toEqual(
    invalidRequest('CertificateIds must not contain duplicates'),
  );
  const missing = 'cert-00000000000000000';
  const unknown = {
    name: 'ResourceNotFoundException',
    message: 'Unknown certificate',
    status: 400,
    Resource: missing,
    ResourceType: 'Certificate',
  };
  expect(await refusal(add({ CertificateIds: [missing] }))).toEqual(unknown);
  expect(await refusal(update(ProfileId, [missing]))).toEqual(unknown);
});

test('our own certificates have private keys, those of a partner have none', async () => {
  const [own = ''] = ours;
  const [other = ''] = theirs;
  expect(await refusal(add({ ProfileType: 'LOCAL', CertificateIds: [own, other] }))).toEqual(
    invalidRequest(
      `Certificate ${other} has no private key and cannot be used in a profile of ProfileType: LOCAL`,
    ),
  );
  const ProfileId = await add({ CertificateIds: [other] });
  expect(await refusal(update(ProfileId, [own]))).toEqual(
    invalidRequest(
      `Certificate ${own} has a private key and cannot be used in a profile of ProfileType: PARTNER`,
    ),
  );
  expect((await read(ProfileId))?.CertificateIds).toEqual([other]);
});

test('an AS2 id has no spaces, and several profiles may share it', async () => {
  expect(await refusal(add({ As2Id: 'two words' }))).toEqual(invalidRequest('As2Id must not contain spaces'));
  expect(await refusal(add({ As2Id: '' }))).toMatchObject({ name: 'ValidationException' });
  expect(await add({ As2Id: 'SAME' })).not.toBe(await add({ As2Id: 'SAME' }));
});

test('a deleted profile is unknown, and its certificates stay', async () => {
  const ProfileId = await add({ CertificateIds: theirs.slice(0, 1) });
  await remove(ProfileId);
  const unknown = {
    name: 'ResourceNotFoundException',
    message: 'Unknown profile',
    status: 400,
    Resource: ProfileId,
    ResourceType: 'Profile',
  };
  expect(await refusal(read(ProfileId))).toEqual(unknown);
  expect(await refusal(update(ProfileId))).toEqual(unknown);
  expect(await refusal(remove(ProfileId))).toEqual(unknown);
  await add({ CertificateIds: theirs.slice(0, 1) });
});

test('profiles are listed by type, page by page, and are there after kill -9', async () => {
  await add({ ProfileType: 'LOCAL' });
  const all = (await client.send(new ListProfilesCommand({ MaxResults: 1000 }))).Profiles ?? [];
  expect(all[0]).toEqual({
    Arn: expect.stringContaining(':profile/'),
    ProfileId: expect.stringMatching(/^p-/),
    As2Id: expect.any(String),
    ProfileType: expect.any(String),
  });
  await emulator.stop('SIGKILL');
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
  for (const ProfileType of [undefined, 'LOCAL', 'PARTNER'] as const) {
    const seen: (string | undefined)[] = [];
    for await (const page of paginateListProfiles({ client, pageSize: 2 }, { ProfileType })) {
      seen.push(...(page.Profiles ?? []).map((item) => item.ProfileId));
    }
    const wanted = all.filter((item) => !ProfileType || item.ProfileType === ProfileType);
    expect(seen).toEqual(wanted.map((item) => item.ProfileId).sort());
  }
  const { NextToken } = await client.send(new ListProfilesCommand({ MaxResults: 1, ProfileType: 'PARTNER' }));
  expect(await refusal(client.send(new ListProfilesCommand({ NextToken })))).toMatchObject({
    name: 'InvalidNextTokenException',
  });
});

import {
  DeleteAgreementCommand,
  DeleteProfileCommand,
  DeleteServerCommand,
  DescribeAgreementCommand,
  DescribeProfileCommand,
  ListAgreementsCommand,
  ListTagsForResourceCommand,
  paginateListAgreements,
  type TransferClient,
  UpdateAgreementCommand,
  type UpdateAgreementCommandInput,
  UpdateServerCommand,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AccessRole, newAgreement, newParties, newProfile, newServer, type Parties } from './as2-setup';
import {
  type Emulator,
  invalidRequest,
  refusal,
  startEmulator,
  temporaryFolder,
  transferClient,
} from './harness';

const folder = temporaryFolder();
let emulator: Emulator;
let client: TransferClient;
let ServerId: string;
let parties: Parties;

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path, args: ['--no-quotas'] });
  client = transferClient(emulator.endpoint);
  ServerId = await newServer(client);
  parties = await newParties(client);
});

afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

const CustomDirectories = {
  FailedFilesDirectory: '/bucket/failed',
  MdnFilesDirectory: '/bucket/mdn',
  PayloadFilesDirectory: '/bucket/payload',
  StatusFilesDirectory: '/bucket/status',
  TemporaryFilesDirectory: '/bucket/temporary',
};

/** On a server of its own, where no agreement is yet. */
const add = async (input: Parameters<typeof newAgreement>[1] | object = {}) => {
  const server = await newServer(client);
  const AgreementId = await newAgreement(client, { ServerId: server, ...parties, ...input });
  return { ServerId: server, AgreementId };
};
type Key = Awaited<ReturnType<typeof add>>;
const read = async (key: Key) => (await client.send(new DescribeAgreementCommand(key))).Agreement;
const update = (key: Key, changes: Partial<UpdateAgreementCommandInput>) =>
  client.send(new UpdateAgreementCommand({ ...key, ...changes }));

const unknown = (message: string, Resource: string, ResourceType: string) => ({
  name: 'ResourceNotFoundException',
  message,
  status: 400,
  Resource,
  ResourceType,
});

test('an agreement that says no more than it must is active, and strict in nothing', async () => {
  const AgreementId = await newAgreement(client, { ServerId, ...parties, Tags: [{ Key: 'a', Value: 'b' }] });
  expect(AgreementId).toMatch(/^a-[0-9a-f]{17}$/);
  expect(await read({ ServerId, AgreementId })).toEqual({
    Arn: `arn:aws:transfer:us-east-1:123456789012:agreement/${ServerId}/${AgreementId}`,
    AgreementId,
    ServerId,
    ...parties,
    AccessRole,
    BaseDirectory: '/bucket/inbound',
    Status: 'ACTIVE',
    PreserveFilename: 'DISABLED',
    EnforceMessageSigning: 'DISABLED',
    Tags: [{ Key: 'a', Value: 'b' }],
  });
});

test('an update changes what it names and nothing else', async () => {
  const key = await add();
  const before = await read(key);
  const changes = {
    Status: 'INACTIVE',
    Description: 'Paused',
    PreserveFilename: 'ENABLED',
    EnforceMessageSigning: 'ENABLED',
    PartnerProfileId: await newProfile(client, 'PARTNER', 'OTHER'),
  } as const;
  await update(key, changes);
  expect(await read(key)).toEqual({ ...before, ...changes });
});

test('files go to one base directory or to five of their own, and may be moved from one to the other', async () => {
  const key = await add({ CustomDirectories });
  expect(await read(key)).toMatchObject({ CustomDirectories });
  expect(await read(key)).not.toHaveProperty('BaseDirectory');
  await update(key, { BaseDirectory: '/elsewhere' });
  expect(await read(key)).toMatchObject({ BaseDirectory: '/elsewhere' });
  expect(await read(key)).not.toHaveProperty('CustomDirectories');
  await update(key, { CustomDirectories });
  expect(await read(key)).not.toHaveProperty('BaseDirectory');

  const both = invalidRequest('BaseDirectory and CustomDirectories cannot be specified together');
  const neither = invalidRequest('Either BaseDirectory or CustomDirectories must be specified');
  expect(await refusal(add({ CustomDirectories, BaseDirectory: '/bucket' }))).toEqual(both);
  expect(await refusal(update(key, { CustomDirectories, BaseDirectory: '/bucket' }))).toEqual(both);
  expect(await refusal(add({ BaseDirectory: undefined }))).toEqual(neither);
  expect(await refusal(add({ BaseDirectory: '' }))).toEqual(neither);
  expect(await refusal(add({ BaseDirectory: '/' }))).toEqual(
    invalidRequest('BaseDirectory must name a bucket: /bucket/prefix'),
  );
  expect(
    await refusal(add({ CustomDirectories: { ...CustomDirectories, MdnFilesDirectory: '//' } })),
  ).toEqual(invalidRequest('MdnFilesDirectory must name a bucket: /bucket/prefix'));
  const { MdnFilesDirectory: _, ...four } = CustomDirectories;
  expect(await refusal(add({ CustomDirectories: four }))).toMatchObject({ name: 'ValidationException' });
});

test('profiles are there, and ours on our side', async () => {
  const { LocalProfileId, PartnerProfileId } = parties;
  const missing = 'p-00000000000000000';
  expect(await refusal(add({ LocalProfileId: missing }))).toEqual(
    unknown('Unknown profile', missing, 'Profile'),
  );
  expect(await refusal(add({ LocalProfileId: PartnerProfileId }))).toEqual(
    invalidRequest(`LocalProfileId must be of ProfileType: LOCAL: ${PartnerProfileId}`),
  );
  const key = await add();
  expect(await refusal(update(key, { PartnerProfileId: LocalProfileId }))).toEqual(
    invalidRequest(`PartnerProfileId must be of ProfileType: PARTNER: ${LocalProfileId}`),
  );
});

test('only servers that speak AS2 have agreements', async () => {
  const sftp = await newServer(client, { Protocols: ['SFTP'] });
  expect(await refusal(newAgreement(client, { ServerId: sftp, ...parties }))).toEqual(
    invalidRequest(`Server ${sftp} does not have the protocol AS2 enabled`),
  );
  const missing = 's-00000000000000000';
  expect(await refusal(newAgreement(client, { ServerId: missing, ...parties }))).toEqual(
    unknown('Unknown server', missing, 'Server'),
  );
  const { ServerId: speaking, AgreementId } = await add();
  expect(
    await refusal(client.send(new UpdateServerCommand({ ServerId: speaking, Protocols: ['SFTP'] }))),
  ).toEqual(invalidRequest(`Protocol AS2 is still in use by agreement ${AgreementId}`));
});

test('a server has one agreement between two AS2 ids', async () => {
  const key = await add();
  const exists = {
    name: 'ResourceExistsException',
    message: 'Agreement already exists',
    status: 400,
    Resource: key.AgreementId,
    ResourceType: 'Agreement',
  };
  expect(await refusal(newAgreement(client, { ServerId: key.ServerId, ...parties }))).toEqual(exists);
  const twin = await newProfile(client, 'PARTNER');
  expect(
    await refusal(newAgreement(client, { ServerId: key.ServerId, ...parties, PartnerProfileId: twin })),
  ).toEqual(exists);
  const PartnerProfileId = await newProfile(client, 'PARTNER', 'OTHER');
  const AgreementId = await newAgreement(client, { ServerId: key.ServerId, ...parties, PartnerProfileId });
  expect(await refusal(update({ ServerId: key.ServerId, AgreementId }, { PartnerProfileId: twin }))).toEqual(
    exists,
  );
  await update(key, { PartnerProfileId: twin });
});

test('an agreement is known under its own server only, and unknown once deleted', async () => {
  const key = await add();
  const message = unknown('Unknown agreement', key.AgreementId, 'Agreement');
  expect(await refusal(read({ ...key, ServerId }))).toEqual(message);
  await client.send(new DeleteAgreementCommand(key));
  expect(await refusal(read(key))).toEqual(message);
  expect(await refusal(update(key, {}))).toEqual(message);
  expect(await refusal(client.send(new DeleteAgreementCommand(key)))).toEqual(message);
});

test('a profile stays while an agreement names it, and agreements go with their server', async () => {
  const profiles = {
    LocalProfileId: await newProfile(client, 'LOCAL'),
    PartnerProfileId: await newProfile(client, 'PARTNER'),
  };
  const key = await add({ ...profiles, Tags: [{ Key: 'a', Value: 'b' }] });
  const { Arn } = (await read(key)) ?? {};
  for (const ProfileId of Object.values(profiles)) {
    expect(await refusal(client.send(new DeleteProfileCommand({ ProfileId })))).toEqual(
      invalidRequest(`Profile is still in use by agreement ${key.AgreementId}`),
    );
  }
  await client.send(new DeleteServerCommand({ ServerId: key.ServerId }));
  expect(await refusal(client.send(new ListTagsForResourceCommand({ Arn })))).toEqual(
    invalidRequest('Unknown agreement'),
  );
  for (const ProfileId of Object.values(profiles)) {
    await client.send(new DeleteProfileCommand({ ProfileId }));
    expect(await refusal(client.send(new DescribeProfileCommand({ ProfileId })))).toMatchObject({
      message: 'Unknown profile',
    });
  }
});

test('agreements are listed per server, page by page, and are there after kill -9', async () => {
  const server = await newServer(client);
  const ids: string[] = [];
  for (const name of ['A', 'B', 'C', 'D', 'E']) {
    const PartnerProfileId = await newProfile(client, 'PARTNER', name);
    ids.push(await newAgreement(client, { ServerId: server, ...parties, PartnerProfileId }));
  }
  const { Agreements } = await client.send(new ListAgreementsCommand({ ServerId: server, MaxResults: 1 }));
  expect(Agreements).toEqual([
    {
      Arn: expect.stringContaining(`agreement/${server}/a-`),
      AgreementId: [...ids].sort()[0],
      ServerId: server,
      Status: 'ACTIVE',
      LocalProfileId: parties.LocalProfileId,
      PartnerProfileId: expect.stringMatching(/^p-/),
    },
  ]);
  await emulator.stop('SIGKILL');
  emulator = await startEmulator({ dataDir: folder.path, args: ['--no-quotas'] });
  client = transferClient(emulator.endpoint);
  const seen: (string | undefined)[] = [];
  for await (const page of paginateListAgreements({ client, pageSize: 2 }, { ServerId: server })) {
    seen.push(...(page.Agreements ?? []).map((item) => item.AgreementId));
  }
  expect(seen).toEqual([...ids].sort());
});

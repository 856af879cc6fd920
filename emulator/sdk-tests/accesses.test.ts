import {
  CreateAccessCommand,
  type CreateAccessCommandInput,
  CreateServerCommand,
  type CreateServerCommandInput,
  DeleteAccessCommand,
  DescribeAccessCommand,
  ListAccessesCommand,
  paginateListAccesses,
  type TransferClient,
  UpdateAccessCommand,
  type UpdateAccessCommandInput,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { invalidRequest, refusal, startEndpoint, transferClient } from './harness';

const Role = 'arn:aws:iam::123456789012:role/transfer';
const sid = (group: number) => `S-1-5-21-1004336348-1177238915-682003330-${group}`;

let target: Awaited<ReturnType<typeof startEndpoint>>;
let client: TransferClient;
let ServerId: string;

const newServer = async (input: CreateServerCommandInput = {}) =>
  (
    await client.send(
      new CreateServerCommand({
        IdentityProviderType: 'AWS_DIRECTORY_SERVICE',
        IdentityProviderDetails: { DirectoryId: 'd-0123456789' },
        ...input,
      }),
    )
  ).ServerId ?? '';

beforeAll(async () => {
  target = await startEndpoint();
  client = transferClient(target.endpoint);
});
beforeEach(async () => {
  ServerId = await newServer();
});
afterAll(() => target.stop());

const add = (ExternalId: string, input: Partial<CreateAccessCommandInput> = {}) =>
  client.send(new CreateAccessCommand({ ServerId, ExternalId, Role, ...input }));
const read = async (ExternalId: string) =>
  (await client.send(new DescribeAccessCommand({ ServerId, ExternalId }))).Access;
const update = (ExternalId: string, input: Partial<UpdateAccessCommandInput>) =>
  client.send(new UpdateAccessCommand({ ServerId, ExternalId, ...input }));

test('a group is given access by its SID, and described and listed as it was made', async () => {
  const ExternalId = sid(1001);
  const HomeDirectoryMappings = [{ Entry: '/', Target: '/bucket/home' }];
  expect(await add(ExternalId, { HomeDirectoryType: 'LOGICAL', HomeDirectoryMappings })).toMatchObject({
    ServerId,
    ExternalId,
  });
  expect(await read(ExternalId)).toEqual({
    ExternalId,
    Role,
    HomeDirectoryType: 'LOGICAL',
    HomeDirectoryMappings,
  });
  const { Accesses } = await client.send(new ListAccessesCommand({ ServerId }));
  expect(Accesses).toEqual([{ ExternalId, Role, HomeDirectoryType: 'LOGICAL' }]);
});

test('an update changes what it names, and mappings go with LOGICAL', async () => {
  const HomeDirectoryMappings = [{ Entry: '/', Target: '/bucket/home' }];
  await add(sid(1), { HomeDirectoryType: 'LOGICAL', HomeDirectoryMappings });
  await update(sid(1), { Policy: '{"Version":"2012-10-17"}' });
  expect(await read(sid(1))).toMatchObject({ HomeDirectoryMappings, Policy: '{"Version":"2012-10-17"}' });
  await update(sid(1), { HomeDirectoryType: 'PATH', HomeDirectory: '/bucket/home' });
  expect(await read(sid(1))).toEqual({
    ExternalId: sid(1),
    Role,
    HomeDirectoryType: 'PATH',
    HomeDirectory: '/bucket/home',
    Policy: '{"Version":"2012-10-17"}',
  });
});

test('the rules of a user hold for a group', async () => {
  expect(await refusal(add(sid(1), { HomeDirectoryType: 'LOGICAL' }))).toEqual(
    invalidRequest('HomeDirectoryMappings must be specified with HomeDirectoryType: LOGICAL'),
  );
  expect(await refusal(add('S-1-5-21-group'))).toMatchObject({ name: 'ValidationException' });
  await add(sid(1));
  expect(await refusal(update(sid(1), { Policy: 'none' }))).toEqual(
    invalidRequest('Policy is not a valid JSON document'),
  );
  expect(await read(sid(1))).not.toHaveProperty('Policy');
  ServerId = await newServer({ Domain: 'EFS' });
  expect(await refusal(add(sid(1)))).toEqual(
    invalidRequest('PosixProfile must be specified for servers with Domain: EFS'),
  );
});

test('a group has one access on a server, a server has a hundred, and they page through completely', async () => {
  const ids = Array.from({ length: 100 }, (_, index) => sid(1000 + index));
  for (const ExternalId of ids) await add(ExternalId);
  expect(await refusal(add(sid(1000)))).toMatchObject({
    name: 'ResourceExistsException',
    Resource: sid(1000),
    ResourceType: 'Access',
  });
  expect(await refusal(add(sid(1)))).toEqual(invalidRequest('Limit exceeded: 100 accesses per server'));
  const listed: (string | undefined)[] = [];
  for await (const { Accesses = [] } of paginateListAccesses({ client, pageSize: 30 }, { ServerId }))
    listed.push(...Accesses.map(({ ExternalId }) => ExternalId));
  expect(listed).toEqual(ids);
  const { NextToken } = await client.send(new ListAccessesCommand({ ServerId, MaxResults: 1 }));
  ServerId = await newServer();
  await add(sid(1));
  expect(await refusal(client.send(new ListAccessesCommand({ ServerId, NextToken })))).toMatchObject({
    name: 'InvalidNextTokenException',
  });
});

test('what was deleted, and what never was, is unknown', async () => {
  await add(sid(1));
  const remove = () => client.send(new DeleteAccessCommand({ ServerId, ExternalId: sid(1) }));
  await remove();
  for (const call of [remove, () => read(sid(1)), () => update(sid(1), { Role })])
    expect(await refusal(call())).toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Unknown access',
      Resource: sid(1),
      ResourceType: 'Access',
    });
  ServerId = 's-00000000000000000';
  expect(await refusal(add(sid(1)))).toMatchObject({ message: 'Unknown server', ResourceType: 'Server' });
});

test('accesses are for servers that ask a directory, and users for those that do not', async () => {
  ServerId = await newServer({ IdentityProviderType: 'SERVICE_MANAGED', IdentityProviderDetails: undefined });
  expect(await refusal(add(sid(1)))).toEqual(
    invalidRequest('Cannot create accesses on server with IdP type: SERVICE_MANAGED'),
  );
  expect(await refusal(client.send(new ListAccessesCommand({ ServerId })))).toEqual(
    invalidRequest('Cannot list accesses on server with IdP type: SERVICE_MANAGED'),
  );
});

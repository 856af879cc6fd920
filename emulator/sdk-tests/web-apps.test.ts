import { readFileSync } from 'node:fs';
import {
  CreateWebAppCommand,
  type CreateWebAppCommandInput,
  DeleteWebAppCommand,
  DeleteWebAppCustomizationCommand,
  DescribeWebAppCommand,
  DescribeWebAppCustomizationCommand,
  ListTagsForResourceCommand,
  ListWebAppsCommand,
  paginateListWebApps,
  TagResourceCommand,
  type TransferClient,
  UpdateWebAppCommand,
  type UpdateWebAppCommandInput,
  UpdateWebAppCustomizationCommand,
  type UpdateWebAppCustomizationCommandInput,
} from '@aws-sdk/client-transfer';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type Emulator,
  invalidRequest,
  refusal,
  startEmulator,
  temporaryFolder,
  transferClient,
} from './harness';

const InstanceArn = 'arn:aws:sso:::instance/ssoins-0123456789abcdef';
const Role = 'arn:aws:iam::123456789012:role/web-app';
const Vpc = { VpcId: 'vpc-0123456789abcdef0', SubnetIds: ['subnet-0123456789abcdef0'] };

const folder = temporaryFolder();
let emulator: Emulator;
let client: TransferClient;

beforeAll(async () => {
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
});
afterEach(async () => {
  const { WebApps = [] } = await client.send(new ListWebAppsCommand({}));
  for (const { WebAppId } of WebApps) await client.send(new DeleteWebAppCommand({ WebAppId }));
});
afterAll(async () => {
  await emulator.stop();
  folder.remove();
});

const add = async (input: Partial<CreateWebAppCommandInput> = {}) => {
  const IdentityProviderDetails = { IdentityCenterConfig: { InstanceArn, Role } };
  const command = new CreateWebAppCommand({ IdentityProviderDetails, ...input });
  return (await client.send(command)).WebAppId ?? '';
};
const read = async (WebAppId: string) => (await client.send(new DescribeWebAppCommand({ WebAppId }))).WebApp;
const update = (WebAppId: string, input: Omit<UpdateWebAppCommandInput, 'WebAppId'>) =>
  client.send(new UpdateWebAppCommand({ WebAppId, ...input }));
const customize = (WebAppId: string, input: Omit<UpdateWebAppCustomizationCommandInput, 'WebAppId'>) =>
  client.send(new UpdateWebAppCustomizationCommand({ WebAppId, ...input }));
const looks = async (WebAppId: string) =>
  (await client.send(new DescribeWebAppCustomizationCommand({ WebAppId }))).WebAppCustomization;

test('a public web app has an address of its own, one unit and an application of Identity Center', async () => {
  const WebAppId = await add({ Tags: [{ Key: 'team', Value: 'files' }] });
  expect(WebAppId).toMatch(/^webapp-[0-9a-f]{17}$/);
  const endpoint = `https://${WebAppId}.transfer-webapp.us-east-1.on.aws`;
  expect(await read(WebAppId)).toEqual({
    Arn: `arn:aws:transfer:us-east-1:123456789012:webapp/${WebAppId}`,
    WebAppId,
    DescribedIdentityProviderDetails: {
      IdentityCenterConfig: {
        InstanceArn,
        Role,
        ApplicationArn: expect.stringMatching(
          /^arn:aws:sso::123456789012:application\/ssoins-0123456789abcdef\/apl-[0-9a-f]{16}$/,
        ),
      },
    },
    AccessEndpoint: endpoint,
    WebAppEndpoint: endpoint,
    WebAppUnits: { Provisioned: 1 },
    WebAppEndpointPolicy: 'STANDARD',
    EndpointType: 'PUBLIC',
    Tags: [{ Key: 'team', Value: 'files' }],
  });
});

test('a web app in a VPC is reached by its endpoint there, and does not tell its security groups', async () => {
  const SecurityGroupIds = ['sg-0123456789abcdef0'];
  const WebAppId = await add({
    EndpointDetails: { Vpc: { ...Vpc, SecurityGroupIds } },
    WebAppEndpointPolicy: 'FIPS',
  });
  const described = await read(WebAppId);
  const { VpcEndpointId } = described?.DescribedEndpointDetails?.Vpc ?? {};
  expect(VpcEndpointId).toMatch(/^vpce-[0-9a-f]{17}$/);
  expect(described).toMatchObject({
    EndpointType: 'VPC',
    WebAppEndpointPolicy: 'FIPS',
    WebAppEndpoint: `https://${VpcEndpointId}.vpce-mq.transfer-webapp.us-east-1.on.aws`,
  });
  expect(described?.DescribedEndpointDetails).toEqual({ Vpc: { ...Vpc, VpcEndpointId } });
});

test('what a union leaves open is refused, and so are more units than a web app may have', async () => {
  const details = (IdentityCenterConfig: object) => ({ IdentityProviderDetails: { IdentityCenterConfig } });
  expect(await refusal(add(details({ Role })))).toEqual(
    invalidRequest('IdentityCenterConfig.InstanceArn must be specified'),
  );
  expect(await refusal(add(details({ InstanceArn })))).toEqual(
    invalidRequest('IdentityCenterConfig.Role must be specified'),
  );
  expect(await refusal(add({ EndpointDetails: { Vpc: { VpcId: Vpc.VpcId } } }))).toEqual(
    invalidRequest('EndpointDetails.Vpc.SubnetIds must be specified'),
  );
  expect(await refusal(add({ WebAppUnits: { Provisioned: 5 } }))).toEqual(
    invalidRequest('Limit exceeded: 4 units per web app'),
  );
  expect(await refusal(add({ AccessEndpoint: 'ftp://files.example.com' }))).toEqual(
    invalidRequest('AccessEndpoint must be an HTTPS URL'),
  );
  expect(await refusal(add({ WebAppUnits: { Provisioned: 0 } }))).toMatchObject({
    name: 'ValidationException',
  });
  expect((await client.send(new ListWebAppsCommand({}))).WebApps).toEqual([]);
});

test('an update changes what it names and leaves the rest', async () => {
  const WebAppId = await add({ EndpointDetails: { Vpc }, WebAppUnits: { Provisioned: 2 } });
  const before = await read(WebAppId);
  const other = 'arn:aws:iam::123456789012:role/other';
  await update(WebAppId, { IdentityProviderDetails: { IdentityCenterConfig: { Role: other } } });
  await update(WebAppId, { AccessEndpoint: 'https://files.example.com' });
  await update(WebAppId, { EndpointDetails: { Vpc: { SubnetIds: ['subnet-0aaaaaaaaaaaaaaaa'] } } });
  const after = await read(WebAppId);
  expect(after?.DescribedIdentityProviderDetails?.IdentityCenterConfig).toEqual({
    ...before?.DescribedIdentityProviderDetails?.IdentityCenterConfig,
    Role: other,
  });
  expect(after).toMatchObject({
    AccessEndpoint: 'https://files.example.com',
    WebAppEndpoint: before?.WebAppEndpoint,
    WebAppUnits: { Provisioned: 2 },
    DescribedEndpointDetails: { Vpc: { VpcId: Vpc.VpcId, SubnetIds: ['subnet-0aaaaaaaaaaaaaaaa'] } },
  });
  const open = await add();
  expect(await refusal(update(open, { EndpointDetails: { Vpc: { SubnetIds: Vpc.SubnetIds } } }))).toEqual(
    invalidRequest('EndpointDetails invalid for PUBLIC endpoints'),
  );
});

test('a logo comes back byte for byte, other looks stay, and all go with a reset', async () => {
  const WebAppId = await add();
  const Arn = (await read(WebAppId))?.Arn;
  expect(await looks(WebAppId)).toEqual({ Arn, WebAppId });
  const LogoFile = new Uint8Array(readFileSync(new URL('../../app/favicon.ico', import.meta.url))).slice(
    0,
    51_200,
  );
  await customize(WebAppId, { Title: 'Files of Acme', LogoFile });
  await customize(WebAppId, { FaviconFile: Uint8Array.of(0, 255, 10) });
  expect(await looks(WebAppId)).toEqual({
    Arn,
    WebAppId,
    Title: 'Files of Acme',
    LogoFile,
    FaviconFile: Uint8Array.of(0, 255, 10),
  });
  expect(await refusal(customize(WebAppId, { LogoFile: new Uint8Array(51_201) }))).toMatchObject({
    name: 'ValidationException',
  });
  await client.send(new DeleteWebAppCustomizationCommand({ WebAppId }));
  expect(await looks(WebAppId)).toEqual({ Arn, WebAppId });
});

test('web apps page through completely, ten of them, and carry tags', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 10; count++) ids.push(await add());
  expect(await refusal(add())).toEqual(invalidRequest('Limit exceeded: 10 web apps'));
  const listed: (string | undefined)[] = [];
  for await (const { WebApps = [] } of paginateListWebApps({ client, pageSize: 3 }, {}))
    listed.push(...WebApps.map(({ WebAppId }) => WebAppId));
  expect(listed).toEqual([...ids].sort());
  const Arn = (await read(ids[0] ?? ''))?.Arn;
  await client.send(new TagResourceCommand({ Arn, Tags: [{ Key: 'a', Value: 'b' }] }));
  expect((await client.send(new ListTagsForResourceCommand({ Arn }))).Tags).toEqual([
    { Key: 'a', Value: 'b' },
  ]);
});

test('a web app is there after the emulator was killed, and gone with its looks once deleted', async () => {
  const WebAppId = await add();
  await customize(WebAppId, { Title: 'Kept' });
  await emulator.stop('SIGKILL');
  emulator = await startEmulator({ dataDir: folder.path });
  client = transferClient(emulator.endpoint);
  expect(await looks(WebAppId)).toMatchObject({ Title: 'Kept' });
  await client.send(new DeleteWebAppCommand({ WebAppId }));
  const unknown = {
    name: 'ResourceNotFoundException',
    message: 'Unknown web app',
    Resource: WebAppId,
    ResourceType: 'WebApp',
  };
  const calls = [
    () => read(WebAppId),
    () => looks(WebAppId),
    () => customize(WebAppId, {}),
    () => update(WebAppId, {}),
  ];
  for (const call of calls) expect(await refusal(call())).toMatchObject(unknown);
  const elsewhere = transferClient(emulator.endpoint, { region: 'eu-west-1' });
  const here = await add();
  expect(await refusal(elsewhere.send(new DescribeWebAppCommand({ WebAppId: here })))).toMatchObject({
    name: 'ResourceNotFoundException',
  });
});

import {
  CreateServerCommand,
  type CreateServerCommandInput,
  DescribeServerCommand,
  StopServerCommand,
  type TransferClient,
  UpdateServerCommand,
  type UpdateServerCommandInput,
} from '@aws-sdk/client-transfer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invalidRequest, refusal, startEndpoint, transferClient, waitForState } from './harness';

let target: Awaited<ReturnType<typeof startEndpoint>>;
let client: TransferClient;

beforeAll(async () => {
  target = await startEndpoint();
  client = transferClient(target.endpoint);
});

afterAll(() => target.stop());

const create = async (input: CreateServerCommandInput) =>
  (await client.send(new CreateServerCommand(input))).ServerId ?? '';
const update = (ServerId: string, input: Omit<UpdateServerCommandInput, 'ServerId'>) =>
  client.send(new UpdateServerCommand({ ServerId, ...input }));

const SubnetIds = ['subnet-1', 'subnet-2', 'subnet-3', 'subnet-4'];
const vpc = { EndpointType: 'VPC', EndpointDetails: { VpcId: 'vpc-1', SubnetIds } } as const;
const provider = { Function: 'arn:aws:lambda:us-east-1:123456789012:function:idp' };
const lambda = { IdentityProviderType: 'AWS_LAMBDA', IdentityProviderDetails: provider } as const;
const Certificate = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b-2c3d';
const ftps = { ...vpc, ...lambda, Protocols: ['FTPS' as const] };
const addresses = (count: number) => Array.from({ length: count }, (_, index) => `eipalloc-${index}`);

describe('ways to authenticate over SFTP', () => {
  const IdentityProviderDetails = { ...provider, SftpAuthenticationMethods: 'PASSWORD' } as const;
  const nowhere = invalidRequest(
    'SftpAuthenticationMethods is only supported for SFTP with IdentityProviderType: AWS_LAMBDA or API_GATEWAY',
  );

  test('are not for servers without SFTP, nor for directories', async () => {
    expect(await refusal(create({ ...ftps, Certificate, IdentityProviderDetails }))).toEqual(nowhere);
    const directory = { DirectoryId: 'd-0123456789', SftpAuthenticationMethods: 'PASSWORD' } as const;
    expect(
      await refusal(
        create({ IdentityProviderType: 'AWS_DIRECTORY_SERVICE', IdentityProviderDetails: directory }),
      ),
    ).toEqual(nowhere);
  });

  test('are either, unless they are told', async () => {
    const { Server } = await client.send(new DescribeServerCommand({ ServerId: await create(lambda) }));
    expect(Server?.IdentityProviderDetails).toEqual({
      ...provider,
      SftpAuthenticationMethods: 'PUBLIC_KEY_OR_PASSWORD',
    });
  });
});

test.each([
  'certificate/0a1b-2c3d',
  'arn:aws:iam::123456789012:server-certificate/x',
  'arn:aws:acm:eu-west-1:123456789012:certificate/0a1b-2c3d',
])('FTPS takes no certificate but one of ACM in its Region, and not %s', async (other) => {
  const wrong = invalidRequest('Certificate must be the ARN of a certificate of ACM in us-east-1');
  expect(await refusal(create({ ...ftps, Certificate: other }))).toEqual(wrong);
  const ServerId = await create({ ...ftps, Certificate });
  expect(await refusal(update(ServerId, { Certificate: other }))).toEqual(wrong);
  expect(await refusal(update(ServerId, { Certificate: '' }))).toEqual(
    invalidRequest('Certificate must be specified to enable FTPS protocol.'),
  );
});

test('FTP goes with no policy of FIPS', async () => {
  const SecurityPolicyName = 'TransferSecurityPolicy-FIPS-2024-01';
  expect(await refusal(create({ ...vpc, ...lambda, Protocols: ['FTP'], SecurityPolicyName }))).toEqual(
    invalidRequest(`Security policy ${SecurityPolicyName} does not support the protocol FTP`),
  );
});

describe('elastic addresses', () => {
  async function offline(input: CreateServerCommandInput): Promise<string> {
    const ServerId = await create({ ...vpc, ...lambda, ...input });
    await waitForState(client, ServerId, 'ONLINE');
    await client.send(new StopServerCommand({ ServerId }));
    await waitForState(client, ServerId, 'OFFLINE');
    return ServerId;
  }
  const attach = (ServerId: string, AddressAllocationIds: string[]) =>
    update(ServerId, { EndpointDetails: { AddressAllocationIds } });

  test('are at most three, each of them once', async () => {
    const ServerId = await offline({});
    expect(await refusal(attach(ServerId, addresses(4)))).toEqual(
      invalidRequest('There must not be more than 3 AddressAllocationIds'),
    );
    expect(await refusal(attach(ServerId, ['eipalloc-1', 'eipalloc-1']))).toEqual(
      invalidRequest('AddressAllocationIds must not contain duplicates'),
    );
    await update(ServerId, { EndpointDetails: { SubnetIds: SubnetIds.slice(0, 3) } });
    await attach(ServerId, addresses(3));
  });

  test('are not for FTP, nor for two kinds of addresses', async () => {
    const ftp = await offline({ Protocols: ['FTP'] });
    expect(await refusal(attach(ftp, addresses(4).slice(0, 3)))).toMatchObject({
      name: 'InvalidRequestException',
    });
    await update(ftp, { EndpointDetails: { SubnetIds: SubnetIds.slice(0, 2) } });
    expect(await refusal(attach(ftp, addresses(2)))).toEqual(
      invalidRequest('AddressAllocationIds cannot be used with the protocol FTP'),
    );
    const both = await offline({ IpAddressType: 'DUALSTACK' });
    await update(both, { EndpointDetails: { SubnetIds: SubnetIds.slice(0, 2) } });
    expect(await refusal(attach(both, addresses(2)))).toEqual(
      invalidRequest('AddressAllocationIds cannot be used with IpAddressType: DUALSTACK'),
    );
  });

  test('keep FTP off a server that has them', async () => {
    const ServerId = await offline({ EndpointDetails: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] } });
    await attach(ServerId, addresses(1));
    expect(await refusal(update(ServerId, { Protocols: ['SFTP', 'FTP'] }))).toEqual(
      invalidRequest('AddressAllocationIds cannot be used with the protocol FTP'),
    );
  });
});

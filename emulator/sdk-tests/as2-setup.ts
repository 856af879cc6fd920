// Arranges what agreements and connectors stand on.

import {
  CreateAgreementCommand,
  type CreateAgreementCommandInput,
  CreateConnectorCommand,
  type CreateConnectorCommandInput,
  CreateProfileCommand,
  CreateServerCommand,
  type CreateServerCommandInput,
  type ProfileType,
  type TransferClient,
} from '@aws-sdk/client-transfer';

export const AccessRole = 'arn:aws:iam::123456789012:role/as2';

export async function newServer(
  client: TransferClient,
  input: Partial<CreateServerCommandInput> = {},
): Promise<string> {
  const server = await client.send(
    new CreateServerCommand({
      EndpointType: 'VPC',
      EndpointDetails: { VpcId: 'vpc-1', SubnetIds: ['subnet-1'] },
      Protocols: ['AS2'],
      ProtocolDetails: { As2Transports: ['HTTP'] },
      ...input,
    }),
  );
  return server.ServerId ?? '';
}

export async function newProfile(
  client: TransferClient,
  ProfileType: ProfileType,
  As2Id: string = ProfileType,
): Promise<string> {
  return (await client.send(new CreateProfileCommand({ ProfileType, As2Id }))).ProfileId ?? '';
}

export interface Parties {
  LocalProfileId: string;
  PartnerProfileId: string;
}

export async function newParties(client: TransferClient): Promise<Parties> {
  return {
    LocalProfileId: await newProfile(client, 'LOCAL'),
    PartnerProfileId: await newProfile(client, 'PARTNER'),
  };
}

export async function newAgreement(
  client: TransferClient,
  input: Parties & { ServerId: string } & Partial<CreateAgreementCommandInput>,
): Promise<string> {
  const { AgreementId } = await client.send(
    new CreateAgreementCommand({
      AccessRole,
      ...(input.CustomDirectories ? {} : { BaseDirectory: '/bucket/inbound' }),
      ...input,
    }),
  );
  return AgreementId ?? '';
}

export async function newConnector(
  client: TransferClient,
  parties: Parties,
  input: Partial<CreateConnectorCommandInput> = {},
): Promise<string> {
  const { As2Config, ...rest } = input;
  const { ConnectorId } = await client.send(
    new CreateConnectorCommand({
      AccessRole,
      Url: 'http://partner.example.com:5080/as2',
      As2Config: {
        ...parties,
        Compression: 'ZLIB',
        EncryptionAlgorithm: 'AES256_CBC',
        SigningAlgorithm: 'SHA256',
        MdnResponse: 'SYNC',
        ...As2Config,
      },
      ...rest,
    }),
  );
  return ConnectorId ?? '';
}

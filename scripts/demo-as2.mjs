// The AS2 side of the demo: a server, profiles, agreements in both states, and connectors as differently set as partners ask for.
import {
  CreateAgreementCommand,
  CreateConnectorCommand,
  CreateProfileCommand,
  CreateServerCommand,
} from '@aws-sdk/client-transfer';

const ACCOUNT = '111122223333';
const filesRole = `arn:aws:iam::${ACCOUNT}:role/as2-files`;
const loggingRole = `arn:aws:iam::${ACCOUNT}:role/transfer-logging`;
const logGroup = `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:/aws/transfer/as2:*`;

/** @typedef {import('@aws-sdk/client-transfer').TransferClient} TransferClient */
/** @typedef {import('@aws-sdk/client-transfer').As2ConnectorConfig} As2ConnectorConfig */

/** @param {Record<string, string>} tags */
const tagList = (tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/**
 * What is sent to a partner, and what is taken from it; either may be missing.
 * @type {{ as2Id: string, name: string, local: 'main' | 'test', url?: string, config?: As2ConnectorConfig, later?: boolean,
 *   logs?: boolean, agreement?: Partial<import('@aws-sdk/client-transfer').CreateAgreementCommandInput> }[]}
 */
const partners = [
  {
    as2Id: 'ACME-EDI',
    name: 'Acme',
    local: 'main',
    url: 'https://as2.acme.example:4443/as2',
    config: { MessageSubject: 'Orders of Example Corp', BasicAuthSecretId: '/aws/transfer/acme' },
    logs: true,
    agreement: { EnforceMessageSigning: 'ENABLED', Description: 'acme-orders' },
  },
  {
    as2Id: 'BLUEBIRD_LOGISTICS',
    name: 'Bluebird Logistics',
    local: 'main',
    url: 'http://edi.bluebird.example:4080/exchange/as2',
    config: { EncryptionAlgorithm: 'AES128_CBC', MdnResponse: 'ASYNC' },
    later: true,
    logs: true,
    agreement: {
      EnforceMessageSigning: 'ENABLED',
      PreserveFilename: 'ENABLED',
      Description: 'bluebird-shipping-notices',
      CustomDirectories: {
        PayloadFilesDirectory: '/partner-inbox/bluebird/payload',
        MdnFilesDirectory: '/partner-inbox/bluebird/receipts',
        StatusFilesDirectory: '/partner-inbox/bluebird/status',
        FailedFilesDirectory: '/partner-inbox/bluebird/failed',
        TemporaryFilesDirectory: '/partner-inbox/bluebird/temporary',
      },
    },
  },
  {
    as2Id: 'OLDTIMER01',
    name: 'Oldtimer Parts',
    local: 'main',
    url: 'http://192.168.30.7:5080',
    config: {
      EncryptionAlgorithm: 'DES_EDE3_CBC',
      SigningAlgorithm: 'SHA1',
      Compression: 'DISABLED',
      MdnSigningAlgorithm: 'NONE',
    },
    agreement: { EnforceMessageSigning: 'DISABLED' },
  },
  {
    as2Id: 'NORTHWIND-TEST',
    name: 'Northwind, being tested',
    local: 'test',
    url: 'https://as2-test.northwind.example',
    config: { EncryptionAlgorithm: 'NONE', MdnResponse: 'NONE', PreserveContentType: 'DISABLED' },
    agreement: { EnforceMessageSigning: 'ENABLED', Status: 'INACTIVE', Description: 'northwind-test' },
  },
  {
    as2Id: 'KESTREL-AIR',
    name: 'Kestrel Air, receives only',
    local: 'main',
    url: 'https://b2b.kestrel.example/as2',
  },
];

/** @param {TransferClient} client @param {'LOCAL' | 'PARTNER'} ProfileType @param {string} As2Id @param {string} name */
async function addProfile(client, ProfileType, As2Id, name) {
  const Tags = tagList({ Name: name });
  const { ProfileId = '' } = await client.send(new CreateProfileCommand({ ProfileType, As2Id, Tags }));
  return ProfileId;
}

/** @param {TransferClient} client */
export async function seedAs2(client) {
  const { ServerId = '' } = await client.send(
    new CreateServerCommand({
      Protocols: ['AS2'],
      ProtocolDetails: { As2Transports: ['HTTP'] },
      EndpointType: 'VPC',
      EndpointDetails: { VpcId: 'vpc-0a1b2c3d4e5f60718', SubnetIds: ['subnet-0a1b2c3d4e5f60718'] },
      SecurityPolicyName: 'TransferSecurityPolicy-2025-03',
      StructuredLogDestinations: [logGroup],
      Tags: tagList({ Name: 'AS2 gateway', environment: 'production', owner: 'edi' }),
    }),
  );
  const locals = {
    main: await addProfile(client, 'LOCAL', 'EXAMPLE-CORP', 'Example Corp'),
    test: await addProfile(client, 'LOCAL', 'EXAMPLE-CORP-TEST', 'Example Corp, for tests'),
  };
  /** @type {Record<string, string>} */
  const profiles = { 'EXAMPLE-CORP': locals.main, 'EXAMPLE-CORP-TEST': locals.test };
  for (const { as2Id, name, local, url, config, later, logs, agreement } of partners) {
    const PartnerProfileId = await addProfile(client, 'PARTNER', as2Id, name);
    profiles[as2Id] = PartnerProfileId;
    const parties = { LocalProfileId: locals[local], PartnerProfileId };
    if (agreement) {
      const BaseDirectory = agreement.CustomDirectories ? undefined : `/partner-inbox/${as2Id.toLowerCase()}`;
      await client.send(
        new CreateAgreementCommand({
          ServerId,
          ...parties,
          AccessRole: filesRole,
          BaseDirectory,
          ...agreement,
          Tags: tagList({ contact: `edi@${as2Id.toLowerCase().replaceAll('_', '-')}.example` }),
        }),
      );
    }
    if (!url) continue;
    await client.send(
      new CreateConnectorCommand({
        Url: url,
        AccessRole: filesRole,
        LoggingRole: logs ? loggingRole : undefined,
        As2Config: {
          ...parties,
          Compression: 'ZLIB',
          EncryptionAlgorithm: 'AES256_CBC',
          SigningAlgorithm: 'SHA256',
          MdnSigningAlgorithm: 'DEFAULT',
          MdnResponse: 'SYNC',
          PreserveContentType: 'ENABLED',
          AsyncMdnConfig: later ? { Url: 'http://as2.example.com:5080', ServerIds: [ServerId] } : undefined,
          ...config,
        },
        Tags: tagList({ owner: 'edi' }),
      }),
    );
  }
  return { serverId: ServerId, profiles };
}

// The SFTP connectors of the demo: one that knows its server, one whose key is still to be learned, one through a VPC.
import { CreateConnectorCommand } from '@aws-sdk/client-transfer';
import { makePublicKey } from './demo-keys.mjs';

const ACCOUNT = '111122223333';
const AccessRole = `arn:aws:iam::${ACCOUNT}:role/sftp-connector`;
const LoggingRole = `arn:aws:iam::${ACCOUNT}:role/transfer-logging`;
const ResourceConfigurationArn = `arn:aws:vpc-lattice:us-east-1:${ACCOUNT}:resourceconfiguration/rcfg-0a1b2c3d4e5f60718`;

/** As a connector takes it: without a comment. @param {'rsa' | 'ecdsa'} type @param {number} bits */
const hostKey = (type, bits) => makePublicKey(type, bits, '').trim();

/** @param {import('@aws-sdk/client-transfer').TransferClient} client */
export async function seedSftpConnectors(client) {
  const connectors = [
    {
      Url: 'sftp://sftp.bluebird.example',
      LoggingRole,
      SftpConfig: {
        UserSecretId: 'partners/bluebird',
        TrustedHostKeys: [hostKey('rsa', 3072), hostKey('ecdsa', 256)],
        MaxConcurrentConnections: 5,
      },
      Tags: [{ Key: 'owner', Value: 'logistics' }],
    },
    {
      Url: 'sftp://files.northwind.example:2222',
      SftpConfig: { UserSecretId: 'partners/northwind', MaxConcurrentConnections: 2 },
    },
    {
      EgressConfig: { VpcLattice: { ResourceConfigurationArn, PortNumber: 22 } },
      SftpConfig: { UserSecretId: 'internal/warehouse', TrustedHostKeys: [hostKey('ecdsa', 256)] },
    },
  ];
  for (const connector of connectors)
    await client.send(new CreateConnectorCommand({ AccessRole, ...connector }));
}

// The CONNECTOR policies that AWS documents ("Security policies for AWS Transfer Family SFTP connectors"), in its order.

import {
  ctr128,
  ctr192,
  ctr256,
  curve25519,
  ecdsa,
  gcm128,
  gcm256,
  group14Sha1,
  group16,
  group18,
  groupExchange,
  nistCurves,
  rsaSha2,
  sha1,
  sha256,
  sha256Etm,
  sha512,
  sha512Etm,
} from './algorithms';
import type { ConnectorSecurityPolicy } from './security-policy';

const ciphers = [gcm128, ctr192, ctr256, gcm256];
const kexs = [...curve25519, group16, group18, groupExchange];
const macs = [sha512Etm, sha256Etm, sha512, sha256];
const hostKeyAlgorithms = [...rsaSha2, ...ecdsa];

export const connectorPolicies: ConnectorSecurityPolicy[] = [
  {
    SecurityPolicyName: 'TransferSFTPConnectorSecurityPolicy-2024-03',
    Type: 'CONNECTOR',
    Fips: false,
    SshCiphers: ciphers,
    SshKexs: kexs,
    SshMacs: macs,
    SshHostKeyAlgorithms: hostKeyAlgorithms,
  },
  {
    SecurityPolicyName: 'TransferSFTPConnectorSecurityPolicy-2023-07',
    Type: 'CONNECTOR',
    Fips: false,
    SshCiphers: [...ciphers, ctr128],
    SshKexs: [...kexs, group14Sha1],
    SshMacs: [...macs, sha1, 'hmac-sha1-96'],
    SshHostKeyAlgorithms: [...hostKeyAlgorithms, 'ssh-rsa'],
  },
  {
    SecurityPolicyName: 'TransferSFTPConnectorSecurityPolicy-FIPS-2024-10',
    Type: 'CONNECTOR',
    Fips: true,
    SshCiphers: [gcm128, gcm256],
    SshKexs: nistCurves,
    SshMacs: [sha512, sha256],
    SshHostKeyAlgorithms: [...rsaSha2, 'ecdsa-sha2-nistp256'],
  },
];

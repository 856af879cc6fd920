// The security policies that AWS offers, by name: what DescribeSecurityPolicy shows and what a listener negotiates.

import { connectorPolicies } from './connector-policies';
import { serverPolicies } from './server-policies';

interface Common {
  SecurityPolicyName: string;
  Fips: boolean;
  SshCiphers: string[];
  SshKexs: string[];
  SshMacs: string[];
}

export interface ServerSecurityPolicy extends Common {
  Type: 'SERVER';
  TlsCiphers: string[];
  /** For AS2 messages. */
  ContentEncryptionCiphers: string[];
  HashAlgorithms: string[];
  /** Signatures that a host key may make; the API does not show them for servers. */
  hostKeyAlgorithms: string[];
}

export interface ConnectorSecurityPolicy extends Common {
  Type: 'CONNECTOR';
  SshHostKeyAlgorithms: string[];
}

export type SecurityPolicy = ServerSecurityPolicy | ConnectorSecurityPolicy;

export const defaultServerPolicy = 'TransferSecurityPolicy-2024-01';
export const defaultConnectorPolicy = 'TransferSFTPConnectorSecurityPolicy-2024-03';

/** By name, as the lists of the API are ordered. */
export const securityPolicies: SecurityPolicy[] = [...serverPolicies, ...connectorPolicies].sort(
  (one, other) => (one.SecurityPolicyName < other.SecurityPolicyName ? -1 : 1),
);

const byName = new Map(securityPolicies.map((policy) => [policy.SecurityPolicyName, policy]));

export function securityPolicyNamed(name: string): SecurityPolicy | undefined {
  return byName.get(name);
}

/** What a server may be given; a connector's policy is none. */
export function serverPolicyNamed(name: string): ServerSecurityPolicy | undefined {
  const policy = byName.get(name);
  return policy?.Type === 'SERVER' ? policy : undefined;
}

/** What an SFTP connector may be given. */
export function connectorPolicyNamed(name: string): ConnectorSecurityPolicy | undefined {
  const policy = byName.get(name);
  return policy?.Type === 'CONNECTOR' ? policy : undefined;
}

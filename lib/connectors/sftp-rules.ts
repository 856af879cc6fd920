// What the settings of SFTP connectors mean: addresses of servers, trusted host keys and their fingerprints. Pure.

import type { DescribedConnector } from '@aws-sdk/client-transfer';
import { hostKeyTypeName } from '@/lib/host-keys/rules';
import { describeStoredKey, parsePublicKey } from '@/lib/ssh-keys/rules';
import { MAX_URL_LENGTH } from './rules';
import type { UpdateSftpConnectorForm } from './sftp-schema';

export const DEFAULT_CONNECTOR_POLICY = 'TransferSFTPConnectorSecurityPolicy-2024-03';
export const DEFAULT_PORT = 22;
/** API shape `SftpConnectorTrustedHostKeyList`. */
export const MAX_TRUSTED_KEYS = 10;
export const connectionCounts = ['1', '2', '3', '4', '5'] as const;

export const egressTypes = ['SERVICE_MANAGED', 'VPC_LATTICE'] as const;
export type EgressType = (typeof egressTypes)[number];

/** Why a text is not the address of an SFTP server; undefined where it is. */
export function serverUrlProblem(text: string): string | undefined {
  const example = 'such as sftp://sftp.partner.example or sftp://sftp.partner.example:2222.';
  if (!text) return `Enter the address of the server, ${example}`;
  if (text.length > MAX_URL_LENGTH) return `An address has at most ${MAX_URL_LENGTH} characters.`;
  if (!/^sftp:\/\//i.test(text)) return `Begin with sftp://, ${example}`;
  const rest = text.slice('sftp://'.length);
  if (rest.includes('@')) return 'Keep the user name out of the address: it stands in the secret.';
  if (/[/?#\\]/.test(rest)) return 'Leave folders out: each transfer names its own.';
  if (/\s/.test(rest) || !URL.canParse(text) || !new URL(text).hostname) return `Enter an address ${example}`;
  return undefined;
}

const acceptedTypes = /^(ssh-rsa|ecdsa-sha2-nistp(256|384|521))$/;

export interface HostKeyFacts {
  /** As ssh-keyscan prints it before the key. */
  host?: string;
  type: string;
  typeName: string;
  fingerprint: string;
}

/** What a trusted key says, as AWS keeps it. */
export function hostKeyFacts(text: string): HostKeyFacts {
  const parts = text.trim().split(/\s+/);
  const bare = acceptedTypes.test(parts[0] ?? '') || parts.length < 3;
  const { type, fingerprint } = describeStoredKey((bare ? parts : parts.slice(1)).join(' '));
  return { ...(!bare && { host: parts[0] }), type, typeName: hostKeyTypeName(type), fingerprint };
}

export function trustedKeyLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

function lineProblem(line: string, withHost: boolean): string | undefined {
  const parts = line.split(/\s+/);
  const hasHost = !/^(ssh|ecdsa|sk)-/.test(parts[0] ?? '');
  if (hasHost && !withHost) return 'Leave the host name out: through VPC Lattice there is none to compare.';
  const own = hasHost ? parts.slice(1) : parts;
  if (own[0] === 'ssh-ed25519')
    return 'Connectors take no Ed25519 keys: ask for the server’s RSA or ECDSA key.';
  const parsed = parsePublicKey(own.join(' '));
  if (!parsed.ok || !acceptedTypes.test(own[0] ?? ''))
    return 'Enter the type and the key, such as ssh-rsa AAAA…';
  return own.length > 2 ? 'Leave out what follows the key: AWS takes no comment.' : undefined;
}

/** What is wrong with trusted keys, one in each line; undefined where they can be taken, also where there are none. */
export function trustedKeysProblem(text: string, withHost: boolean): string | undefined {
  const lines = trustedKeyLines(text);
  if (lines.length > MAX_TRUSTED_KEYS) return `At most ${MAX_TRUSTED_KEYS} keys; these are ${lines.length}.`;
  for (const [index, line] of lines.entries()) {
    const problem = lineProblem(line, withHost);
    if (problem) return lines.length > 1 ? `Line ${index + 1}: ${problem}` : problem;
  }
  const prints = lines.map((line) => hostKeyFacts(line).fingerprint);
  return new Set(prints).size < prints.length ? 'The same key is there twice.' : undefined;
}

/** Whether a fingerprint that somebody pasted is the one of a key; undefined while it is none. */
export function sameFingerprint(pasted: string, fingerprint: string): boolean | undefined {
  const [digest] = /(?:SHA256:)?[A-Za-z0-9+/]{43}(?==?(\s|$))/.exec(pasted.trim()) ?? [];
  if (!digest) return undefined;
  return digest.replace(/^SHA256:/, '') === fingerprint.replace(/^SHA256:/, '').replace(/=+$/, '');
}

/** What the form of a connector shows first. */
export function sftpFormValues(
  connector: DescribedConnector & { ConnectorId: string },
): UpdateSftpConnectorForm {
  const { SftpConfig = {}, EgressConfig } = connector;
  const lattice = EgressConfig?.VpcLattice;
  const count = connectionCounts.find((one) => Number(one) === SftpConfig.MaxConcurrentConnections);
  return {
    ConnectorId: connector.ConnectorId,
    EgressType: lattice ? 'VPC_LATTICE' : 'SERVICE_MANAGED',
    Url: connector.Url ?? '',
    EgressConfig: {
      VpcLattice: {
        ResourceConfigurationArn: lattice?.ResourceConfigurationArn ?? '',
        PortNumber: lattice?.PortNumber ?? DEFAULT_PORT,
      },
    },
    SftpConfig: {
      UserSecretId: SftpConfig.UserSecretId ?? '',
      TrustedHostKeys: (SftpConfig.TrustedHostKeys ?? []).join('\n'),
      MaxConcurrentConnections: count ?? '1',
    },
    SecurityPolicyName: connector.SecurityPolicyName ?? '',
    AccessRole: connector.AccessRole ?? '',
    LoggingRole: connector.LoggingRole ?? '',
  };
}

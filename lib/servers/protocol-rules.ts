// What a server's protocols ask of its endpoint and storage, and what makes sense without logins (API: CreateServer, Protocols). Pure.

import type { DescribedServer, Protocol } from '@aws-sdk/client-transfer';

/** The protocols that this console can switch on. */
export const offeredProtocols = ['SFTP', 'AS2'] as const;

export const protocolMeanings: Record<(typeof offeredProtocols)[number], string> = {
  SFTP: 'Users log in with SSH keys and move files.',
  AS2: 'Trading partners post messages over HTTP, each under an agreement. Needs a VPC and Amazon S3.',
};

/** Whether anyone logs in: AS2 alone has no users, host keys or banners. What is not known yet is taken for a yes. */
export function takesLogins(protocols: readonly Protocol[] | undefined): boolean {
  return !protocols?.length || protocols.some((protocol) => protocol !== 'AS2');
}

export function speaksAs2(server: Pick<DescribedServer, 'Protocols'> | undefined): boolean {
  return server?.Protocols?.includes('AS2') ?? false;
}

export interface ProtocolReasons {
  PUBLIC?: string;
  EFS?: string;
}

/** Why a choice of endpoint or storage does not go with the protocols. */
export function reasonsOfProtocols(protocols: readonly Protocol[]): ProtocolReasons {
  if (!protocols.includes('AS2')) return {};
  return { PUBLIC: 'AS2 needs an endpoint in a VPC.', EFS: 'AS2 keeps messages in Amazon S3 only.' };
}

/** Why a server that exists cannot take up AS2; undefined where it can. */
export function reasonAgainstAs2(server: DescribedServer): string | undefined {
  if (server.Domain === 'EFS') return 'This server keeps files in EFS; AS2 keeps messages in S3 only.';
  if (server.EndpointType !== 'VPC') return 'AS2 needs an endpoint in a VPC: change the endpoint first.';
  if (isFipsPolicy(server.SecurityPolicyName))
    return 'AS2 does not go with a FIPS policy: change the policy first.';
  return undefined;
}

export function isFipsPolicy(name: string | undefined): boolean {
  return /FIPS/.test(name ?? '');
}

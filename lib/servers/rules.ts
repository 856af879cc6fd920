// What a server's state means and allows, what it is called and where it is reached. Pure; runs in the browser too.

import type { DescribedServer, Protocol, State, Tag } from '@aws-sdk/client-transfer';
import { customHostName } from './host-name';

export type ServerState = State | undefined;

export function isMoving(state: ServerState): boolean {
  return state === 'STARTING' || state === 'STOPPING';
}

/** Undefined where the server may be started, else the reason why not. */
export function reasonAgainstStart(state: ServerState): string | undefined {
  if (state === 'OFFLINE' || state === 'START_FAILED' || state === 'STOP_FAILED') return undefined;
  return state === 'STOPPING'
    ? 'Wait until the server is offline.'
    : 'The server is running or starting already.';
}

export function reasonAgainstStop(state: ServerState): string | undefined {
  if (state === 'ONLINE' || state === 'STOP_FAILED') return undefined;
  return state === 'STARTING' ? 'Wait until the server is online.' : 'The server does not run.';
}

/** What people call a server: its `Name` tag, as in AWS's own console. */
export function serverName(tags: readonly Tag[] | undefined): string | undefined {
  return tags?.find((tag) => tag.Key === 'Name')?.Value || undefined;
}

export interface HostAndPort {
  host: string;
  port: number;
}

/** What an environment says of its servers' addresses. */
export interface Endpoints {
  region: string;
  /** Where servers really listen, by id and protocol; only environments outside AWS tell. */
  listening?: Record<string, Partial<Record<Protocol, HostAndPort>>>;
}

/** Where to connect, or why no address can be given. */
export type ServerAddress = HostAndPort | { reason: string };

type Addressed = Pick<
  DescribedServer,
  'ServerId' | 'State' | 'EndpointType' | 'EndpointDetails' | 'IpAddressType' | 'Protocols' | 'Tags'
>;

/** The port of each protocol at AWS. */
const PORTS = { SFTP: 22, FTP: 21, FTPS: 21, AS2: 5080 } as const satisfies Record<Protocol, number>;

/** The protocol under which a server is known first; AS2 only where there is no other. */
function mainProtocol({ Protocols = [] }: Addressed): Protocol {
  const order = ['SFTP', 'FTPS', 'FTP', 'AS2'] as const;
  return order.find((protocol) => Protocols.includes(protocol)) ?? 'SFTP';
}

export function addressOf(
  server: Addressed,
  endpoints: Endpoints,
  protocol: Protocol = mainProtocol(server),
): ServerAddress {
  const { region, listening } = endpoints;
  const port = PORTS[protocol];
  if (listening) {
    const found = listening[server.ServerId ?? '']?.[protocol];
    if (found) return found;
    return {
      reason: server.State === 'ONLINE' ? 'Its port is not known yet.' : 'Not listening while offline.',
    };
  }
  const own = customHostName(server.Tags);
  if (own) return { host: own.host, port };
  const host = awsHostName(server, region);
  if (host) return { host, port };
  const { VpcEndpointId = 'the VPC endpoint' } = server.EndpointDetails ?? {};
  const at = port === 22 ? '' : ` with port ${port}`;
  return { reason: `Inside the VPC: use the DNS name of ${VpcEndpointId}, which EC2 shows${at}.` };
}

/** The name that AWS gives a server; undefined where only EC2 knows it. */
export function awsHostName(server: Addressed, region: string): string | undefined {
  const { ServerId, EndpointType, EndpointDetails, IpAddressType } = server;
  if (EndpointType === 'VPC_ENDPOINT') return undefined;
  if (EndpointType === 'VPC') {
    // GovCloud gives VPC servers no name of the service.
    if (!EndpointDetails?.AddressAllocationIds?.length || region.startsWith('us-gov-')) return undefined;
  }
  if (IpAddressType === 'DUALSTACK') return `${ServerId}.transfer-server.${region}.on.aws`;
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `${ServerId}.server.transfer.${region}.${suffix}`;
}

/** Whether an online server's port is still to be told; asked again until it is. */
export function awaitsAddress(server: Addressed, endpoints: Endpoints | undefined): boolean {
  if (!endpoints?.listening) return false;
  if (server.State !== 'ONLINE') return false;
  const known = endpoints.listening[server.ServerId ?? ''];
  return known === undefined || (server.Protocols?.includes('AS2') === true && known.AS2 === undefined);
}

/** What a partner is told to post its messages to. */
export function as2Url({ host, port }: HostAndPort): string {
  return `http://${host}:${port}`;
}

const providers: Record<string, string> = {
  SERVICE_MANAGED: 'Service managed',
  AWS_DIRECTORY_SERVICE: 'Directory service',
  AWS_LAMBDA: 'Lambda',
  API_GATEWAY: 'API Gateway',
};

export function identityProviderName(type: string | undefined): string {
  return providers[type ?? ''] ?? type ?? '';
}

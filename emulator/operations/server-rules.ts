// The rules that join a server's members, held whenever one is created or updated.

import { isIPv4 } from 'node:net';
import type { WorkflowDetails } from '@aws-sdk/client-transfer';
import { serverPolicyNamed } from '../security-policies/security-policy';
import type { ServerRecord } from '../store/store';
import { InvalidRequestException, ResourceNotFoundException } from '../wire/errors';
import { existingWorkflow } from './existing';
import type { Context, Wire } from './operation';

const regionsWithFips = /^(us-(east|west)-[12]|ca-(central|west)-1|us-gov-.+)$/;

export function checkServer(server: ServerRecord, context: Context): void {
  checkProtocols(server);
  checkCertificate(server, context.region);
  checkStorage(server);
  checkLogDestination(server, context.region);
  checkSecurityPolicy(server, context.region);
  for (const { WorkflowId } of [
    ...(server.WorkflowDetails?.OnUpload ?? []),
    ...(server.WorkflowDetails?.OnPartialUpload ?? []),
  ]) {
    existingWorkflow(context, WorkflowId);
  }
}

function checkProtocols(server: ServerRecord): void {
  const { Protocols, EndpointType, EndpointDetails, IdentityProviderType } = server;
  const { PassiveIp = 'AUTO' } = server.ProtocolDetails;
  if (PassiveIp !== 'AUTO' && !isIPv4(PassiveIp)) refuse(`Invalid PassiveIp: ${PassiveIp}`);
  const has = (protocol: ServerRecord['Protocols'][number]) => Protocols.includes(protocol);
  if (new Set(Protocols).size !== Protocols.length) refuse('Protocols must not contain duplicates');
  if (EndpointType === 'PUBLIC' && Protocols.some((protocol) => protocol !== 'SFTP')) {
    refuse('EndpointType: PUBLIC supports only the protocol SFTP');
  }
  if ((has('FTP') || has('FTPS')) && IdentityProviderType === 'SERVICE_MANAGED') {
    refuse('IdentityProviderType: SERVICE_MANAGED does not support the protocols FTP and FTPS');
  }
  if (has('FTPS') && !server.Certificate) refuse('Certificate must be specified to enable FTPS protocol.');
  if (has('AS2') && !server.ProtocolDetails.As2Transports?.length) {
    refuse('As2Transport must be specified to enable AS2 protocol.');
  }
  if (EndpointDetails?.AddressAllocationIds?.length) {
    if (has('FTP')) refuse('AddressAllocationIds cannot be used with the protocol FTP');
    if (server.IpAddressType === 'DUALSTACK') {
      refuse('AddressAllocationIds cannot be used with IpAddressType: DUALSTACK');
    }
  }
}

/** Whether ACM has it is not looked up. */
function checkCertificate({ Certificate }: ServerRecord, region: string): void {
  if (!Certificate) return;
  const [, inRegion] = /^arn:[\w-]+:acm:([\w-]+):\d{12}:certificate\/[\w-]+$/.exec(Certificate) ?? [];
  if (inRegion !== region) refuse(`Certificate must be the ARN of a certificate of ACM in ${region}`);
}

function checkStorage(server: ServerRecord): void {
  if (server.Domain === 'S3') return;
  if (server.Protocols.includes('AS2')) refuse('Domain: EFS does not support the protocol AS2');
  if (server.S3StorageOptions.DirectoryListingOptimization === 'ENABLED') {
    refuse('S3StorageOptions is not supported for Domain: EFS');
  }
}

function checkLogDestination(server: ServerRecord, region: string): void {
  for (const destination of server.StructuredLogDestinations ?? []) {
    const [, inRegion] =
      /^arn:[\w-]+:logs:([\w-]+):\d{12}:log-group:[\w./#-]{1,512}:\*$/.exec(destination) ?? [];
    if (inRegion !== region) refuse(`Invalid StructuredLogDestinations: ${destination}`);
  }
}

function checkSecurityPolicy({ SecurityPolicyName: name, Protocols }: ServerRecord, region: string): void {
  const policy = serverPolicyNamed(name);
  if (!policy) throw new ResourceNotFoundException('Unknown security policy', name, 'SecurityPolicy');
  if (!policy.Fips) return;
  if (!regionsWithFips.test(region)) refuse(`Security policy ${name} is not available in ${region}`);
  // User guide, "FIPS": such an endpoint serves neither.
  for (const protocol of ['AS2', 'FTP'] as const) {
    if (Protocols.includes(protocol)) {
      refuse(`Security policy ${name} does not support the protocol ${protocol}`);
    }
  }
}

/** A server takes no Start or Stop while it moves; the service does not say what it answers then. */
export function refuseWhileMoving(server: ServerRecord): void {
  if (server.State === 'STARTING' || server.State === 'STOPPING') {
    refuse(`Server ${server.ServerId} is ${server.State}; wait until it is ONLINE or OFFLINE`);
  }
}

/** An empty list detaches; a list that is absent stays. */
export function workflowDetails(
  present: Wire<WorkflowDetails> | undefined,
  change: Wire<WorkflowDetails> | undefined,
): Wire<WorkflowDetails> | undefined {
  const details = { ...present, ...change };
  return details.OnUpload?.length || details.OnPartialUpload?.length ? details : undefined;
}

/** Clearing a member by an empty value leaves it absent. */
export function nonEmpty<T extends string | string[]>(value: T | undefined): T | undefined {
  return value?.length ? value : undefined;
}

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}

// Where a server is reached: public or in a VPC, and what may change in which state.

import { randomBytes } from 'node:crypto';
import type { EndpointDetails } from '@aws-sdk/client-transfer';
import type { ServerRecord } from '../store/store';
import { InvalidRequestException } from '../wire/errors';

type EndpointType = ServerRecord['EndpointType'];
type Endpoint = Pick<ServerRecord, 'EndpointType' | 'EndpointDetails'>;

/** User guide, "Transfer Family quotas": one for each of three Availability Zones. */
const mostAddresses = 3;

export function newEndpoint(type: EndpointType, details: EndpointDetails = {}): Endpoint {
  if (isSet(details.AddressAllocationIds)) refuse('AddressAllocationIds cannot be set in CreateServer');
  return endpointOf(type, details);
}

export function updatedEndpoint(
  server: ServerRecord,
  type: EndpointType = server.EndpointType,
  details: EndpointDetails = {},
): Endpoint {
  if (type !== server.EndpointType) {
    if (type === 'VPC' && isSet(details.AddressAllocationIds)) {
      // The service's own spelling.
      refuse('Cannot specify AddressAllocationids when updating server to EndpointType: VPC');
    }
    if (server.State !== 'OFFLINE') refuse('Server must be OFFLINE to change EndpointType');
    return endpointOf(type, details);
  }
  if (type !== 'VPC') {
    if (hasMembers(details)) refuse('EndpointDetails invalid for PUBLIC endpoints');
    return { EndpointType: type, EndpointDetails: server.EndpointDetails };
  }
  return { EndpointType: 'VPC', EndpointDetails: updatedVpcDetails(server, details) };
}

function endpointOf(type: EndpointType, details: EndpointDetails): Endpoint {
  if (type === 'VPC_ENDPOINT') {
    refuse('EndpointType: VPC_ENDPOINT is available only to accounts that used it before May 19, 2021');
  }
  if (type === 'PUBLIC') {
    if (hasMembers(details)) refuse('EndpointDetails invalid for PUBLIC endpoints');
    return { EndpointType: type, EndpointDetails: undefined };
  }
  const { VpcId, SubnetIds } = details;
  if (details.VpcEndpointId !== undefined) refuse('VPC Endpoint ID unsupported for EndpointType: VPC');
  if (!VpcId) refuse('VpcId must be specified for EndpointType: VPC');
  if (!isSet(SubnetIds)) refuse('SubnetIds must be specified for EndpointType: VPC');
  refuseDuplicates('SubnetIds', SubnetIds);
  // Security groups are taken and never shown, as the service does: EC2 knows them by the VPC endpoint.
  const VpcEndpointId = `vpce-${randomBytes(9).toString('hex').slice(0, 17)}`;
  return { EndpointType: type, EndpointDetails: { VpcId, SubnetIds, VpcEndpointId } };
}

function updatedVpcDetails(server: ServerRecord, details: EndpointDetails): EndpointDetails {
  const present = server.EndpointDetails ?? {};
  const { SubnetIds = present.SubnetIds, AddressAllocationIds = present.AddressAllocationIds } = details;
  if (details.VpcEndpointId !== undefined) refuse('VPC Endpoint ID unsupported for EndpointType: VPC');
  if (details.VpcId !== undefined && details.VpcId !== present.VpcId)
    refuse('Changing VpcId is not supported');
  if (isSet(details.SecurityGroupIds)) refuse('Changing Security Group is not supported');

  const subnetsChange = !sameMembers(SubnetIds, present.SubnetIds);
  if (subnetsChange && isSet(present.AddressAllocationIds)) {
    refuse('AddressAllocationIds must be removed before SubnetIds can be modified');
  }
  if (subnetsChange && isSet(AddressAllocationIds)) {
    refuse('Specified SubnetIds must exist in the server before attaching AddressAllocationIds');
  }
  if (subnetsChange && !isSet(SubnetIds)) refuse('SubnetIds must be specified for EndpointType: VPC');
  refuseDuplicates('SubnetIds', SubnetIds);

  if (!sameMembers(AddressAllocationIds, present.AddressAllocationIds)) {
    if (server.State !== 'OFFLINE') refuse('Server must be OFFLINE to change AddressAllocationIds');
    refuseDuplicates('AddressAllocationIds', AddressAllocationIds);
    if ((AddressAllocationIds?.length ?? 0) > mostAddresses) {
      refuse(`There must not be more than ${mostAddresses} AddressAllocationIds`);
    }
    if (isSet(AddressAllocationIds) && AddressAllocationIds.length !== SubnetIds?.length) {
      refuse('The number of AddressAllocationIds must match the number of SubnetIds');
    }
  }
  return {
    ...present,
    SubnetIds,
    AddressAllocationIds: isSet(AddressAllocationIds) ? AddressAllocationIds : undefined,
  };
}

function refuse(message: string): never {
  throw new InvalidRequestException(message);
}

function isSet(list: string[] | undefined): list is string[] {
  return list !== undefined && list.length > 0;
}

function hasMembers(details: EndpointDetails): boolean {
  return Object.values(details).some((value) => value !== undefined);
}

function sameMembers(a: string[] = [], b: string[] = []): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

function refuseDuplicates(name: string, list: string[] = []): void {
  if (new Set(list).size !== list.length) refuse(`${name} must not contain duplicates`);
}

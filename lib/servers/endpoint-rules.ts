// Which parts of an endpoint may be changed in the present state, and why not otherwise (API: UpdateServer, EndpointDetails). Pure.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { reasonsOfProtocols } from './protocol-rules';

export interface EndpointReasons {
  /** Against leaving a VPC. */
  PUBLIC?: string;
  EndpointType?: string;
  IpAddressType?: string;
  VpcId?: string;
  SubnetIds?: string;
  AddressAllocationIds?: string;
  SecurityGroupIds?: string;
}

/** `chosenType` is the endpoint type on the form, which may be about to change. */
export function reasonsAgainstEndpoint(server: DescribedServer, chosenType: string): EndpointReasons {
  const offline = server.State === 'OFFLINE' ? undefined : 'Stop the server first: it must be offline.';
  const enters = chosenType === 'VPC' && server.EndpointType !== 'VPC';
  const elastic = server.EndpointDetails?.AddressAllocationIds ?? [];
  return {
    PUBLIC: reasonsOfProtocols(server.Protocols ?? []).PUBLIC ?? offline,
    EndpointType: offline,
    IpAddressType:
      offline ??
      (elastic.length > 0 ? 'Remove the Elastic IP addresses first: they exclude IPv6.' : undefined),
    VpcId: enters ? undefined : 'The VPC of a server can never be changed.',
    SubnetIds:
      !enters && elastic.length > 0
        ? 'Remove the Elastic IP addresses first, save, then change the subnets.'
        : undefined,
    AddressAllocationIds: enters ? 'Save the endpoint in the VPC first.' : offline,
    SecurityGroupIds: enters
      ? undefined
      : `Security groups are changed in EC2, at ${server.EndpointDetails?.VpcEndpointId ?? 'the VPC endpoint'}.`,
  };
}

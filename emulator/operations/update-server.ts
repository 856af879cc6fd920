// Answers UpdateServer: what is absent stays, and the outcome is held to the rules of a new server.

import type { UpdateServerRequest, UpdateServerResponse } from '@aws-sdk/client-transfer';
import type { ServerRecord, Store } from '../store/store';
import { InvalidRequestException } from '../wire/errors';
import { existingServer } from './existing';
import { parseHostKey } from './host-key-material';
import { refuseWhileInUse } from './in-use';
import type { Operation, Wire } from './operation';
import { refuseAboveQuota } from './quotas';
import { updatedEndpoint } from './server-endpoint';
import { updatedIdentityProvider } from './server-identity-provider';
import { checkServer, nonEmpty, workflowDetails } from './server-rules';

export const updateServer: Operation<UpdateServerRequest, UpdateServerResponse> = async (input, context) => {
  const { store, lifecycle } = context.services;
  const { ServerId } = input;
  const server = updated(existingServer(context, ServerId), input);
  checkServer(server, context);
  if (!server.Protocols.includes('AS2')) refuseWhileAs2InUse(ServerId, store);
  const hostKey = input.HostKey === undefined ? undefined : parseHostKey(input.HostKey);
  store.transaction(() => {
    store.servers.put(server);
    if (hostKey) {
      refuseAboveQuota(context, 'hostKeysPerServer', store.hostKeys.list(ServerId).length);
      hostKey.addTo(ServerId, context);
    }
  });
  await lifecycle.changed(ServerId);
  return { ServerId };
};

/** What names a server for AS2 would be left with one that does not speak it. */
function refuseWhileAs2InUse(serverId: string, { agreements, connectors }: Store): void {
  refuseWhileInUse('Protocol AS2', {
    agreement: agreements.list(serverId).map(({ AgreementId }) => AgreementId),
    connector: connectors.withServer(serverId),
  });
}

function updated(server: ServerRecord, input: Wire<UpdateServerRequest>): ServerRecord {
  const IpAddressType = input.IpAddressType ?? server.IpAddressType;
  if (IpAddressType !== server.IpAddressType && server.State !== 'OFFLINE') {
    throw new InvalidRequestException('Server must be OFFLINE to change IpAddressType');
  }
  const Protocols = input.Protocols ?? server.Protocols;
  return {
    ...server,
    ...updatedEndpoint(server, input.EndpointType, input.EndpointDetails),
    ...updatedIdentityProvider(server, input.IdentityProviderType, input.IdentityProviderDetails, Protocols),
    IpAddressType,
    Protocols,
    ProtocolDetails: { ...server.ProtocolDetails, ...input.ProtocolDetails },
    S3StorageOptions: { ...server.S3StorageOptions, ...input.S3StorageOptions },
    SecurityPolicyName: input.SecurityPolicyName ?? server.SecurityPolicyName,
    Certificate: nonEmpty(input.Certificate ?? server.Certificate),
    LoggingRole: nonEmpty(input.LoggingRole ?? server.LoggingRole),
    PreAuthenticationLoginBanner: nonEmpty(
      input.PreAuthenticationLoginBanner ?? server.PreAuthenticationLoginBanner,
    ),
    PostAuthenticationLoginBanner: nonEmpty(
      input.PostAuthenticationLoginBanner ?? server.PostAuthenticationLoginBanner,
    ),
    StructuredLogDestinations: nonEmpty(input.StructuredLogDestinations ?? server.StructuredLogDestinations),
    WorkflowDetails: workflowDetails(server.WorkflowDetails, input.WorkflowDetails),
  };
}

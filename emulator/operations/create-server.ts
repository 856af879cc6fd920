// Answers CreateServer.

import type { CreateServerRequest, CreateServerResponse } from '@aws-sdk/client-transfer';
import { defaultServerPolicy } from '../security-policies/security-policy';
import type { ServerRecord } from '../store/store';
import { generateHostKeys, parseHostKey } from './host-key-material';
import { arn, newId } from './identifiers';
import type { Context, Operation, Wire } from './operation';
import { refuseAboveQuota } from './quotas';
import { newEndpoint } from './server-endpoint';
import { newIdentityProvider } from './server-identity-provider';
import { checkServer, nonEmpty, workflowDetails } from './server-rules';
import { checkTags } from './tag-rules';

export const createServer: Operation<CreateServerRequest, CreateServerResponse> = (input, context) => {
  const { store, lifecycle } = context.services;
  checkTags(input.Tags ?? []);
  refuseAboveQuota(context, 'servers', store.servers.count(context.region));
  const server = newServer(input, context);
  checkServer(server, context);
  const material = input.HostKey === undefined ? generateHostKeys() : [parseHostKey(input.HostKey)];
  store.transaction(() => {
    store.servers.put(server);
    for (const hostKey of material) hostKey.addTo(server.ServerId, context);
    store.tags.put(server.Arn, input.Tags ?? []);
  });
  lifecycle.start(server.ServerId);
  return { ServerId: server.ServerId };
};

function newServer(input: Wire<CreateServerRequest>, context: Context): ServerRecord {
  const ServerId = newId('s');
  const Protocols = input.Protocols ?? ['SFTP'];
  return {
    ServerId,
    Arn: arn(context, `server/${ServerId}`),
    State: 'STARTING',
    Domain: input.Domain ?? 'S3',
    ...newEndpoint(input.EndpointType ?? 'PUBLIC', input.EndpointDetails),
    ...newIdentityProvider(
      input.IdentityProviderType ?? 'SERVICE_MANAGED',
      input.IdentityProviderDetails,
      Protocols,
    ),
    IpAddressType: input.IpAddressType ?? 'IPV4',
    Protocols,
    ProtocolDetails: {
      PassiveIp: 'AUTO',
      SetStatOption: 'DEFAULT',
      TlsSessionResumptionMode: 'ENFORCED',
      ...input.ProtocolDetails,
    },
    S3StorageOptions: {
      DirectoryListingOptimization: input.S3StorageOptions?.DirectoryListingOptimization ?? 'DISABLED',
    },
    SecurityPolicyName: input.SecurityPolicyName ?? defaultServerPolicy,
    Certificate: nonEmpty(input.Certificate),
    LoggingRole: nonEmpty(input.LoggingRole),
    PreAuthenticationLoginBanner: nonEmpty(input.PreAuthenticationLoginBanner),
    PostAuthenticationLoginBanner: nonEmpty(input.PostAuthenticationLoginBanner),
    StructuredLogDestinations: nonEmpty(input.StructuredLogDestinations),
    WorkflowDetails: workflowDetails(undefined, input.WorkflowDetails),
  };
}

// What a new server takes from the one that it is cloned from, and what it cannot. Runs in the browser too.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { type Carried, carriedTags } from '@/lib/clones/rules';
import { customHostName, HOST_TAG, ZONE_TAG } from './host-name';
import { serverName } from './rules';
import type { CreateServerForm } from './schema';

/** Ids, roles and ARNs mean nothing in another environment; names of policies and protocols do. */
export function cloneServer(original: DescribedServer, elsewhere: boolean): Carried<CreateServerForm> {
  const left: string[] = [];
  /** What exists in the original's environment only. */
  const local = (value: string | undefined, what: string): string => {
    if (!value) return '';
    if (elsewhere) left.push(`${what}: it does not exist in this environment.`);
    return elsewhere ? '' : value;
  };
  const type = original.IdentityProviderType ?? 'SERVICE_MANAGED';
  const provider = original.IdentityProviderDetails ?? {};
  const endpoint = original.EndpointDetails ?? {};
  const isVpc = original.EndpointType === 'VPC' || original.EndpointType === 'VPC_ENDPOINT';
  const { PassiveIp, TlsSessionResumptionMode, SetStatOption } = original.ProtocolDetails ?? {};
  const name = serverName(original.Tags) ?? '';
  const values: CreateServerForm = {
    Name: name && !elsewhere ? `${name} (copy)` : name,
    Protocols: original.Protocols ?? ['SFTP'],
    IdentityProviderType: type,
    IdentityProviderDetails: {
      DirectoryId: local(provider.DirectoryId, `The directory ${provider.DirectoryId}`),
      Function: local(provider.Function, `The function ${provider.Function}`),
      Url: local(provider.Url, `The API ${provider.Url}`),
      InvocationRole: local(provider.InvocationRole, `The role ${provider.InvocationRole}`),
      SftpAuthenticationMethods: provider.SftpAuthenticationMethods ?? 'PUBLIC_KEY_OR_PASSWORD',
    },
    Certificate: local(original.Certificate, `The certificate ${original.Certificate}`),
    Domain: original.Domain ?? 'S3',
    EndpointType: isVpc ? 'VPC' : 'PUBLIC',
    EndpointDetails: {
      VpcId: local(endpoint.VpcId, `The network ${endpoint.VpcId} with its subnets and security groups`),
      SubnetIds: elsewhere ? '' : (endpoint.SubnetIds ?? []).join('\n'),
      SecurityGroupIds: elsewhere ? '' : (endpoint.SecurityGroupIds ?? []).join('\n'),
    },
    IpAddressType: original.IpAddressType ?? 'IPV4',
    SecurityPolicyName: original.SecurityPolicyName ?? '',
    StructuredLogDestinations: local(
      original.StructuredLogDestinations?.[0],
      `The log group ${original.StructuredLogDestinations?.[0]}`,
    ),
    LoggingRole: local(original.LoggingRole, `The role ${original.LoggingRole}`),
    PreAuthenticationLoginBanner: original.PreAuthenticationLoginBanner ?? '',
    PostAuthenticationLoginBanner: original.PostAuthenticationLoginBanner ?? '',
    PassiveIp: '',
    TlsSessionResumptionMode: TlsSessionResumptionMode ?? 'ENFORCED',
    SetStatOption: SetStatOption ?? 'DEFAULT',
    OptimiseListing: original.S3StorageOptions?.DirectoryListingOptimization !== 'DISABLED',
    HostKey: '',
    CustomHostname: '',
    HostedZoneId: '',
    Tags: carriedTags(original.Tags, ['Name', HOST_TAG, ZONE_TAG]),
  };
  if (PassiveIp && PassiveIp !== 'AUTO')
    left.push(`The passive address ${PassiveIp}: it leads to the original.`);
  if ((endpoint.AddressAllocationIds ?? []).length > 0)
    left.push('The Elastic IP addresses: one address serves one server.');
  const host = customHostName(original.Tags)?.host;
  if (host) left.push(`The host name ${host}: it leads to the original.`);
  if (original.Protocols?.includes('SFTP'))
    left.push(
      'The host keys: AWS never gives private keys out. Clients that know the original see another key.',
    );
  const logins = type === 'SERVICE_MANAGED' ? 'Users' : 'Accesses';
  left.push(`${logins} and agreements: each is made on the new server.`);
  const workflows = original.WorkflowDetails ?? {};
  if ((workflows.OnUpload ?? []).length + (workflows.OnPartialUpload ?? []).length > 0)
    left.push('The workflows that run on upload: set them on the new server’s page.');
  return { values, left };
}

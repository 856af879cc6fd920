// Changes of a server, one section at a time, and what each becomes on the wire.

import type { DescribedServer, UpdateServerRequest } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { roleArn, securityPolicyName, serverId } from '@/lib/fields/leaves';
import { As2Transport, IpAddressType, Protocol } from '@/lib/transfer-model/enums.gen';
import {
  certificate,
  checkIdentity,
  identityFields,
  protocolOptionFields,
  toIdentity,
  toProtocolDetails,
} from './identity-schema';
import {
  banner,
  idList,
  idsOf,
  logDestination,
  loggingRole,
  securityGroupIds,
  subnetIds,
  toLogDestination,
  vpcId,
} from './schema';

/** Of one trigger; no workflow where none is to run. */
const attachedWorkflow = z
  .object({ WorkflowId: z.string().trim(), ExecutionRole: z.string().trim() })
  .superRefine(({ WorkflowId, ExecutionRole }, context) => {
    if (!WorkflowId || roleArn.safeParse(ExecutionRole).success) return;
    const message = 'Enter the ARN of the role that the steps run with.';
    context.addIssue({ code: 'custom', path: ['ExecutionRole'], message });
  });
type AttachedWorkflow = z.output<typeof attachedWorkflow>;

const endpointSection = z
  .object({
    section: z.literal('endpoint'),
    serverId,
    EndpointType: z.enum(['PUBLIC', 'VPC']),
    IpAddressType: z.enum(IpAddressType),
    EndpointDetails: z.object({
      VpcId: vpcId,
      SubnetIds: subnetIds,
      SecurityGroupIds: securityGroupIds,
      AddressAllocationIds: idsOf(/^eipalloc-[0-9a-f]{8,17}$/, 'eipalloc-0123456789abcdef0'),
    }),
  })
  .superRefine(({ EndpointType, EndpointDetails, IpAddressType: addresses }, context) => {
    if (EndpointType !== 'VPC') return;
    const refuse = (member: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['EndpointDetails', member], message });
    const subnets = idList(EndpointDetails.SubnetIds).length;
    const elastic = idList(EndpointDetails.AddressAllocationIds).length;
    if (!EndpointDetails.VpcId) refuse('VpcId', 'An endpoint in a VPC needs the id of the VPC.');
    if (subnets === 0) refuse('SubnetIds', 'An endpoint in a VPC needs at least one subnet.');
    if (elastic === 0) return;
    if (addresses === 'DUALSTACK') {
      refuse('AddressAllocationIds', 'Elastic IP addresses exclude IPv6: choose one of them.');
    } else if (elastic > 3) {
      refuse('AddressAllocationIds', 'A server has at most three Elastic IP addresses.');
    } else if (elastic !== subnets) {
      refuse('AddressAllocationIds', `Give one for each subnet: there are ${subnets}.`);
    }
  });

export const updateServerSchema = z.discriminatedUnion('section', [
  endpointSection,
  z.object({
    section: z.literal('logging'),
    serverId,
    StructuredLogDestinations: logDestination,
    LoggingRole: loggingRole,
  }),
  z.object({
    section: z.literal('banner'),
    serverId,
    PreAuthenticationLoginBanner: banner,
    PostAuthenticationLoginBanner: banner,
  }),
  z.object({
    section: z.literal('options'),
    serverId,
    ...protocolOptionFields,
    OptimiseListing: z.boolean(),
  }),
  z
    .object({
      section: z.literal('protocols'),
      serverId,
      Protocols: z.array(z.enum(Protocol)).min(1, 'Choose at least one protocol.'),
      Certificate: certificate,
    })
    .refine(({ Protocols, Certificate }) => !Protocols.includes('FTPS') || Certificate, {
      path: ['Certificate'],
      message: 'FTPS needs a certificate that ACM keeps in this Region.',
    }),
  z
    .object({
      section: z.literal('identity'),
      serverId,
      /** The provider that the form began with. */
      from: identityFields.IdentityProviderType,
      understood: z.boolean(),
      ...identityFields,
    })
    .superRefine((values, context) => {
      const refuse = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: path.split('.'), message });
      checkIdentity(values, refuse);
      if (values.from !== values.IdentityProviderType && !values.understood)
        refuse('understood', 'Tick this first.');
    }),
  z.object({ section: z.literal('policy'), serverId, SecurityPolicyName: securityPolicyName }),
  z.object({
    section: z.literal('workflows'),
    serverId,
    OnUpload: attachedWorkflow,
    OnPartialUpload: attachedWorkflow,
  }),
]);

export type UpdateServerForm = z.input<typeof updateServerSchema>;
export type UpdateServerValues = z.output<typeof updateServerSchema>;
export type SectionForm<Section extends UpdateServerForm['section']> = Extract<
  UpdateServerForm,
  { section: Section }
>;

/** An empty value clears a member; only the endpoint is compared with what is there, since AWS refuses needless mention. */
export function toUpdateServerInput(
  values: UpdateServerValues,
  present: DescribedServer,
): UpdateServerRequest {
  const ServerId = values.serverId;
  switch (values.section) {
    case 'endpoint':
      return { ServerId, ...endpointChange(values, present) };
    case 'logging': {
      const { StructuredLogDestinations: destination, LoggingRole } = values;
      return {
        ServerId,
        StructuredLogDestinations: destination ? [toLogDestination(destination)] : [],
        LoggingRole,
      };
    }
    case 'banner': {
      const { PreAuthenticationLoginBanner, PostAuthenticationLoginBanner } = values;
      return { ServerId, PreAuthenticationLoginBanner, PostAuthenticationLoginBanner };
    }
    case 'options': {
      const DirectoryListingOptimization = values.OptimiseListing ? 'ENABLED' : 'DISABLED';
      const { Protocols = [], Domain } = present;
      const ProtocolDetails = toProtocolDetails(values, { Protocols, Domain });
      return {
        ServerId,
        ...(ProtocolDetails && { ProtocolDetails }),
        ...(Domain !== 'EFS' && { S3StorageOptions: { DirectoryListingOptimization } }),
      };
    }
    case 'identity':
      return { ServerId, ...toIdentity(values, present.Protocols ?? []) };
    case 'protocols': {
      const { Protocols, Certificate } = values;
      // AWS replaces the whole list, and wants the transport whenever AS2 is in it.
      const details = { ProtocolDetails: { As2Transports: [As2Transport[0]] } };
      return {
        ServerId,
        Protocols,
        ...(Protocols.includes('FTPS') && Certificate !== present.Certificate && { Certificate }),
        ...(Protocols.includes('AS2') && details),
      };
    }
    case 'policy':
      return { ServerId, SecurityPolicyName: values.SecurityPolicyName };
    case 'workflows': {
      const { OnUpload, OnPartialUpload } = values;
      // An empty list takes the workflow off; one that is left out would stay.
      const attached = (one: AttachedWorkflow) => (one.WorkflowId ? [one] : []);
      const WorkflowDetails = { OnUpload: attached(OnUpload), OnPartialUpload: attached(OnPartialUpload) };
      return { ServerId, WorkflowDetails };
    }
  }
}

type EndpointValues = Extract<UpdateServerValues, { section: 'endpoint' }>;

function endpointChange(values: EndpointValues, present: DescribedServer): Partial<UpdateServerRequest> {
  const { EndpointType, IpAddressType: addresses, EndpointDetails: form } = values;
  const addressChange = addresses === (present.IpAddressType ?? 'IPV4') ? {} : { IpAddressType: addresses };
  const subnets = idList(form.SubnetIds);
  const elastic = idList(form.AddressAllocationIds);
  if (EndpointType !== present.EndpointType) {
    if (EndpointType === 'PUBLIC') return { ...addressChange, EndpointType };
    const groups = idList(form.SecurityGroupIds);
    return {
      ...addressChange,
      EndpointType,
      EndpointDetails: {
        VpcId: form.VpcId,
        SubnetIds: subnets,
        ...(groups.length > 0 && { SecurityGroupIds: groups }),
      },
    };
  }
  if (EndpointType === 'PUBLIC') return addressChange;
  const { SubnetIds, AddressAllocationIds } = present.EndpointDetails ?? {};
  const details = {
    ...(!sameMembers(subnets, SubnetIds) && { SubnetIds: subnets }),
    ...(!sameMembers(elastic, AddressAllocationIds) && { AddressAllocationIds: elastic }),
  };
  return { ...addressChange, ...(Object.keys(details).length > 0 && { EndpointDetails: details }) };
}

function sameMembers(a: readonly string[], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

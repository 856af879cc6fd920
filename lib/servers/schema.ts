// What people may ask of servers: inputs of the actions, values of the forms, and what they become on the wire.

import type { CreateServerRequest } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { securityPolicyName, serverId, shaped } from '@/lib/fields/leaves';
import { hostKeyProblem } from '@/lib/host-keys/private-key-rules';
import { tagsSchema } from '@/lib/tags/schema';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import { Domain, IpAddressType, Protocol } from '@/lib/transfer-model/enums.gen';
import { hostNameProblem, hostNameTags, zoneProblem } from './host-name';
import {
  certificate,
  checkIdentity,
  identityFields,
  protocolOptionFields,
  toIdentity,
  toProtocolDetails,
} from './identity-schema';
import { isFipsPolicy, reasonsOfProtocols, speaksFtp, takesLogins } from './protocol-rules';

export const serverRefSchema = z.object({ serverId });
export type ServerRef = z.output<typeof serverRefSchema>;

/** Ids as people paste them: one a line, or with commas or spaces between. */
export function idList(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

export function idsOf(pattern: RegExp, example: string) {
  return z
    .string()
    .max(4000)
    .refine((text) => idList(text).every((id) => pattern.test(id)), `Each must look like ${example}.`)
    .refine((text) => new Set(idList(text)).size === idList(text).length, 'One of them is there twice.');
}

const optional = <Schema extends z.ZodType<string, string>>(schema: Schema) => z.literal('').or(schema);

export const vpcId = optional(
  z.string().regex(/^vpc-[0-9a-f]{8,17}$/, 'A VPC id looks like vpc-0123456789abcdef0.'),
);
export const subnetIds = idsOf(/^subnet-[0-9a-f]{8,17}$/, 'subnet-0123456789abcdef0');
export const securityGroupIds = idsOf(/^sg-[0-9a-f]{8,17}$/, 'sg-0123456789abcdef0');

export const loggingRole = optional(
  shaped(
    shapes.Role,
    'Enter the ARN of an IAM role, such as arn:aws:iam::111122223333:role/transfer-logging.',
  ),
);
export const logDestination = optional(
  z
    .string()
    .regex(
      /^arn:[\w-]+:logs:[\w-]+:\d{12}:log-group:[\w./#-]{1,512}(:\*)?$/,
      'Enter the ARN of a log group, such as arn:aws:logs:eu-west-1:111122223333:log-group:/aws/transfer/uploads.',
    ),
);
export const banner = shaped(
  shapes.PreAuthenticationLoginBanner,
  'Use at most 4,096 characters of plain ASCII; line breaks and tabs are allowed.',
);

/** The same as a field of a form: says what is wrong with a text. */
const without = (problemOf: (text: string) => string | undefined) =>
  z
    .string()
    .trim()
    .superRefine((text, context) => {
      const message = problemOf(text);
      if (message) context.addIssue({ code: 'custom', message });
    });
const hostNameFields = { CustomHostname: without(hostNameProblem), HostedZoneId: without(zoneProblem) };

export const hostNameSchema = z
  .object(hostNameFields)
  .refine(({ CustomHostname, HostedZoneId }) => !HostedZoneId || CustomHostname, {
    path: ['CustomHostname'],
    message: 'Enter the name that the hosted zone holds.',
  });

const hostKey = z.string().max(shapes.HostKey.max, 'A private key has at most 4,096 characters.');

export const createServerSchema = z
  .object({
    Name: z.string().trim().max(256, 'A name has at most 256 characters.'),
    Protocols: z.array(z.enum(Protocol)).min(1, 'Choose at least one protocol.'),
    ...identityFields,
    Certificate: certificate,
    Domain: z.enum(Domain),
    EndpointType: z.enum(['PUBLIC', 'VPC']),
    EndpointDetails: z.object({ VpcId: vpcId, SubnetIds: subnetIds, SecurityGroupIds: securityGroupIds }),
    IpAddressType: z.enum(IpAddressType),
    SecurityPolicyName: securityPolicyName,
    StructuredLogDestinations: logDestination,
    LoggingRole: loggingRole,
    PreAuthenticationLoginBanner: banner,
    PostAuthenticationLoginBanner: banner,
    ...protocolOptionFields,
    OptimiseListing: z.boolean(),
    HostKey: hostKey,
    ...hostNameFields,
    Tags: tagsSchema,
  })
  .superRefine((values, context) => {
    const { EndpointType, EndpointDetails, HostKey, Name, Protocols, Tags } = values;
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: path.split('.'), message });
    const reasons = reasonsOfProtocols(Protocols);
    if (reasons.PUBLIC && EndpointType === 'PUBLIC') refuse('EndpointType', reasons.PUBLIC);
    if (reasons.EFS && values.Domain === 'EFS') refuse('Domain', reasons.EFS);
    if (reasons.FIPS && isFipsPolicy(values.SecurityPolicyName))
      refuse('SecurityPolicyName', `${reasons.FIPS} Choose another one.`);
    if (takesLogins(Protocols)) {
      if (reasons.SERVICE_MANAGED && values.IdentityProviderType === 'SERVICE_MANAGED')
        refuse('IdentityProviderType', reasons.SERVICE_MANAGED);
      else checkIdentity(values, refuse);
    }
    if (Protocols.includes('FTPS') && !values.Certificate)
      refuse('Certificate', 'FTPS needs a certificate that ACM keeps in this Region.');
    if (EndpointType === 'VPC') {
      if (!EndpointDetails.VpcId)
        refuse('EndpointDetails.VpcId', 'An endpoint in a VPC needs the id of the VPC.');
      if (idList(EndpointDetails.SubnetIds).length === 0) {
        refuse('EndpointDetails.SubnetIds', 'An endpoint in a VPC needs at least one subnet.');
      }
    }
    const problem = Protocols.includes('SFTP') && HostKey.trim() ? hostKeyProblem(HostKey) : undefined;
    if (problem) refuse('HostKey', problem);
    if (Name && Tags.some((tag) => tag.Key === 'Name')) {
      refuse('Tags', 'The name above becomes the tag "Name": leave one of them out.');
    }
    if (values.HostedZoneId && !values.CustomHostname)
      refuse('CustomHostname', 'Enter the name that the hosted zone holds.');
  });

export type CreateServerForm = z.input<typeof createServerSchema>;
export type CreateServerValues = z.output<typeof createServerSchema>;

/** AWS wants the `:*` that its own pages leave out when they show the ARN of a log group. */
export function toLogDestination(arn: string): string {
  return arn.endsWith(':*') ? arn : `${arn}:*`;
}

/** Only what was chosen and goes with the protocols, except the policy: AWS may change its default. */
export function toCreateServerInput(values: CreateServerValues): CreateServerRequest {
  const { Name, Tags, EndpointDetails, Domain: domain, Protocols } = values;
  const tags = [
    ...(Name ? [{ Key: 'Name', Value: Name }] : []),
    ...(values.EndpointType === 'PUBLIC' ? hostNameTags(values) : []),
    ...Tags,
  ];
  const securityGroups = idList(EndpointDetails.SecurityGroupIds);
  const logins = takesLogins(Protocols);
  const ProtocolDetails = toProtocolDetails(values, values);
  return {
    Domain: domain,
    Protocols,
    ...(logins ? toIdentity(values, Protocols) : { IdentityProviderType: 'SERVICE_MANAGED' as const }),
    EndpointType: values.EndpointType,
    ...(values.EndpointType === 'VPC' && {
      EndpointDetails: {
        VpcId: EndpointDetails.VpcId,
        SubnetIds: idList(EndpointDetails.SubnetIds),
        ...(securityGroups.length > 0 && { SecurityGroupIds: securityGroups }),
      },
    }),
    ...(values.IpAddressType !== 'IPV4' && { IpAddressType: values.IpAddressType }),
    SecurityPolicyName: values.SecurityPolicyName,
    ...(values.StructuredLogDestinations && {
      StructuredLogDestinations: [toLogDestination(values.StructuredLogDestinations)],
    }),
    ...(values.LoggingRole && { LoggingRole: values.LoggingRole }),
    ...(logins &&
      values.PreAuthenticationLoginBanner && {
        PreAuthenticationLoginBanner: values.PreAuthenticationLoginBanner,
      }),
    ...(speaksFtp(Protocols) &&
      values.PostAuthenticationLoginBanner && {
        PostAuthenticationLoginBanner: values.PostAuthenticationLoginBanner,
      }),
    ...(Protocols.includes('FTPS') && { Certificate: values.Certificate }),
    ...(ProtocolDetails && { ProtocolDetails }),
    ...(logins &&
      domain === 'S3' && {
        S3StorageOptions: { DirectoryListingOptimization: values.OptimiseListing ? 'ENABLED' : 'DISABLED' },
      }),
    ...(Protocols.includes('SFTP') && values.HostKey.trim() && { HostKey: values.HostKey }),
    ...(tags.length > 0 && { Tags: tags }),
  };
}

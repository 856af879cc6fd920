// What people may ask of SFTP connectors: values of the forms, and what they become on the wire.

import type {
  CreateConnectorRequest,
  DescribedConnector,
  UpdateConnectorRequest,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { shaped } from '@/lib/fields/leaves';
import { tagsSchema } from '@/lib/tags/schema';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import { connectorId } from './schema';
import {
  connectionCounts,
  egressTypes,
  serverUrlProblem,
  trustedKeyLines,
  trustedKeysProblem,
} from './sftp-rules';

const role = (example: string) =>
  shaped(shapes.Role, `Enter the ARN of an IAM role, such as arn:aws:iam::111122223333:role/${example}.`);

const fields = {
  EgressType: z.enum(egressTypes),
  Url: z.string().trim(),
  EgressConfig: z.object({
    VpcLattice: z.object({
      ResourceConfigurationArn: z.string().trim(),
      PortNumber: z.number({ error: 'Enter a port from 1 to 65535.' }).int().min(1).max(65_535),
    }),
  }),
  SftpConfig: z.object({
    UserSecretId: z
      .string()
      .trim()
      .min(1, 'Name the secret that holds the login.')
      .max(shapes.SecretId.max, 'At most 2,048 characters.'),
    /** One key in each line, as ssh-keyscan prints them. */
    TrustedHostKeys: z.string().max(25_000),
    MaxConcurrentConnections: z.enum(connectionCounts),
  }),
  SecurityPolicyName: shaped(shapes.ConnectorSecurityPolicyName, 'Choose a security policy.'),
  AccessRole: role('sftp-connector'),
  LoggingRole: z.literal('').or(role('transfer-logging')),
};

const fieldsSchema = z.object(fields);
type Fields = z.output<typeof fieldsSchema>;

function checkTogether(values: Fields, context: z.RefinementCtx): void {
  const refuse = (path: string, message: string | undefined) => {
    if (message) context.addIssue({ code: 'custom', path: path.split('.'), message });
  };
  const isLattice = values.EgressType === 'VPC_LATTICE';
  if (!isLattice) refuse('Url', serverUrlProblem(values.Url));
  const { ResourceConfigurationArn } = values.EgressConfig.VpcLattice;
  if (isLattice && !resourceArn.safeParse(ResourceConfigurationArn).success) {
    refuse(
      'EgressConfig.VpcLattice.ResourceConfigurationArn',
      'Enter the ARN of a resource configuration, which ends in resourceconfiguration/rcfg-… .',
    );
  }
  refuse('SftpConfig.TrustedHostKeys', trustedKeysProblem(values.SftpConfig.TrustedHostKeys, !isLattice));
}

const resourceArn = shaped(shapes.VpcLatticeResourceConfigurationArn, '');

export const createSftpConnectorSchema = z.object({ ...fields, Tags: tagsSchema }).superRefine(checkTogether);
export type CreateSftpConnectorForm = z.input<typeof createSftpConnectorSchema>;
export type CreateSftpConnectorValues = z.output<typeof createSftpConnectorSchema>;

export const updateSftpConnectorSchema = z
  .object({ ConnectorId: connectorId, ...fields })
  .superRefine(checkTogether);
export type UpdateSftpConnectorForm = z.input<typeof updateSftpConnectorSchema>;
export type UpdateSftpConnectorValues = z.output<typeof updateSftpConnectorSchema>;

export const trustHostKeySchema = z.object({
  ConnectorId: connectorId,
  HostKey: z
    .string()
    .trim()
    .max(shapes.SftpConnectorTrustedHostKey.max)
    .refine((text) => trustedKeyLines(text).length === 1 && !trustedKeysProblem(text, false)),
});
export type TrustHostKey = z.input<typeof trustHostKeySchema>;

function common(values: Fields) {
  const { UserSecretId, TrustedHostKeys, MaxConcurrentConnections } = values.SftpConfig;
  return {
    ...(values.EgressType === 'VPC_LATTICE' ? { EgressConfig: values.EgressConfig } : { Url: values.Url }),
    SftpConfig: {
      UserSecretId,
      TrustedHostKeys: trustedKeyLines(TrustedHostKeys),
      MaxConcurrentConnections: Number(MaxConcurrentConnections),
    },
    SecurityPolicyName: values.SecurityPolicyName,
    AccessRole: values.AccessRole,
    ...(values.LoggingRole && { LoggingRole: values.LoggingRole }),
  };
}

export function toCreateSftpConnectorInput(values: CreateSftpConnectorValues): CreateConnectorRequest {
  return { ...common(values), ...(values.Tags.length > 0 && { Tags: values.Tags }) };
}

/** The settings go as a whole, since it is not said what becomes of members that are left out. */
export function toUpdateSftpConnectorInput(values: UpdateSftpConnectorValues): UpdateConnectorRequest {
  return { ConnectorId: values.ConnectorId, ...common(values) };
}

/** The present settings with one key more. */
export function withTrustedKey(
  { SftpConfig = {} }: DescribedConnector,
  { ConnectorId, HostKey }: TrustHostKey,
): UpdateConnectorRequest {
  const TrustedHostKeys = [...(SftpConfig.TrustedHostKeys ?? []), HostKey];
  return { ConnectorId, SftpConfig: { ...SftpConfig, TrustedHostKeys } };
}

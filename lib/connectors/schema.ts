// What people may ask of connectors: values of the forms, and what they become on the wire.

import type {
  As2ConnectorConfig,
  CreateConnectorRequest,
  DescribedConnector,
  UpdateConnectorRequest,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { serverId, shaped } from '@/lib/fields/leaves';
import { tagsSchema } from '@/lib/tags/schema';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import {
  CompressionEnum,
  EncryptionAlg,
  MdnResponse,
  MdnSigningAlg,
  SigningAlg,
} from '@/lib/transfer-model/enums.gen';
import { httpsReasons, urlProblem } from './rules';

export const connectorId = shaped(shapes.ConnectorId, 'A connector id looks like c-0123456789abcdef0.');
export const connectorRefSchema = z.object({ ConnectorId: connectorId });
export type ConnectorRef = z.output<typeof connectorRefSchema>;

const MAX_SERVERS = 10;

const url = z
  .string()
  .trim()
  .superRefine((text, context) => {
    const problem = text ? urlProblem(text) : 'Enter the URL at which the partner takes messages.';
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });
const role = (example: string) =>
  shaped(shapes.Role, `Enter the ARN of an IAM role, such as arn:aws:iam::111122223333:role/${example}.`);
const emptyOr = <Schema extends z.ZodType<string, string>>(schema: Schema) => z.literal('').or(schema);

const as2Config = z.object({
  LocalProfileId: shaped(shapes.ProfileId, 'Choose the profile that is your side.'),
  PartnerProfileId: shaped(shapes.ProfileId, 'Choose the profile of the partner.'),
  MessageSubject: emptyOr(
    z
      .string()
      .trim()
      .max(shapes.MessageSubject.max, 'A subject has at most 1,024 characters.')
      .regex(/^[\x20-\x7e\t]*$/, 'Use plain ASCII on one line.'),
  ),
  Compression: z.enum(CompressionEnum),
  EncryptionAlgorithm: z.enum(EncryptionAlg),
  SigningAlgorithm: z.enum(SigningAlg),
  MdnSigningAlgorithm: z.enum(MdnSigningAlg),
  MdnResponse: z.enum(MdnResponse),
  BasicAuthSecretId: z.string().trim().max(shapes.As2ConnectorSecretId.max, 'At most 2,048 characters.'),
  PreserveContentType: z.boolean(),
  AsyncMdnConfig: z.object({ Url: z.string().trim(), ServerIds: z.array(serverId) }),
});

const fields = {
  Url: url,
  As2Config: as2Config,
  AccessRole: role('as2-files'),
  LoggingRole: emptyOr(role('transfer-logging')),
};

type Fields = { Url: string; As2Config: z.output<typeof as2Config> };

function checkTogether({ Url, As2Config }: Fields, context: z.RefinementCtx): void {
  const refuse = (member: string, message: string) =>
    context.addIssue({ code: 'custom', path: ['As2Config', ...member.split('.')], message });
  const reasons = urlProblem(Url) ? undefined : httpsReasons(Url);
  if (reasons && As2Config.EncryptionAlgorithm === 'NONE') refuse('EncryptionAlgorithm', reasons.encryption);
  if (reasons && As2Config.BasicAuthSecretId) refuse('BasicAuthSecretId', reasons.secret);
  if (As2Config.LocalProfileId === As2Config.PartnerProfileId)
    refuse('PartnerProfileId', 'The two sides need a profile each.');
  if (As2Config.MdnResponse !== 'ASYNC') return;
  const { Url: mdnUrl, ServerIds } = As2Config.AsyncMdnConfig;
  const problem = mdnUrl ? urlProblem(mdnUrl) : 'Enter the URL to which the partner sends receipts.';
  if (problem) refuse('AsyncMdnConfig.Url', problem);
  if (ServerIds.length === 0)
    refuse('AsyncMdnConfig.ServerIds', 'Choose at least one server that takes them.');
  if (ServerIds.length > MAX_SERVERS) refuse('AsyncMdnConfig.ServerIds', `At most ${MAX_SERVERS} servers.`);
}

export const createConnectorSchema = z.object({ ...fields, Tags: tagsSchema }).superRefine(checkTogether);
export type CreateConnectorForm = z.input<typeof createConnectorSchema>;
export type CreateConnectorValues = z.output<typeof createConnectorSchema>;

export const updateConnectorSchema = z
  .object({ ConnectorId: connectorId, ...fields })
  .superRefine(checkTogether);
export type UpdateConnectorForm = z.input<typeof updateConnectorSchema>;
export type UpdateConnectorValues = z.output<typeof updateConnectorSchema>;

function toAs2Config(config: Fields['As2Config']): As2ConnectorConfig {
  const { MessageSubject, BasicAuthSecretId, PreserveContentType, AsyncMdnConfig, ...rest } = config;
  return {
    ...rest,
    PreserveContentType: PreserveContentType ? 'ENABLED' : 'DISABLED',
    ...(MessageSubject && { MessageSubject }),
    ...(BasicAuthSecretId && { BasicAuthSecretId }),
    ...(rest.MdnResponse === 'ASYNC' && { AsyncMdnConfig }),
  };
}

export function toCreateConnectorInput(values: CreateConnectorValues): CreateConnectorRequest {
  const { Url, As2Config, AccessRole, LoggingRole, Tags } = values;
  return {
    Url,
    As2Config: toAs2Config(As2Config),
    AccessRole,
    ...(LoggingRole && { LoggingRole }),
    ...(Tags.length > 0 && { Tags }),
  };
}

/** What was set and is now empty though the API has no way to empty it: silence would leave the old value. */
export function unclearable(values: UpdateConnectorValues, present: DescribedConnector) {
  const message = 'AWS cannot remove this once it is set: write another value.';
  const found: { path: string; message: string }[] = [];
  if (present.LoggingRole && !values.LoggingRole) found.push({ path: 'LoggingRole', message });
  if (present.As2Config?.MessageSubject && !values.As2Config.MessageSubject)
    found.push({ path: 'As2Config.MessageSubject', message });
  return found;
}

/** The settings go as a whole; an empty secret takes the present one away. */
export function toUpdateConnectorInput(
  values: UpdateConnectorValues,
  present: DescribedConnector,
): UpdateConnectorRequest {
  const { ConnectorId, Url, As2Config, AccessRole, LoggingRole } = values;
  const endsSecret = present.As2Config?.BasicAuthSecretId && !As2Config.BasicAuthSecretId;
  return {
    ConnectorId,
    Url,
    As2Config: { ...toAs2Config(As2Config), ...(endsSecret && { BasicAuthSecretId: '' }) },
    AccessRole,
    ...(LoggingRole && { LoggingRole }),
  };
}

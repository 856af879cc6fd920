// What people may ask of agreements: values of the forms, and what they become on the wire.

import type {
  CreateAgreementRequest,
  DescribedAgreement,
  UpdateAgreementRequest,
} from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { serverId, shaped } from '@/lib/fields/leaves';
import { tagsSchema } from '@/lib/tags/schema';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import { AgreementStatusType } from '@/lib/transfer-model/enums.gen';
import { directories, directoryProblem } from './rules';

export const agreementId = shaped(shapes.AgreementId, 'An agreement id looks like a-0123456789abcdef0.');
export const agreementRefSchema = z.object({ ServerId: serverId, AgreementId: agreementId });
export type AgreementRef = z.output<typeof agreementRefSchema>;

const path = z.string().trim();

const fields = {
  ServerId: serverId,
  LocalProfileId: shaped(shapes.ProfileId, 'Choose the profile that is your side.'),
  PartnerProfileId: shaped(shapes.ProfileId, 'Choose the profile of the partner.'),
  AccessRole: shaped(
    shapes.Role,
    'Enter the ARN of an IAM role, such as arn:aws:iam::111122223333:role/as2-files.',
  ),
  layout: z.enum(['base', 'custom']),
  BaseDirectory: path,
  CustomDirectories: z.object({
    PayloadFilesDirectory: path,
    MdnFilesDirectory: path,
    StatusFilesDirectory: path,
    FailedFilesDirectory: path,
    TemporaryFilesDirectory: path,
  }),
  Status: z.enum(AgreementStatusType),
  PreserveFilename: z.boolean(),
  EnforceMessageSigning: z.boolean(),
  // API shape `Description` of agreements and certificates.
  Description: z
    .string()
    .trim()
    .max(200, 'A description has at most 200 characters.')
    .regex(
      /^[\x21-\x7e]*$/,
      'AWS takes no spaces here, and plain ASCII only: write acme-orders, for example.',
    ),
};

const base = z.object(fields);
type Fields = z.output<typeof base>;

function checkTogether(values: Fields, context: z.RefinementCtx): void {
  const refuse = (member: string[], message: string) =>
    context.addIssue({ code: 'custom', path: member, message });
  if (values.LocalProfileId === values.PartnerProfileId)
    refuse(['PartnerProfileId'], 'The two sides need a profile each.');
  if (values.layout === 'base') {
    const problem = directoryProblem(values.BaseDirectory);
    if (problem) refuse(['BaseDirectory'], problem);
    return;
  }
  for (const { member } of directories) {
    const problem = directoryProblem(values.CustomDirectories[member]);
    if (problem) refuse(['CustomDirectories', member], problem);
  }
}

export const createAgreementSchema = z.object({ ...fields, Tags: tagsSchema }).superRefine(checkTogether);
export type CreateAgreementForm = z.input<typeof createAgreementSchema>;
export type CreateAgreementValues = z.output<typeof createAgreementSchema>;

export const updateAgreementSchema = z
  .object({ ...fields, AgreementId: agreementId })
  .superRefine(checkTogether);
export type UpdateAgreementForm = z.input<typeof updateAgreementSchema>;
export type UpdateAgreementValues = z.output<typeof updateAgreementSchema>;

export const agreementStatusSchema = agreementRefSchema.extend({ Status: z.enum(AgreementStatusType) });
export type AgreementStatusForm = z.output<typeof agreementStatusSchema>;

const enabled = (on: boolean) => (on ? ('ENABLED' as const) : ('DISABLED' as const));

function toDirectories({ layout, BaseDirectory, CustomDirectories }: Fields) {
  return layout === 'base' ? { BaseDirectory } : { CustomDirectories };
}

/** Everything is named, for AWS's defaults differ from those of its own console. */
export function toCreateAgreementInput(values: CreateAgreementValues): CreateAgreementRequest {
  const { ServerId, LocalProfileId, PartnerProfileId, AccessRole, Status, Description, Tags } = values;
  return {
    ServerId,
    LocalProfileId,
    PartnerProfileId,
    AccessRole,
    ...toDirectories(values),
    Status,
    PreserveFilename: enabled(values.PreserveFilename),
    EnforceMessageSigning: enabled(values.EnforceMessageSigning),
    ...(Description && { Description }),
    ...(Tags.length > 0 && { Tags }),
  };
}

/** Only what differs from what is there, so that what someone else has changed meanwhile stays. */
export function toUpdateAgreementInput(
  values: UpdateAgreementValues,
  present: DescribedAgreement,
): UpdateAgreementRequest {
  const { ServerId, AgreementId, LocalProfileId, PartnerProfileId, AccessRole, Status, Description } = values;
  const wanted = {
    LocalProfileId,
    PartnerProfileId,
    AccessRole,
    ...toDirectories(values),
    Status,
    PreserveFilename: enabled(values.PreserveFilename),
    EnforceMessageSigning: enabled(values.EnforceMessageSigning),
    ...(Description && { Description }),
  };
  const changed = Object.entries(wanted).filter(
    ([member, value]) => !isSame(value, present[member as keyof DescribedAgreement]),
  );
  return { ServerId, AgreementId, ...Object.fromEntries(changed) };
}

function isSame(wanted: unknown, present: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return wanted === present;
  return Object.entries(wanted).every(([key, value]) => value === (present as never)?.[key]);
}

// What people may ask of accesses: one form's values, checked, and turned into the inputs of CreateAccess and UpdateAccess.

import type { CreateAccessCommandInput, UpdateAccessCommandInput } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { roleArn, serverId, shaped } from '@/lib/fields/leaves';
import * as shapes from '@/lib/transfer-model/constraints.gen';
import {
  checkHome,
  checkPolicy,
  checkPosix,
  domain,
  homeFields,
  posixProfile,
  toHome,
  toPosixProfile,
} from '@/lib/users/schema';

export const externalId = shaped(
  shapes.ExternalId,
  'A SID looks like S-1-5-21-1004336348-1177238915-682003330-1001.',
);

export const accessRefSchema = z.object({ ServerId: serverId, ExternalId: externalId });
export type AccessRef = z.input<typeof accessRefSchema>;

const accessFields = z.object({
  ServerId: serverId,
  ExternalId: z.string().trim().pipe(externalId),
  Domain: domain,
  /** What the console calls the group; AWS keeps no name. */
  GroupName: z.string().trim().max(256, 'A name has at most 256 characters.'),
  Role: roleArn,
  ...homeFields,
  /** Empty: the fields of a home are the same for a user and for a group. */
  UserName: z.literal(''),
  Policy: z.string(),
  PosixProfile: posixProfile,
});
type AccessFields = z.output<typeof accessFields>;
export type AccessValues = z.input<typeof accessFields>;

const checked = accessFields.superRefine(checkHome).superRefine((fields, context) => {
  if (fields.Domain === 'S3') checkPolicy(fields, context);
  else checkPosix(fields.PosixProfile, context);
});

export interface CheckedAccess {
  GroupName: string;
  access: CreateAccessCommandInput & UpdateAccessCommandInput;
}

/** What was not filled in is left out of a new access, and cleared of a present one. */
function toAccess(fields: AccessFields, isNew: boolean): CheckedAccess {
  const { HomeDirectory, ...home } = { HomeDirectory: undefined, ...toHome(fields) };
  const policy = fields.Policy.trim() === '' ? '' : fields.Policy;
  const keeps = (value: string | undefined) => value !== undefined && (value !== '' || !isNew);
  return {
    GroupName: fields.GroupName,
    access: {
      ServerId: fields.ServerId,
      ExternalId: fields.ExternalId,
      Role: fields.Role,
      ...home,
      ...(keeps(HomeDirectory) && { HomeDirectory }),
      ...(fields.Domain === 'S3' && keeps(policy) && { Policy: policy }),
      ...(fields.Domain === 'EFS' && { PosixProfile: toPosixProfile(fields.PosixProfile) }),
    },
  };
}

export const createAccessSchema = checked.transform((fields) => toAccess(fields, true));
export const updateAccessSchema = checked.transform((fields) => toAccess(fields, false));

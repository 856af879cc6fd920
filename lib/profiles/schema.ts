// What people may ask of profiles.

import type { CreateProfileRequest } from '@aws-sdk/client-transfer';
import { z } from 'zod';
import { MAX_PROFILE_CERTIFICATES } from '@/lib/certificates/rules';
import { certificateId, profileId } from '@/lib/fields/leaves';
import { tagsSchema } from '@/lib/tags/schema';
import { ProfileType } from '@/lib/transfer-model/enums.gen';
import { as2IdProblem } from './rules';

export const profileRefSchema = z.object({ profileId });
export type ProfileRef = z.output<typeof profileRefSchema>;

export const as2Id = z.string().superRefine((text, context) => {
  const problem = as2IdProblem(text);
  if (problem) context.addIssue({ code: 'custom', message: problem });
});

const certificateIds = z
  .array(certificateId)
  .max(MAX_PROFILE_CERTIFICATES, `A profile holds at most ${MAX_PROFILE_CERTIFICATES} certificates.`);

export const createProfileSchema = z.object({
  ProfileType: z.enum(ProfileType),
  As2Id: as2Id,
  CertificateIds: certificateIds,
  Tags: tagsSchema,
});
export type CreateProfileForm = z.input<typeof createProfileSchema>;
export type CreateProfileValues = z.output<typeof createProfileSchema>;

export function toCreateProfileInput(values: CreateProfileValues): CreateProfileRequest {
  const { ProfileType: type, As2Id, CertificateIds, Tags } = values;
  return {
    ProfileType: type,
    As2Id,
    ...(CertificateIds.length > 0 && { CertificateIds }),
    ...(Tags.length > 0 && { Tags }),
  };
}

/** A change against what its user saw, so that a certificate that someone else added meanwhile stays. */
export const changeCertificatesSchema = profileRefSchema.extend({
  add: certificateIds,
  remove: certificateIds,
});
export type ChangeCertificates = z.input<typeof changeCertificatesSchema>;

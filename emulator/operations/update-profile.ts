// Answers UpdateProfile, which replaces the list of certificates and nothing else.

import type { UpdateProfileRequest, UpdateProfileResponse } from '@aws-sdk/client-transfer';
import { existingProfile } from './existing';
import type { Operation } from './operation';
import { checkCertificates } from './profile-rules';

export const updateProfile: Operation<UpdateProfileRequest, UpdateProfileResponse> = (
  { ProfileId, CertificateIds },
  context,
) => {
  const profile = existingProfile(context, ProfileId);
  if (CertificateIds !== undefined) {
    const changed = { ...profile, CertificateIds };
    checkCertificates(changed, context);
    context.services.store.profiles.put(changed);
  }
  return { ProfileId };
};

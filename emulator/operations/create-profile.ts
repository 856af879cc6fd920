// Answers CreateProfile.

import type { CreateProfileRequest, CreateProfileResponse } from '@aws-sdk/client-transfer';
import { arn, newId } from './identifiers';
import type { Operation } from './operation';
import { checkAs2Id, checkCertificates } from './profile-rules';
import { refuseAboveQuota } from './quotas';
import { checkTags } from './tag-rules';

/** Several profiles may have one AS2 id. */
export const createProfile: Operation<CreateProfileRequest, CreateProfileResponse> = (input, context) => {
  const { store } = context.services;
  const { As2Id, ProfileType, CertificateIds = [], Tags = [] } = input;
  checkTags(Tags);
  checkAs2Id(As2Id);
  const ProfileId = newId('p');
  const profile = {
    ProfileId,
    Arn: arn(context, `profile/${ProfileId}`),
    ProfileType,
    As2Id,
    CertificateIds,
  };
  checkCertificates(profile, context);
  refuseAboveQuota(context, 'profiles', store.profiles.count(context.region));
  store.transaction(() => {
    store.profiles.put(profile);
    store.tags.put(profile.Arn, Tags);
  });
  return { ProfileId };
};

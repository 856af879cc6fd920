// Answers DescribeProfile.

import type { DescribeProfileRequest, DescribeProfileResponse } from '@aws-sdk/client-transfer';
import { existingProfile } from './existing';
import type { Operation } from './operation';

export const describeProfile: Operation<DescribeProfileRequest, DescribeProfileResponse> = (
  { ProfileId },
  context,
) => {
  const profile = existingProfile(context, ProfileId);
  return { Profile: { ...profile, Tags: context.services.store.tags.list(profile.Arn) } };
};

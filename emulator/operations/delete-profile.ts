// Answers DeleteProfile.

import type { DeleteProfileRequest } from '@aws-sdk/client-transfer';
import { existingProfile } from './existing';
import { refuseWhileInUse } from './in-use';
import type { Operation } from './operation';

/** Not while an agreement or a connector names it. Its certificates stay. */
export const deleteProfile: Operation<DeleteProfileRequest> = ({ ProfileId }, context) => {
  const { store } = context.services;
  existingProfile(context, ProfileId);
  refuseWhileInUse('Profile', {
    agreement: store.agreements.withProfile(ProfileId),
    connector: store.connectors.withProfile(ProfileId),
  });
  store.profiles.delete(ProfileId);
};

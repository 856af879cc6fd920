'use server';
// Writes about profiles.

import {
  CreateProfileCommand,
  DeleteProfileCommand,
  DescribeProfileCommand,
  UpdateProfileCommand,
} from '@aws-sdk/client-transfer';
import { defineAction } from '@/lib/transfer/action';
import { forgetProfile } from './describe-cache';
import {
  changeCertificatesSchema,
  createProfileSchema,
  profileRefSchema,
  toCreateProfileInput,
} from './schema';

export const createProfile = defineAction({
  permission: 'CreateProfile',
  input: createProfileSchema,
  target: ({ As2Id }) => As2Id,
  run: async ({ send }, values) => {
    const { ProfileId } = await send(new CreateProfileCommand(toCreateProfileInput(values)));
    return { profileId: ProfileId ?? '' };
  },
  createdTarget: ({ profileId }) => profileId,
});

/** UpdateProfile replaces the whole list, so the present one is asked for first. */
export const changeCertificates = defineAction({
  permission: 'UpdateProfile',
  input: changeCertificatesSchema,
  target: ({ profileId }) => profileId,
  run: async ({ send, environment }, { profileId, add, remove }) => {
    const { Profile } = await send(new DescribeProfileCommand({ ProfileId: profileId }));
    const kept = (Profile?.CertificateIds ?? []).filter((id) => !remove.includes(id));
    const CertificateIds = [...new Set([...kept, ...add])];
    await send(new UpdateProfileCommand({ ProfileId: profileId, CertificateIds }));
    forgetProfile(environment.id, profileId);
  },
});

export const deleteProfile = defineAction({
  permission: 'DeleteProfile',
  input: profileRefSchema,
  target: ({ profileId }) => profileId,
  run: async ({ send, environment }, { profileId }) => {
    await send(new DeleteProfileCommand({ ProfileId: profileId }));
    forgetProfile(environment.id, profileId);
  },
});

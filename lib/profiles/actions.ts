'use server';
// Writes about profiles.

import {
  CreateProfileCommand,
  DeleteProfileCommand,
  DescribeProfileCommand,
  UpdateProfileCommand,
} from '@aws-sdk/client-transfer';
import { defineAction } from '@/lib/transfer/action';
import type { Send } from '@/lib/transfer/client';
import { forgetProfile } from './describe-cache';
import {
  type ChangeCertificates,
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

async function describe({ send }: { send: Send }, { profileId }: { profileId: string }) {
  return (await send(new DescribeProfileCommand({ ProfileId: profileId }))).Profile;
}

function changedList(
  { add, remove }: ChangeCertificates,
  present: { CertificateIds?: string[] } | undefined,
) {
  const kept = (present?.CertificateIds ?? []).filter((id) => !remove.includes(id));
  return { CertificateIds: [...new Set([...kept, ...add])] };
}

/** UpdateProfile replaces the whole list, so the present one is asked for first. */
export const changeCertificates = defineAction({
  permission: 'UpdateProfile',
  input: changeCertificatesSchema,
  target: ({ profileId }) => profileId,
  before: describe,
  after: changedList,
  run: async ({ send, environment }, values, before) => {
    const { profileId } = values;
    const present = before ?? (await describe({ send }, values));
    await send(new UpdateProfileCommand({ ProfileId: profileId, ...changedList(values, present) }));
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

// Hooks for the writes about profiles, each naming the keys that it makes stale.

import { useAction } from '@/lib/query/use-action';
import { changeCertificates, createProfile, deleteProfile } from './actions';
import { profileKeys } from './keys';
import type { ChangeCertificates, CreateProfileForm, ProfileRef } from './schema';

export function useCreateProfile(environmentId: string) {
  return useAction(
    (input: CreateProfileForm) => createProfile(environmentId, input),
    () => [profileKeys.list(environmentId), profileKeys.contents(environmentId)],
  );
}

export function useChangeCertificates(environmentId: string) {
  return useAction(
    (input: ChangeCertificates) => changeCertificates(environmentId, input),
    ({ profileId }) => [profileKeys.detail(environmentId, profileId), profileKeys.contents(environmentId)],
  );
}

/** Leaves the profile's own entry alone: a page that still shows it would only learn that it is gone. */
export function useDeleteProfile(environmentId: string) {
  return useAction(
    (input: ProfileRef) => deleteProfile(environmentId, input),
    () => [profileKeys.list(environmentId), profileKeys.contents(environmentId)],
  );
}

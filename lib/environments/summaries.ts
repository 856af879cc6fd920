// What the browser may know of the environments: everything in the file, no credentials.

import 'server-only';
import { type Caller, callerIn } from '@/lib/caller';
import { type Environment, getSettings } from '@/lib/env';

export type EnvironmentSummary = Omit<Environment, 'credentials' | 'externalId'> & {
  hasExternalId: boolean;
  /** Where credentials come from, in words. */
  credentialSource: string;
};

/** Those that the caller has access to, in the order of the file. */
export function environmentSummaries(caller: Caller): EnvironmentSummary[] {
  const visible = getSettings().environments.filter(({ id }) => callerIn(caller, id));
  return visible.map(({ credentials, externalId, ...shown }) => ({
    ...shown,
    hasExternalId: externalId !== undefined,
    credentialSource: credentials
      ? "The emulator's own"
      : shown.profile
        ? `Profile ${shown.profile}`
        : "The SDK's standard chain",
  }));
}

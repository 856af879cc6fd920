// What the browser may know of the environments: everything in the file, no credentials.

import 'server-only';
import { type Environment, getSettings } from '@/lib/env';

export type EnvironmentSummary = Omit<Environment, 'credentials' | 'externalId'> & {
  hasExternalId: boolean;
  /** Where credentials come from, in words. */
  credentialSource: string;
};

export function environmentSummaries(): EnvironmentSummary[] {
  return getSettings().environments.map(({ credentials, externalId, ...shown }) => ({
    ...shown,
    hasExternalId: externalId !== undefined,
    credentialSource: credentials
      ? "The emulator's own"
      : shown.profile
        ? `Profile ${shown.profile}`
        : "The SDK's standard chain",
  }));
}

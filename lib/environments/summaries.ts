// What the browser may know of the environments: everything in the file, no credentials.

import 'server-only';
import { type Environment, getSettings } from '@/lib/env';

export type EnvironmentSummary = Omit<Environment, 'credentials' | 'externalId'> & {
  hasExternalId: boolean;
};

export function environmentSummaries(): EnvironmentSummary[] {
  return getSettings().environments.map(({ credentials: _credentials, externalId, ...shown }) => ({
    ...shown,
    hasExternalId: externalId !== undefined,
  }));
}

// Hooks for the check and the start of an import. A check makes nothing stale.

import { jobKeys } from '@/lib/jobs/queries';
import { useAction } from '@/lib/query/use-action';
import { checkUserImport, startUserImport } from './actions';
import type { CheckImportValues, StartImportValues } from './schema';

export const useCheckImport = (environmentId: string) =>
  useAction(
    (input: CheckImportValues) => checkUserImport(environmentId, input),
    () => [],
  );

export const useStartImport = (environmentId: string) =>
  useAction(
    (input: StartImportValues) => startUserImport(environmentId, input),
    () => [jobKeys.list(environmentId)],
  );

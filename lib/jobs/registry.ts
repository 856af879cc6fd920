// Every kind of job by its name, so that one which a restart interrupted is gone on with.

import 'server-only';
import { deleteManyJob } from '@/lib/bulk/delete-many-job';
import { manyUsersJobs } from '@/lib/bulk/many-users-job';
import { tagManyJob } from '@/lib/bulk/tag-many-job';
import { removePartnerKeysJob } from '@/lib/partners/remove-keys-job';
import { partnerSetUp } from '@/lib/trading-partners/set-up-job';
import { importUsersJob } from '@/lib/user-imports/import-job';
import type { AnyJobDefinition } from './definition';

const definitions: AnyJobDefinition[] = [
  partnerSetUp,
  removePartnerKeysJob,
  tagManyJob,
  deleteManyJob,
  ...manyUsersJobs,
  importUsersJob,
];

export function definitionOf(kind: string): AnyJobDefinition | undefined {
  return definitions.find((definition) => definition.kind === kind);
}

// Starts the removal of a partner's keys: one job for each environment that has any.

import 'server-only';
import type { Actor } from '@/lib/audit/record';
import { workOn } from '@/lib/jobs/engine';
import { insertJob } from '@/lib/jobs/store';
import { dropPutAside, suspendedWithKeysOf } from '@/lib/suspensions/store';
import { findEnvironment } from '@/lib/transfer/client';
import { keysAddedBy } from './added-keys';
import { removePartnerKeysJob } from './remove-keys-job';
import type { PartnerRef } from './store';

export interface StartedRemoval {
  environmentId: string;
  jobId: string;
}

export async function startRemovals(
  { partnerId, partner }: PartnerRef,
  actor: Actor,
): Promise<StartedRemoval[]> {
  for (const user of await suspendedWithKeysOf(partnerId))
    await dropPutAside(user, ({ note }) => note?.addedByPartnerId === partnerId);
  const all = (await keysAddedBy(partnerId)).filter(({ environment }) => findEnvironment(environment));
  const started: StartedRemoval[] = [];
  for (const environment of new Set(all.map((key) => key.environment))) {
    const keys = all.filter((key) => key.environment === environment);
    const input = { partner, keys };
    const jobId = await insertJob(removePartnerKeysJob, { environment, actor, input, secrets: null });
    started.push({ environmentId: environment, jobId });
  }
  for (const { jobId } of started) void workOn(jobId);
  return started;
}

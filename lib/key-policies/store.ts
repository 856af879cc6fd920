// Keeps each environment's key policy.

import 'server-only';
import { getDatabase } from '@/lib/db/database';
import { defaultPolicy, type KeyPolicy } from './rules';

export interface SetPolicy extends KeyPolicy {
  updatedAt: number;
  updatedBy: string;
}

/** Undefined where nobody has set one. */
export async function setPolicyOf(environment: string): Promise<SetPolicy | undefined> {
  const row = await getDatabase()
    .selectFrom('keyPolicy')
    .selectAll()
    .where('environment', '=', environment)
    .executeTakeFirst();
  if (!row) return undefined;
  const { environment: _, ...policy } = row;
  return {
    ...policy,
    allowedTypes: JSON.parse(row.allowedTypes) as string[],
    removeExpired: row.removeExpired === 1,
  };
}

export async function policyOf(environment: string): Promise<KeyPolicy> {
  const set = await setPolicyOf(environment);
  if (!set) return defaultPolicy;
  const { updatedAt: _at, updatedBy: _by, ...policy } = set;
  return policy;
}

export async function setPolicy(environment: string, policy: KeyPolicy, updatedBy: string): Promise<void> {
  const values = {
    ...policy,
    allowedTypes: JSON.stringify(policy.allowedTypes),
    removeExpired: policy.removeExpired ? 1 : 0,
    updatedAt: Date.now(),
    updatedBy,
  };
  await getDatabase()
    .insertInto('keyPolicy')
    .values({ environment, ...values })
    .onConflict((conflict) => conflict.column('environment').doUpdateSet(values))
    .execute();
}

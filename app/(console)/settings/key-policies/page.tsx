// The key policy of each environment.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { environmentSummaries } from '@/lib/environments/summaries';
import { keyPolicyQuery } from '@/lib/key-policies/queries';
import { roleIn } from '@/lib/permissions';
import { Prefetch } from '@/lib/query/prefetch';
import { PolicySection } from './_components/policy-section';

export const metadata: Metadata = { title: 'Key policies' };

export default async function KeyPoliciesPage() {
  const caller = await requireCaller();
  const environments = environmentSummaries(caller);
  const prefetch = new Prefetch();
  for (const { id } of environments) prefetch.soon(keyPolicyQuery(id));
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <p className="mb-4 max-w-prose text-muted">
        What an environment asks of SSH keys. Partners cannot add a key that breaks it; yours are marked on
        the user’s page.
      </p>
      {environments.map(({ id, label }) => (
        <PolicySection key={id} environmentId={id} label={label} role={roleIn(caller, id) ?? caller.role} />
      ))}
    </HydrationBoundary>
  );
}

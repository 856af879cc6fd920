'use client';
// Chooses another policy and shows what clients gain and lose by it.

import type { DescribedSecurityPolicy } from '@aws-sdk/client-transfer';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { Algorithm } from '@/components/security-policies/algorithm-lists';
import { BreakingNote } from '@/components/security-policies/breaking-note';
import { PolicySelect } from '@/components/security-policies/policy-picker';
import { Skeleton } from '@/components/ui/skeleton';
import { securityPolicyQuery } from '@/lib/security-policies/queries';
import { outdatedReason, policyChanges } from '@/lib/security-policies/rules';
import { endpointsQuery } from '@/lib/servers/queries';
import { toTransferError } from '@/lib/transfer/errors';
import type { EditFormProps } from '../../_components/edit-section';
import { SaveForm, useSectionForm } from '../../_components/section-form';

export function PolicyForm({
  environmentId,
  server,
  present,
  onDone,
}: EditFormProps & { present: DescribedSecurityPolicy }) {
  const form = useSectionForm<'policy'>({
    section: 'policy',
    serverId: server.ServerId,
    SecurityPolicyName: server.SecurityPolicyName ?? '',
  });
  const chosen = useWatch({ control: form.control, name: 'SecurityPolicyName' });
  const next = useQuery(securityPolicyQuery(environmentId, chosen));
  const { data: endpoints } = useQuery(endpointsQuery(environmentId));
  const outdated = outdatedReason(chosen);
  return (
    <SaveForm form={form} environmentId={environmentId} onDone={onDone} saved="Security policy changed">
      <PolicySelect
        form={form}
        name="SecurityPolicyName"
        environmentId={environmentId}
        region={endpoints?.region}
      />
      {outdated && <Callout tone="warn" title={outdated} />}
      {next.data && <Changes present={present} next={next.data} protocols={server.Protocols ?? []} />}
      {next.data && chosen !== server.SecurityPolicyName && (
        <BreakingNote
          environmentId={environmentId}
          serverId={server.ServerId}
          before={server.SecurityPolicyName ?? ''}
          next={next.data}
        />
      )}
      {next.isPending && <Skeleton className="h-32" />}
      {next.isError && <ErrorPanel error={toTransferError(next.error)} onRetry={() => void next.refetch()} />}
    </SaveForm>
  );
}

function Changes({
  present,
  next,
  protocols,
}: {
  present: DescribedSecurityPolicy;
  next: DescribedSecurityPolicy;
  protocols: readonly string[];
}) {
  if (present.SecurityPolicyName === next.SecurityPolicyName) {
    return <p className="text-muted">This is the present policy.</p>;
  }
  const changes = policyChanges(present, next, protocols);
  if (changes.length === 0) return <p className="text-muted">Both allow the same algorithms.</p>;
  const loses = changes.some(({ removed }) => removed.length > 0);
  return (
    <div className="flex flex-col gap-4">
      {loses && <p>Clients that know none but the removed algorithms of a list can no longer connect.</p>}
      {changes.map(({ title, added, removed }) => (
        <div key={title}>
          <h3 className="text-table font-medium text-muted">{title}</h3>
          <ul className="mt-1 space-y-1">
            {removed.map((name) => (
              <ChangedAlgorithm key={name} sign="−" word="Removed" name={name} />
            ))}
            {added.map((name) => (
              <ChangedAlgorithm key={name} sign="+" word="Added" name={name} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function ChangedAlgorithm({ sign, word, name }: { sign: string; word: string; name: string }) {
  return (
    <li className="flex gap-2">
      <span className="w-20 shrink-0 text-table text-muted">
        <span aria-hidden className="inline-block w-3 font-mono">
          {sign}
        </span>
        {word}
      </span>
      <Algorithm name={name} />
    </li>
  );
}

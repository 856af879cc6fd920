'use client';
/**
 * Chooses a server's security policy and shows what it contains.
 * Usage: `<PolicyPicker form={form} name="SecurityPolicyName" environmentId={…} region={…} />`
 */
import { useQuery } from '@tanstack/react-query';
import { type FieldPath, type FieldValues, type UseFormReturn, useWatch } from 'react-hook-form';
import { securityPoliciesQuery, securityPolicyQuery } from '@/lib/security-policies/queries';
import {
  DEFAULT_POLICY,
  isServerPolicy,
  outdatedReason,
  reasonAgainstPolicy,
  shortPolicyName,
} from '@/lib/security-policies/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { Callout } from '../callout';
import { ErrorPanel } from '../error-panel';
import { SelectField } from '../form/select-field';
import { Skeleton } from '../ui/skeleton';
import { AlgorithmLists } from './algorithm-lists';

interface PolicyFieldProps<Values extends FieldValues, Output> {
  form: UseFormReturn<Values, unknown, Output>;
  name: FieldPath<Values>;
  environmentId: string;
  /** Where known, policies that AWS does not offer there are disabled. */
  region: string | undefined;
}

/** The choice alone. */
export function PolicySelect<Values extends FieldValues, Output>({
  form,
  name,
  environmentId,
  region,
}: PolicyFieldProps<Values, Output>) {
  const chosen: string = useWatch({ control: form.control, name });
  const policies = useQuery(securityPoliciesQuery(environmentId));
  const names = (policies.data ?? [chosen]).filter(isServerPolicy);
  return (
    <SelectField
      form={form}
      name={name}
      label="Policy"
      help="Which algorithms clients may use. Can be changed at any time."
      options={names.map((value) => ({
        value,
        label: labelOf(value),
        disabled: region !== undefined && reasonAgainstPolicy(value, region) !== undefined,
      }))}
    />
  );
}

export function PolicyPicker<Values extends FieldValues, Output>(props: PolicyFieldProps<Values, Output>) {
  const { form, name, environmentId } = props;
  const chosen: string = useWatch({ control: form.control, name });
  const policy = useQuery(securityPolicyQuery(environmentId, chosen));
  const outdated = outdatedReason(chosen);
  return (
    <>
      <PolicySelect {...props} />
      {outdated && (
        <Callout tone="warn" title={outdated}>
          Choose it only for clients that cannot be renewed.
        </Callout>
      )}
      {policy.data && <AlgorithmLists policy={policy.data} withTls={false} />}
      {policy.isPending && <Skeleton className="h-40" />}
      {policy.isError && (
        <ErrorPanel error={toTransferError(policy.error)} onRetry={() => void policy.refetch()} />
      )}
    </>
  );
}

function labelOf(name: string): string {
  if (name === DEFAULT_POLICY) return `${shortPolicyName(name)} (default)`;
  return outdatedReason(name) ? `${shortPolicyName(name)} (outdated)` : shortPolicyName(name);
}

'use client';
// Two policies side by side; which ones stands in the address.

import type { DescribedSecurityPolicy } from '@aws-sdk/client-transfer';
import { useQuery } from '@tanstack/react-query';
import { Check, Minus } from 'lucide-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useId } from 'react';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { Section } from '@/components/section';
import { Algorithm } from '@/components/security-policies/algorithm-lists';
import { Select } from '@/components/ui/select';
import { Skeleton } from '@/components/ui/skeleton';
import { cn } from '@/lib/cn';
import { brokenKeys, type ComparedAlgorithm, compareLists } from '@/lib/security-policies/breaking-rules';
import { securityPoliciesQuery, securityPolicyQuery } from '@/lib/security-policies/queries';
import {
  algorithmLists,
  DEFAULT_POLICY,
  isServerPolicy,
  outdatedReason,
  shortPolicyName,
} from '@/lib/security-policies/rules';
import { toTransferError } from '@/lib/transfer/errors';

const NONE: readonly string[] = [];

export function ComparePolicies({ environmentId }: { environmentId: string }) {
  const search = useSearchParams();
  const router = useRouter();
  const path = usePathname();
  const names = useQuery(securityPoliciesQuery(environmentId));
  const all = names.data ?? NONE;
  const newest = all.find((name) => isServerPolicy(name) && !/FIPS|AS2|Restricted|Audit/.test(name));
  const chosen = (key: string, fallback: string) => {
    const asked = search.get(key);
    return asked && all.includes(asked) ? asked : fallback;
  };
  const from = chosen('from', DEFAULT_POLICY);
  const to = chosen('to', newest ?? DEFAULT_POLICY);
  const known = all.length > 0;
  const left = useQuery({ ...securityPolicyQuery(environmentId, from), enabled: known });
  const right = useQuery({ ...securityPolicyQuery(environmentId, to), enabled: known });
  const error = names.error ?? left.error ?? right.error;
  const choose = (key: string, name: string) => {
    const next = new URLSearchParams({ from, to, [key]: name });
    router.replace(`${path}?${next}` as never, { scroll: false });
  };
  if (error) {
    const again = () => void Promise.all([names.refetch(), left.refetch(), right.refetch()]);
    return <ErrorPanel error={toTransferError(error)} onRetry={again} />;
  }
  return (
    <>
      <div className="mb-5 grid max-w-3xl gap-4 sm:grid-cols-2">
        <Choice label="From" value={from} names={all} onChange={(name) => choose('from', name)} />
        <Choice label="To" value={to} names={all} onChange={(name) => choose('to', name)} />
      </div>
      {left.data && right.data ? (
        <Comparison left={left.data} right={right.data} />
      ) : (
        <Skeleton className="h-64" />
      )}
    </>
  );
}

function Choice({
  label,
  value,
  names,
  onChange,
}: {
  label: string;
  value: string;
  names: readonly string[];
  onChange: (name: string) => void;
}) {
  const id = useId();
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <Select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        options={(names.length > 0 ? names : [value]).map((name) => ({ value: name, label: name }))}
      />
    </div>
  );
}

function Comparison({ left, right }: { left: DescribedSecurityPolicy; right: DescribedSecurityPolicy }) {
  const [from = '', to = ''] = [left.SecurityPolicyName, right.SecurityPolicyName];
  const lists = algorithmLists.map(({ member, title }) => ({
    title,
    rows: compareLists(left[member], right[member]),
  }));
  const lost = lists.filter(({ rows }) => rows.some((row) => row.left && !row.right));
  const broken = from === to ? [] : brokenKeys(from, to);
  const outdated = outdatedReason(to);
  return (
    <>
      <section aria-label="What would break" className="mb-5 flex max-w-3xl flex-col gap-2">
        {outdated && <Callout tone="warn">{outdated}</Callout>}
        {broken.map((sentence) => (
          <Callout key={sentence} tone="warn">
            {sentence}
          </Callout>
        ))}
        {lost.map(({ title, rows }) => (
          <Callout key={title} tone="warn">
            {title}: clients that know only{' '}
            <span className="font-mono text-table break-words">
              {rows
                .filter((row) => row.left && !row.right)
                .map((row) => row.name)
                .join(', ')}
            </span>{' '}
            can no longer connect.
          </Callout>
        ))}
        {lost.length + broken.length === 0 && (
          <Callout>
            Nothing breaks on the way: {shortPolicyName(to)} has all that {shortPolicyName(from)} has.
          </Callout>
        )}
      </section>
      {lists
        .filter(({ rows }) => rows.length > 0)
        .map(({ title, rows }) => (
          <Section key={title} title={title} flush>
            <ComparedTable title={title} rows={rows} from={from} to={to} />
          </Section>
        ))}
    </>
  );
}

function ComparedTable({
  title,
  rows,
  from,
  to,
}: {
  title: string;
  rows: readonly ComparedAlgorithm[];
  from: string;
  to: string;
}) {
  return (
    <table className="w-full table-fixed text-table">
      <caption className="sr-only">{title}</caption>
      <thead>
        <tr className="border-b border-line text-left text-muted">
          <th scope="col" className="px-4 py-2 font-medium">
            Algorithm
          </th>
          {[from, to].map((name, index) => (
            <th key={index === 0 ? 'from' : 'to'} scope="col" className="w-24 px-2 py-2 font-medium sm:w-40">
              <span className="break-words">{shortPolicyName(name)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, left, right }) => (
          <tr
            key={name}
            className={cn('border-b border-line last:border-b-0', left !== right && 'bg-sunken')}
          >
            <td className="px-4 py-1.5">
              <Algorithm name={name} />
            </td>
            <td className="px-2 py-1.5">
              <Has it={left} />
            </td>
            <td className="px-2 py-1.5">
              <Has it={right} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Has({ it }: { it: boolean }) {
  const Icon = it ? Check : Minus;
  return (
    <span className={cn('inline-flex items-center gap-1', it ? 'text-ok' : 'text-muted')}>
      <Icon aria-hidden className="size-4" />
      {it ? 'Yes' : 'No'}
    </span>
  );
}

'use client';
// The list of security policies, as far as their names tell.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type DataColumn, DataTable } from '@/components/data-table';
import { Badge } from '@/components/ui/badge';
import { securityPoliciesQuery } from '@/lib/security-policies/queries';
import { DEFAULT_POLICY, isServerPolicy, outdatedReason } from '@/lib/security-policies/rules';
import { toTransferError } from '@/lib/transfer/errors';

interface PolicyRow {
  name: string;
}

const columns: readonly DataColumn<PolicyRow>[] = [
  { id: 'name', header: 'Policy', width: '40%', value: (row) => row.name, cell: (row) => row.name },
  {
    id: 'kind',
    header: 'For',
    width: '8rem',
    value: (row) => (isServerPolicy(row.name) ? 'Servers' : 'Connectors'),
    cell: (row) => (isServerPolicy(row.name) ? 'Servers' : 'Connectors'),
    facet: {},
  },
  {
    id: 'fips',
    header: 'FIPS',
    width: '5rem',
    value: (row) => (row.name.includes('FIPS') ? 'Yes' : 'No'),
    cell: (row) => (row.name.includes('FIPS') ? 'Yes' : <span className="text-muted">No</span>),
  },
  {
    id: 'note',
    header: 'Note',
    value: noteOf,
    cell: (row) =>
      outdatedReason(row.name) ? (
        <span className="flex min-w-0 items-center gap-2" title={noteOf(row)}>
          <Badge tone="warn">outdated</Badge>
          <span className="truncate text-muted max-sm:whitespace-normal">
            {noteOf(row)?.replace(/^[^:]+: /, '')}
          </span>
        </span>
      ) : (
        noteOf(row)
      ),
  },
];

function noteOf({ name }: PolicyRow): string | undefined {
  return name === DEFAULT_POLICY ? 'Default for new servers' : outdatedReason(name);
}

export function PoliciesTable({ environmentId }: { environmentId: string }) {
  const { data, isPending, error, refetch } = useQuery(securityPoliciesQuery(environmentId));
  const rows = useMemo(() => (data ?? []).map((name): PolicyRow => ({ name })), [data]);
  return (
    <DataTable
      caption="Security policies"
      columns={columns}
      rows={rows}
      rowId={(row) => row.name}
      rowLabel={(row) => row.name}
      rowHref={(row) => `/e/${environmentId}/security-policies/${row.name}`}
      loading={isPending}
      error={error && toTransferError(error)}
      onRetry={() => void refetch()}
      empty={{ title: 'No security policies', description: 'AWS names none for this account and Region.' }}
    />
  );
}

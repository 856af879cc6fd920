'use client';
// The partners with their states, and the way to make a new one.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { Expiry } from '@/components/certificates/expiry';
import { DataTable } from '@/components/data-table';
import type { DataColumn } from '@/components/data-table/columns';
import { RelativeTime } from '@/components/relative-time';
import { StateMark } from '@/components/state-mark';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { plural } from '@/lib/format';
import { partnersQuery } from '@/lib/partners/queries';
import type { PartnerSummary } from '@/lib/partners/reads';
import { stateShapes } from '@/lib/partners/rules';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';

const PartnerDialog = dynamic(() => import('./partner-dialog').then((module) => module.PartnerDialog), {
  ssr: false,
});

const columns: DataColumn<PartnerSummary>[] = [
  {
    id: 'name',
    header: 'Name',
    value: (partner) => partner.name,
    cell: (partner) => partner.name,
    aside: ({ pendingRequests }) =>
      pendingRequests > 0 && <Badge tone="accent">{plural(pendingRequests, 'request')}</Badge>,
  },
  {
    id: 'state',
    header: 'State',
    width: '9rem',
    value: (partner) => partner.state,
    cell: ({ state }) => <StateMark state={state} shape={stateShapes[state]} />,
    facet: {},
  },
  {
    id: 'contacts',
    header: 'Contacts',
    width: '7rem',
    align: 'end',
    value: (partner) => partner.contacts,
    cell: (partner) => partner.contacts,
  },
  {
    id: 'grants',
    header: 'Users shared',
    width: '8rem',
    align: 'end',
    value: (partner) => partner.grants,
    cell: (partner) => partner.grants,
  },
  {
    id: 'seen',
    header: 'Last seen',
    width: '9rem',
    value: ({ lastSeenAt }) => (lastSeenAt === null ? undefined : new Date(lastSeenAt)),
    cell: ({ lastSeenAt }) =>
      lastSeenAt === null ? <span className="text-muted">Never</span> : <RelativeTime moment={lastSeenAt} />,
  },
  {
    id: 'expires',
    header: 'Access ends',
    width: '9rem',
    value: ({ expiresAt }) => (expiresAt === null ? undefined : new Date(expiresAt)),
    cell: ({ expiresAt }) => (
      <Expiry moment={expiresAt === null ? undefined : new Date(expiresAt).toISOString()} />
    ),
  },
];

export function PartnerList() {
  const { role } = useCaller();
  const partners = useQuery(partnersQuery());
  const [creating, setCreating] = useState<boolean>();
  const add = (
    <Button
      variant="primary"
      disabledReason={reasonAgainst(role, 'ManagePartners')}
      onClick={() => setCreating(true)}
    >
      New partner
    </Button>
  );
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <p className="max-w-prose text-muted">
          A partner is a company whose people look after their own SSH keys in the portal, for the users that
          are shared with it.
        </p>
        {add}
      </div>
      <DataTable
        caption="Partners"
        columns={columns}
        rows={partners.data ?? []}
        rowId={(partner) => partner.id}
        rowLabel={(partner) => partner.name}
        rowHref={(partner) => `/settings/partners/${partner.id}`}
        loading={partners.isPending}
        error={partners.error && toTransferError(partners.error)}
        onRetry={() => void partners.refetch()}
        empty={{
          title: 'No partners yet',
          description: 'Make one, invite its people, and share with it the users that it works with.',
        }}
      />
      {creating !== undefined && <PartnerDialog open={creating} onOpenChange={setCreating} />}
    </>
  );
}

'use client';
// The list of partners, with what is wrong with each, and the set-ups that somebody must look at.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCaller } from '@/components/caller';
import { DataTable } from '@/components/data-table';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';
import { reasonAgainst } from '@/lib/permissions';
import { as2ObjectsQuery } from '@/lib/trading-partners/queries';
import { partnerName, partnersOf } from '@/lib/trading-partners/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { OpenRuns } from './open-runs';
import { type PartnerRow, partnerColumns } from './partner-columns';

const rowId = ({ partner }: PartnerRow) => partner.profile.ProfileId;
const fileColumns = [{ header: 'Profile id', value: rowId }];
const rowLabel = ({ partner }: PartnerRow) => partnerName(partner);

export function PartnersTable({ environmentId }: { environmentId: string }) {
  const { role } = useCaller();
  const { data, error, isPending, isFetching, refetch } = useQuery(as2ObjectsQuery(environmentId));
  const rows = useMemo(() => (data ? partnersOf(data, data.readAt) : []), [data]);
  const retry = () => void refetch();
  const create = (
    <LinkButton
      href={`/e/${environmentId}/new-partner`}
      variant="primary"
      disabledReason={reasonAgainst(role, 'CreateProfile')}
    >
      Set up a partner
    </LinkButton>
  );
  const denied = data?.missing.find(({ part }) => part === 'profiles');
  return (
    <>
      <PageHeader
        title="Partners"
        actions={create}
        description="Companies that you exchange files with over AS2. Each is a partner profile with its certificates, agreements and connectors."
      />
      <OpenRuns environmentId={environmentId} />
      {data?.missing
        .filter(({ part }) => part !== 'profiles')
        .map(({ part, error: reason }) => (
          <div key={part} className="mb-4">
            <ErrorPanel
              error={reason}
              title={`The ${part} could not be read, so that less is known of each partner`}
              onRetry={retry}
              retrying={isFetching}
            />
          </div>
        ))}
      <DataTable
        caption="Partners"
        columns={partnerColumns}
        rows={rows}
        rowId={rowId}
        rowLabel={rowLabel}
        rowHref={({ partner }) => `/e/${environmentId}/partners/${partner.profile.ProfileId}`}
        fileColumns={fileColumns}
        loading={isPending}
        error={denied?.error ?? (error && toTransferError(error))}
        onRetry={retry}
        empty={{
          title: 'No partners yet',
          description:
            'The wizard makes everything that an AS2 partner needs: certificates, profiles, agreement and connector.',
          action: create,
        }}
      />
    </>
  );
}

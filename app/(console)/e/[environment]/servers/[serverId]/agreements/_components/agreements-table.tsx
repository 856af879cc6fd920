'use client';

// The list of agreements: from whom this server takes messages, and for whom.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useAgreementActions } from '@/components/agreements/agreement-actions';
import { SelectionActions } from '@/components/bulk/selection-actions';
import { useCaller } from '@/components/caller';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { useAs2Ids } from '@/components/profiles/profile-name';
import { LinkButton } from '@/components/ui/link-button';
import { agreementsQuery } from '@/lib/agreements/queries';
import { agreementHref } from '@/lib/agreements/rules';
import { reasonAgainst } from '@/lib/permissions';
import { speaksAs2 } from '@/lib/servers/protocol-rules';
import { serverQuery } from '@/lib/servers/queries';
import { toTransferError } from '@/lib/transfer/errors';
import { agreementColumns, type ShownAgreement } from './agreement-columns';

const fileColumns = [
  { header: 'PartnerProfileId', value: (row: ShownAgreement) => row.PartnerProfileId },
  { header: 'LocalProfileId', value: (row: ShownAgreement) => row.LocalProfileId },
];
const rowId = (row: ShownAgreement) => row.AgreementId;
const rowLabel = (row: ShownAgreement) => row.Description ?? row.AgreementId;

export function AgreementsTable({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { role } = useCaller();
  const { data: server } = useQuery(serverQuery(environmentId, serverId));
  const { data, isPending, error, refetch } = useQuery(agreementsQuery(environmentId, serverId));
  const as2Ids = useAs2Ids(environmentId);
  const actions = useAgreementActions(environmentId);
  const rows = useMemo(
    () =>
      (data ?? []).map((agreement): ShownAgreement => {
        const { LocalProfileId = '', PartnerProfileId = '' } = agreement;
        return {
          ...agreement,
          local: as2Ids.get(LocalProfileId) ?? LocalProfileId,
          partner: as2Ids.get(PartnerProfileId) ?? PartnerProfileId,
        };
      }),
    [data, as2Ids],
  );
  const here = `/e/${environmentId}/servers/${serverId}`;
  if (server && !speaksAs2(server) && rows.length === 0) {
    return (
      <EmptyState
        title="This server does not speak AS2"
        action={<LinkButton href={here}>Protocols</LinkButton>}
      >
        Agreements say which partners may send AS2 messages. Switch AS2 on among its protocols first.
      </EmptyState>
    );
  }
  const create = (
    <LinkButton
      href={`${here}/new-agreement`}
      variant="primary"
      disabledReason={reasonAgainst(role, 'CreateAgreement')}
    >
      Create agreement
    </LinkButton>
  );
  return (
    <>
      <div className="mb-3 flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-prose text-pretty text-muted">
          An agreement lets one partner send messages to one of our AS2 ids, and says where they are kept.
        </p>
        {rows.length > 0 && create}
      </div>
      <DataTable
        caption="Agreements"
        columns={agreementColumns}
        rows={rows}
        rowId={rowId}
        rowLabel={rowLabel}
        rowHref={(row) => agreementHref(environmentId, serverId, row.AgreementId)}
        rowActions={actions.items}
        fileAbout={serverId}
        fileColumns={fileColumns}
        selectionActions={(selected) => (
          <SelectionActions
            environmentId={environmentId}
            kind="agreement"
            serverId={serverId}
            rows={selected.map((row) => ({ id: rowId(row), name: rowLabel(row) }))}
          />
        )}
        loading={isPending}
        error={error && toTransferError(error)}
        onRetry={() => void refetch()}
        empty={{
          title: 'No agreements yet',
          description: 'Without one, every message that reaches this server is refused.',
          action: create,
        }}
      />
      {actions.dialogs}
    </>
  );
}

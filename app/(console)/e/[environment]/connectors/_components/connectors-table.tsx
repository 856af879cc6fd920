'use client';

// The list of connectors, with what may be done to each.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { useCaller } from '@/components/caller';
import { useConnectorActions } from '@/components/connectors/connector-actions';
import { DataTable } from '@/components/data-table';
import { PageHeader } from '@/components/page-header';
import { useAs2Ids } from '@/components/profiles/profile-name';
import { LinkButton } from '@/components/ui/link-button';
import { connectorsQuery } from '@/lib/connectors/queries';
import { connectorHref, connectorKind, serverOf } from '@/lib/connectors/rules';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { connectorColumns, type ShownConnector } from './connector-columns';

/** Wanted only once a row is selected. */
const SelectionActions = dynamic(
  () => import('@/components/bulk/selection-actions').then((module) => module.SelectionActions),
  { ssr: false },
);

const fileColumns = [{ header: 'Arn', value: (row: ShownConnector) => row.Arn }];
const rowId = (row: ShownConnector) => row.ConnectorId;

export function ConnectorsTable({ environmentId }: { environmentId: string }) {
  const { role } = useCaller();
  const { data, isPending, error, refetch } = useQuery(connectorsQuery(environmentId));
  const as2Ids = useAs2Ids(environmentId);
  const actions = useConnectorActions(environmentId);
  const rows = useMemo(
    () =>
      (data ?? []).map((connector): ShownConnector => {
        const { PartnerProfileId = '' } = connector.As2Config ?? {};
        const partner = as2Ids.get(PartnerProfileId) ?? (PartnerProfileId || serverOf(connector));
        return { ...connector, kind: connectorKind(connector), partner };
      }),
    [data, as2Ids],
  );
  const create = (
    <LinkButton
      href={`/e/${environmentId}/new-connector`}
      variant="primary"
      disabledReason={reasonAgainst(role, 'CreateConnector')}
    >
      Create connector
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Connectors" actions={create} />
      <DataTable
        caption="Connectors"
        columns={connectorColumns}
        rows={rows}
        rowId={rowId}
        rowLabel={rowId}
        rowHref={(row) => connectorHref(environmentId, row.ConnectorId)}
        rowActions={actions.items}
        fileColumns={fileColumns}
        selectionActions={(selected) => (
          <SelectionActions
            environmentId={environmentId}
            kind="connector"
            rows={selected.map((row) => ({ id: rowId(row), name: rowId(row) }))}
          />
        )}
        loading={isPending}
        error={error && toTransferError(error)}
        onRetry={() => void refetch()}
        empty={{
          title: 'No connectors yet',
          description:
            'A connector sends files from your buckets to an AS2 partner, or moves them to and from an SFTP server.',
          action: create,
        }}
      />
      {actions.dialogs}
    </>
  );
}

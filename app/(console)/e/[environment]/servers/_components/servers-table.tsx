'use client';
// The list of servers, with what may be done to each.

import { SelectionActions } from '@/components/bulk/selection-actions';
import { useCaller } from '@/components/caller';
import { DataTable } from '@/components/data-table';
import { PageHeader } from '@/components/page-header';
import { useServerActions } from '@/components/servers/server-actions';
import { LinkButton } from '@/components/ui/link-button';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { serverColumns } from './server-columns';
import { type ServerRow, useServerRows } from './server-rows';

const rowId = (row: ServerRow) => row.id;
const fileColumns = [{ header: 'Arn', value: (row: ServerRow) => row.listed.Arn }];
const rowLabel = (row: ServerRow) => row.name ?? row.id;

export function ServersTable({ environmentId }: { environmentId: string }) {
  const { role } = useCaller();
  const { list, rows } = useServerRows(environmentId);
  const actions = useServerActions(environmentId);
  const create = (
    <LinkButton
      href={`/e/${environmentId}/new-server`}
      variant="primary"
      disabledReason={reasonAgainst(role, 'CreateServer')}
    >
      Create server
    </LinkButton>
  );
  return (
    <>
      <PageHeader title="Servers" actions={create} />
      <DataTable
        caption="Servers"
        columns={serverColumns}
        rows={rows}
        rowId={rowId}
        rowLabel={rowLabel}
        rowHref={(row) => `/e/${environmentId}/servers/${row.id}`}
        rowActions={(row) =>
          actions.items({
            id: row.id,
            name: row.name,
            state: row.state,
            users: row.users,
            managesUsers: row.listed.IdentityProviderType === 'SERVICE_MANAGED',
            protocols: row.described?.Protocols ?? [],
          })
        }
        settling={rows.some((row) => !row.described && !row.failed)}
        fileColumns={fileColumns}
        selectionActions={(selected) => (
          <SelectionActions
            environmentId={environmentId}
            kind="server"
            rows={selected.map((row) => ({ id: row.id, name: rowLabel(row) }))}
          />
        )}
        loading={list.isPending}
        error={list.error && toTransferError(list.error)}
        onRetry={() => void list.refetch()}
        more={
          list.hasNextPage
            ? { pending: list.isFetchingNextPage, load: () => void list.fetchNextPage() }
            : undefined
        }
        empty={{
          title: 'No servers yet',
          description:
            'A server gives users an SFTP address, or AS2 partners a URL, in front of your storage.',
          action: create,
        }}
      />
      {actions.dialogs}
    </>
  );
}

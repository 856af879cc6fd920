'use client';

// The list of accesses, what may be done to each, and the check of what a person's groups come to.

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DeleteAccessDialog } from '@/components/accesses/delete-access-dialog';
import { SelectionActions } from '@/components/bulk/selection-actions';
import { useCaller } from '@/components/caller';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { accessesQuery } from '@/lib/accesses/queries';
import { ACCESSES_PER_SERVER, type AccessRow, accessHref, accessLabel } from '@/lib/accesses/rules';
import { reasonAgainst } from '@/lib/permissions';
import { serverQuery } from '@/lib/servers/queries';
import { identityProviderName } from '@/lib/servers/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { accessColumns } from './access-columns';
import { MemberCheck } from './member-check';

const NONE: readonly AccessRow[] = [];
const fileColumns = [{ header: 'HomeDirectoryType', value: (row: AccessRow) => row.HomeDirectoryType }];
const rowId = (access: AccessRow) => access.ExternalId;

export function AccessesView({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { role } = useCaller();
  const { data: server } = useQuery(serverQuery(environmentId, serverId));
  const { data, isPending, error, refetch } = useQuery(accessesQuery(environmentId, serverId));
  const [doomed, setDoomed] = useState<AccessRow>();
  const [asking, setAsking] = useState(false);
  const provider = server?.IdentityProviderType;
  if (provider && provider !== 'AWS_DIRECTORY_SERVICE') {
    return (
      <EmptyState title="This server asks no directory">
        Its identity provider is {identityProviderName(provider)}. Accesses are for the groups of a directory.
      </EmptyState>
    );
  }
  const accesses = data ?? NONE;
  const create = (
    <LinkButton
      href={`/e/${environmentId}/servers/${serverId}/new-access`}
      variant="primary"
      disabledReason={reasonAgainst(role, 'CreateAccess')}
    >
      Create access
    </LinkButton>
  );
  const open = (access: AccessRow) => accessHref(environmentId, serverId, access.ExternalId);
  return (
    <>
      <div className="mb-3 flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-prose text-pretty text-muted">
          Who is a direct member of exactly one of these groups can log in. AWS takes up to{' '}
          {ACCESSES_PER_SERVER} for a server.
        </p>
        {accesses.length > 0 && create}
      </div>
      <DataTable
        caption="Accesses"
        columns={accessColumns}
        rows={accesses}
        rowId={rowId}
        rowLabel={accessLabel}
        rowHref={open}
        rowActions={(access) => [
          { label: 'Open', href: open(access) },
          {
            label: 'Edit',
            href: `${open(access)}/edit`,
            disabledReason: reasonAgainst(role, 'UpdateAccess'),
          },
          'separator',
          {
            label: 'Delete',
            danger: true,
            disabledReason: reasonAgainst(role, 'DeleteAccess'),
            onSelect: () => {
              setDoomed(access);
              setAsking(true);
            },
          },
        ]}
        fileAbout={serverId}
        fileColumns={fileColumns}
        selectionActions={(selected) => (
          <SelectionActions
            environmentId={environmentId}
            kind="access"
            serverId={serverId}
            rows={selected.map((row) => ({ id: rowId(row), name: accessLabel(row) }))}
          />
        )}
        loading={isPending}
        error={error && toTransferError(error)}
        onRetry={() => void refetch()}
        empty={{
          title: 'No group has access yet',
          description: 'Nobody of the directory can log in to this server until one does.',
          action: create,
        }}
      />
      {accesses.length > 0 && (
        <MemberCheck environmentId={environmentId} serverId={serverId} accesses={accesses} />
      )}
      {doomed && (
        <DeleteAccessDialog
          environmentId={environmentId}
          serverId={serverId}
          access={doomed}
          open={asking}
          onOpenChange={setAsking}
          onDeleted={() => setAsking(false)}
        />
      )}
    </>
  );
}

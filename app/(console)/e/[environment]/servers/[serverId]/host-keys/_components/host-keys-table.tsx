'use client';
// The list of host keys: which one of each type is in use, and what may be done to each.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useMemo, useState } from 'react';
import { useCaller } from '@/components/caller';
import { DataTable } from '@/components/data-table';
import { Button } from '@/components/ui/button';
import { hostKeysQuery } from '@/lib/host-keys/queries';
import {
  activeHostKeys,
  type HostKeyRow,
  MAX_HOST_KEYS,
  reasonAgainstDeletingHostKey,
} from '@/lib/host-keys/rules';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { hostKeyColumns, type ShownHostKey } from './host-key-columns';
import { PublishedKeys } from './published-keys';
import { RotationGuide } from './rotation-guide';

const HostKeyDialogs = dynamic(() => import('./host-key-dialogs').then((module) => module.HostKeyDialogs));

const rowId = (row: ShownHostKey) => row.HostKeyId ?? '';
const rowLabel = (row: ShownHostKey) => row.Description || rowId(row);

export type Asked = { kind: 'import' } | { kind: 'describe' | 'delete'; hostKey: HostKeyRow };

export function HostKeysTable({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { role } = useCaller();
  const { data, isPending, error, refetch } = useQuery(hostKeysQuery(environmentId, serverId));
  const [asked, setAsked] = useState<Asked>();
  const rows = useMemo(() => {
    const active = activeHostKeys(data ?? []);
    return (data ?? []).map((key): ShownHostKey => ({ ...key, active: active.has(key.HostKeyId ?? '') }));
  }, [data]);
  const importReason =
    reasonAgainst(role, 'ImportHostKey') ??
    (rows.length >= MAX_HOST_KEYS ? `A server has at most ${MAX_HOST_KEYS} host keys.` : undefined);
  const importButton = (
    <Button variant="primary" disabledReason={importReason} onClick={() => setAsked({ kind: 'import' })}>
      Import host key
    </Button>
  );
  return (
    <>
      <div className="mb-3 flex flex-wrap items-start justify-between gap-3">
        <p className="max-w-prose text-pretty text-muted">
          Clients remember a server by these. Of each type the oldest is in use and newer ones wait.
        </p>
        {importButton}
      </div>
      <DataTable
        caption="Host keys"
        columns={hostKeyColumns}
        rows={rows}
        rowId={rowId}
        rowLabel={rowLabel}
        rowActions={(hostKey) => [
          {
            label: 'Edit description',
            disabledReason: reasonAgainst(role, 'UpdateHostKey'),
            onSelect: () => setAsked({ kind: 'describe', hostKey }),
          },
          {
            label: 'Delete',
            danger: true,
            disabledReason: reasonAgainst(role, 'DeleteHostKey') ?? reasonAgainstDeletingHostKey(rows.length),
            onSelect: () => setAsked({ kind: 'delete', hostKey }),
          },
        ]}
        fileAbout={serverId}
        loading={isPending}
        error={error && toTransferError(error)}
        onRetry={() => void refetch()}
        empty={{
          title: 'No host keys',
          description: 'This server shows none to clients yet.',
          action: importButton,
        }}
      />
      {rows.length > 0 && (
        <div className="mt-6">
          <RotationGuide hostKeys={rows} />
          <PublishedKeys environmentId={environmentId} serverId={serverId} />
        </div>
      )}
      {asked && (
        <HostKeyDialogs
          environmentId={environmentId}
          serverId={serverId}
          hostKeys={rows}
          asked={asked}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  );
}

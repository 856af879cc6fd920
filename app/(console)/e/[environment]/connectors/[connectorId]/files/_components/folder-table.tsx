'use client';
// The entries of a listed folder, with what may be done to each.

import { File, Folder } from 'lucide-react';
import { useMemo } from 'react';
import { useCaller } from '@/components/caller';
import { type DataColumn, DataTable } from '@/components/data-table';
import { RelativeTime } from '@/components/relative-time';
import { Button } from '@/components/ui/button';
import type { MenuItem } from '@/components/ui/menu';
import { bytes, plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import type { RemoteEntry } from '@/lib/remote-files/rules';
import { MAX_PATHS } from '@/lib/transfers/rules';
import type { Intent } from './remote-files-view';

const rowId = (row: RemoteEntry) => row.path;
const rowLabel = (row: RemoteEntry) => row.name;
const none = <span className="text-muted">–</span>;

function columnsFor(onOpen: (path: string) => void): DataColumn<RemoteEntry>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      // Folders stay ahead of files, as they were listed.
      value: (row) => `${row.isFolder ? 0 : 1} ${row.name}`,
      text: (row) => row.path,
      raw: (row) => row.path,
      cell: (row) =>
        row.isFolder ? (
          <button
            type="button"
            className="link inline-flex min-w-0 items-center gap-2 rounded-sm font-mono"
            onClick={() => onOpen(row.path)}
          >
            <Folder aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="truncate">{row.name}/</span>
          </button>
        ) : (
          <span className="inline-flex min-w-0 items-center gap-2 font-mono" title={row.path}>
            <File aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="truncate">{row.name}</span>
          </span>
        ),
    },
    {
      id: 'size',
      header: 'Size',
      width: '7rem',
      align: 'end',
      value: (row) => row.size,
      cell: (row) => (row.size === undefined ? none : bytes(row.size)),
    },
    {
      id: 'modified',
      header: 'Modified',
      width: '10rem',
      value: (row) => (row.modified ? new Date(row.modified) : undefined),
      cell: (row) => (row.modified ? <RelativeTime moment={row.modified} /> : none),
    },
  ];
}

export function FolderTable({
  entries,
  onOpen,
  onIntent,
}: {
  entries: readonly RemoteEntry[];
  onOpen: (path: string) => void;
  onIntent: (intent: Intent) => void;
}) {
  const { role } = useCaller();
  const columns = useMemo(() => columnsFor(onOpen), [onOpen]);
  const getReason = reasonAgainst(role, 'StartFileTransfer');
  const actions = (entry: RemoteEntry): MenuItem[] => [
    entry.isFolder
      ? { label: 'Open', onSelect: () => onOpen(entry.path) }
      : {
          label: 'Get',
          disabledReason: getReason,
          onSelect: () => onIntent({ kind: 'get', paths: [entry.path] }),
        },
    {
      label: 'Move or rename',
      disabledReason: reasonAgainst(role, 'StartRemoteMove'),
      onSelect: () => onIntent({ kind: 'move', entry }),
    },
    'separator',
    {
      label: 'Delete',
      danger: true,
      disabledReason: reasonAgainst(role, 'StartRemoteDelete'),
      onSelect: () => onIntent({ kind: 'delete', entry }),
    },
  ];
  return (
    <DataTable
      caption="Entries"
      columns={columns}
      rows={entries}
      rowId={rowId}
      rowLabel={rowLabel}
      rowActions={actions}
      urlKey="f"
      selectionActions={(rows) => {
        const files = rows.filter((row) => !row.isFolder);
        const reason =
          getReason ??
          (files.length < rows.length
            ? 'Folders cannot be fetched: select files.'
            : files.length > MAX_PATHS
              ? `One transfer takes at most ${MAX_PATHS} files.`
              : undefined);
        return (
          <Button
            size="sm"
            disabledReason={reason}
            onClick={() => onIntent({ kind: 'get', paths: files.map(rowId) })}
          >
            Get {plural(files.length, 'file')}
          </Button>
        );
      }}
      empty={{ title: 'This folder is empty' }}
    />
  );
}

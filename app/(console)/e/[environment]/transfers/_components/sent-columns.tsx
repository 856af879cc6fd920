// The columns of the list of sent files.

import { CopyButton } from '@/components/copy-button';
import type { DataColumn } from '@/components/data-table';
import { RelativeTime } from '@/components/relative-time';
import { TransferState } from '@/components/transfers/transfer-state';
import { meaningOf } from '@/lib/transfers/failure-codes';
import { fileName, folderOf, type SentFile, sentStates, stateLook } from '@/lib/transfers/rules';

export interface ShownFile extends SentFile {
  partner: string;
}

const none = <span className="text-muted">–</span>;
const failureOf = ({ failureCode }: SentFile) => (failureCode ? meaningOf(failureCode, 'sent').title : '');

export function sentColumns(
  connectors: readonly { value: string; label: string }[],
): DataColumn<ShownFile>[] {
  return [
    {
      id: 'file',
      header: 'File',
      value: (row) => fileName(row.path),
      text: (row) => row.path,
      cell: (row) => (
        <span className="truncate font-mono" title={row.path}>
          {fileName(row.path)}
        </span>
      ),
      aside: (row) => <CopyButton value={row.path} label={`path ${row.path}`} />,
    },
    {
      id: 'state',
      header: 'State',
      width: '8.5rem',
      value: (row) => row.state,
      text: (row) => stateLook(row.state).word,
      cell: (row) => <TransferState state={row.state} />,
      facet: { options: sentStates.map((value) => ({ value, label: stateLook(value).word })) },
    },
    {
      id: 'failure',
      header: 'What went wrong',
      width: '26%',
      from: '1280px',
      value: failureOf,
      cell: (row) => (row.failureCode ? <span title={row.failureMessage}>{failureOf(row)}</span> : none),
    },
    {
      id: 'connector',
      header: 'Partner',
      width: '11rem',
      value: (row) => row.connectorId,
      raw: (row) => row.partner,
      text: (row) => `${row.partner} ${row.connectorId}`,
      cell: (row) => <span className="truncate">{row.partner}</span>,
      facet: { label: 'Partner', options: connectors },
    },
    {
      id: 'sent',
      header: 'Sent',
      width: '8rem',
      value: (row) => new Date(row.at),
      cell: (row) => <RelativeTime moment={row.at} />,
    },
    {
      id: 'by',
      header: 'By',
      width: '9rem',
      from: '1440px',
      value: (row) => row.actorName,
      cell: (row) => row.actorName,
    },
    {
      id: 'folder',
      header: 'Folder',
      hidden: true,
      value: (row) => folderOf(row.path),
      cell: (row) => <span className="truncate font-mono">{folderOf(row.path)}</span>,
    },
    {
      id: 'transfer',
      header: 'Transfer',
      hidden: true,
      value: (row) => row.transferId,
      cell: (row) => <span className="truncate font-mono">{row.transferId}</span>,
    },
  ];
}

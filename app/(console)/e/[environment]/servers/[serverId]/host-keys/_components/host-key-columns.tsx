// The columns of the list of host keys.

import { CopyButton } from '@/components/copy-button';
import type { DataColumn } from '@/components/data-table';
import { Identifier } from '@/components/identifier';
import { RelativeTime } from '@/components/relative-time';
import { StateMark } from '@/components/state-mark';
import { asAwsWrites, asSshKeygenPrints, type HostKeyRow, hostKeyTypeName } from '@/lib/host-keys/rules';

export interface ShownHostKey extends HostKeyRow {
  active: boolean;
}

export const hostKeyColumns: readonly DataColumn<ShownHostKey>[] = [
  {
    id: 'type',
    header: 'Type',
    width: '8rem',
    value: (row) => hostKeyTypeName(row.Type),
    cell: (row) => <span className="font-medium">{hostKeyTypeName(row.Type)}</span>,
  },
  {
    id: 'use',
    header: 'In use',
    width: '7rem',
    value: (row) => (row.active ? 'Active' : 'Waiting'),
    cell: (row) => (
      <StateMark state={row.active ? 'Active' : 'Waiting'} shape={row.active ? 'filled' : 'hollow'} />
    ),
  },
  {
    id: 'fingerprint',
    header: 'Fingerprint',
    width: '42%',
    value: (row) => asSshKeygenPrints(row.Fingerprint ?? ''),
    cell: (row) => (
      <span className="truncate font-mono text-[0.92em] max-sm:break-all max-sm:whitespace-normal">
        {asSshKeygenPrints(row.Fingerprint ?? '')}
      </span>
    ),
    aside: (row) => <CopyButton value={asSshKeygenPrints(row.Fingerprint ?? '')} label="fingerprint" />,
  },
  {
    id: 'description',
    header: 'Description',
    value: (row) => row.Description,
    cell: (row) => row.Description || <span className="text-muted">–</span>,
  },
  {
    id: 'imported',
    header: 'Imported',
    width: '8.5rem',
    value: (row) => row.DateImported,
    cell: (row) => <RelativeTime moment={row.DateImported ?? ''} />,
  },
  {
    id: 'aws',
    header: 'Fingerprint as AWS writes it',
    hidden: true,
    value: (row) => asAwsWrites(row.Fingerprint ?? ''),
    text: () => '',
    cell: (row) => (
      <Identifier value={asAwsWrites(row.Fingerprint ?? '')} label="fingerprint as AWS writes it" truncate />
    ),
  },
  {
    id: 'id',
    header: 'Id',
    hidden: true,
    value: (row) => row.HostKeyId,
    cell: (row) => <Identifier value={row.HostKeyId ?? ''} label="host key id" truncate />,
  },
];

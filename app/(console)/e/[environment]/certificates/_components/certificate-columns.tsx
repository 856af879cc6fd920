// The columns of the list of certificates.

import { CertificateStatus } from '@/components/certificates/certificate-status';
import { Expiry } from '@/components/certificates/expiry';
import { CopyButton } from '@/components/copy-button';
import type { DataColumn } from '@/components/data-table';
import { Identifier } from '@/components/identifier';
import { RelativeTime } from '@/components/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import { certificateName, ownerNames, ownerOf, statusNames, usageNames } from '@/lib/certificates/rules';
import type { CertificateEntry } from './certificate-entries';

/** Undefined until somebody has looked into the profiles. */
function profilesCell({ holders }: CertificateEntry) {
  if (!holders) return <Skeleton className="w-16" />;
  return holders.map(({ As2Id }) => As2Id).join(', ') || <span className="text-muted">–</span>;
}

export const certificateColumns: readonly DataColumn<CertificateEntry>[] = [
  {
    id: 'certificate',
    header: 'Certificate',
    value: (row) => certificateName(row),
    raw: (row) => row.Description,
    text: (row) => `${row.Description ?? ''} ${row.CertificateId}`,
    cell: (row) =>
      row.Description ? row.Description : <span className="font-mono">{row.CertificateId}</span>,
    aside: (row) => <CopyButton value={row.CertificateId ?? ''} label={`id ${row.CertificateId}`} />,
  },
  {
    id: 'usage',
    header: 'Usage',
    width: '7rem',
    value: (row) => row.Usage,
    cell: (row) => usageNames[row.Usage ?? 'SIGNING'],
    facet: { options: Object.entries(usageNames).map(([value, label]) => ({ value, label })) },
  },
  {
    id: 'owner',
    header: 'Whose',
    width: '6.5rem',
    value: (row) => ownerOf(row.Type),
    text: (row) => ownerNames[ownerOf(row.Type)],
    cell: (row) => ownerNames[ownerOf(row.Type)],
  },
  {
    id: 'status',
    header: 'Status',
    width: '9.5rem',
    value: (row) => row.Status,
    cell: (row) => <CertificateStatus status={row.Status} />,
    facet: { options: Object.entries(statusNames).map(([value, label]) => ({ value, label })) },
  },
  {
    id: 'profile',
    header: 'Profiles',
    value: (row) => row.holders?.map(({ As2Id }) => As2Id).join(', '),
    cell: profilesCell,
    facet: { label: 'Profile' },
  },
  {
    id: 'expires',
    header: 'Counts until',
    width: '8.5rem',
    value: (row) => row.InactiveDate,
    cell: (row) => <Expiry moment={row.InactiveDate} />,
  },
  {
    id: 'expiry',
    header: 'Expiry',
    hidden: true,
    value: (row) => row.expiry,
    cell: (row) => row.expiry,
    facet: {},
  },
  {
    id: 'active',
    header: 'Counts from',
    width: '8.5rem',
    hidden: true,
    value: (row) => row.ActiveDate,
    cell: (row) => <RelativeTime moment={row.ActiveDate ?? ''} />,
  },
  {
    id: 'id',
    header: 'Id',
    width: '14rem',
    hidden: true,
    value: (row) => row.CertificateId,
    cell: (row) => <Identifier value={row.CertificateId ?? ''} label="certificate id" truncate />,
  },
];

// The columns of the server list.

import { CopyButton } from '@/components/copy-button';
import type { DataColumn } from '@/components/data-table';
import { Address } from '@/components/servers/address';
import { StateMark } from '@/components/state-mark';
import { Skeleton } from '@/components/ui/skeleton';
import { count } from '@/lib/format';
import { takesLogins } from '@/lib/servers/protocol-rules';
import { identityProviderName } from '@/lib/servers/rules';
import type { ServerRow } from './server-rows';

/** A fact that only the description has: a grey bar until it arrives. */
function later(row: ServerRow, value: React.ReactNode) {
  if (row.described) return value || <span className="text-muted">–</span>;
  if (row.failed) return <span className="text-muted">unknown</span>;
  return <Skeleton className="w-16" />;
}

const addressText = ({ address }: ServerRow) =>
  address && 'host' in address ? `${address.host}:${address.port}` : '';

export const serverColumns: readonly DataColumn<ServerRow>[] = [
  {
    id: 'id',
    header: 'Server',
    width: '12.25rem',
    value: (row) => row.id,
    cell: (row) => <span className="font-mono">{row.id}</span>,
    aside: (row) => <CopyButton value={row.id} label={`id ${row.id}`} />,
  },
  { id: 'name', header: 'Name', value: (row) => row.name, cell: (row) => later(row, row.name) },
  {
    id: 'state',
    header: 'State',
    width: '6.75rem',
    value: (row) => row.state,
    cell: (row) => <StateMark state={row.state ?? 'OFFLINE'} />,
    facet: {},
  },
  {
    id: 'endpoint',
    header: 'Endpoint',
    text: addressText,
    raw: addressText,
    cell: (row) => later(row, row.address ? <Address address={row.address} truncate /> : undefined),
  },
  {
    id: 'protocols',
    header: 'Protocols',
    width: '6rem',
    value: (row) => row.described?.Protocols?.join(', '),
    cell: (row) => later(row, row.described?.Protocols?.join(', ')),
  },
  {
    id: 'idp',
    header: 'Identity provider',
    width: '8.25rem',
    from: '1440px',
    value: (row) => identityProviderName(row.listed.IdentityProviderType),
    raw: (row) => row.listed.IdentityProviderType,
    cell: (row) => identityProviderName(row.listed.IdentityProviderType),
  },
  {
    id: 'users',
    header: 'Users',
    width: '4.5rem',
    align: 'end',
    value: (row) => row.users,
    cell: (row) =>
      takesLogins(row.described?.Protocols) || row.users > 0 ? (
        count(row.users)
      ) : (
        <span className="text-muted">–</span>
      ),
  },
  {
    id: 'domain',
    header: 'Domain',
    width: '5rem',
    from: '1280px',
    value: (row) => row.listed.Domain,
    cell: (row) => row.listed.Domain,
  },
  {
    id: 'visibility',
    header: 'Endpoint type',
    width: '8rem',
    hidden: true,
    value: (row) => row.listed.EndpointType,
    cell: (row) => row.listed.EndpointType,
  },
  {
    id: 'policy',
    header: 'Security policy',
    hidden: true,
    value: (row) => row.described?.SecurityPolicyName,
    cell: (row) => later(row, row.described?.SecurityPolicyName),
  },
];

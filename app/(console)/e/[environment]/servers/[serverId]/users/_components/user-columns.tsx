// The columns of the list of users: what ListUsers tells, without a call per row.

import { CopyButton } from '@/components/copy-button';
import type { DataColumn } from '@/components/data-table';
import { MonoText } from '@/components/identifier';
import { Badge } from '@/components/ui/badge';
import type { UserSummary } from '@/lib/users/reads';
import { roleName } from '@/lib/users/rules';

const isLogical = (user: UserSummary) => user.HomeDirectoryType === 'LOGICAL';

export const userColumns: readonly DataColumn<UserSummary>[] = [
  {
    id: 'name',
    header: 'User name',
    cell: (user) => user.UserName,
    value: (user) => user.UserName,
    aside: (user) => <CopyButton value={user.UserName ?? ''} label="user name" />,
  },
  {
    id: 'role',
    header: 'Role',
    cell: (user) => (
      <span title={user.Role} className="truncate font-mono text-[0.92em]">
        {roleName(user.Role)}
      </span>
    ),
    value: (user) => roleName(user.Role),
    raw: (user) => user.Role,
    facet: {},
  },
  {
    id: 'home',
    header: 'Home directory',
    cell: (user) =>
      isLogical(user) ? (
        <span className="text-muted">Mapped</span>
      ) : (
        <span title={user.HomeDirectory} className="truncate">
          <MonoText>{user.HomeDirectory || '/'}</MonoText>
        </span>
      ),
    value: (user) => (isLogical(user) ? '' : (user.HomeDirectory ?? '/')),
  },
  {
    id: 'type',
    header: 'Access',
    width: '8rem',
    cell: (user) => (isLogical(user) ? 'Restricted' : 'Real paths'),
    value: (user) => user.HomeDirectoryType ?? 'PATH',
    text: (user) => (isLogical(user) ? 'restricted logical' : 'real paths'),
    facet: {
      options: [
        { value: 'LOGICAL', label: 'Restricted' },
        { value: 'PATH', label: 'Real paths' },
      ],
    },
  },
  {
    id: 'keys',
    header: 'Keys',
    width: '7rem',
    align: 'end',
    cell: (user) => (user.SshPublicKeyCount ? user.SshPublicKeyCount : <Badge tone="warn">No key</Badge>),
    value: (user) => user.SshPublicKeyCount ?? 0,
    text: () => '',
  },
];

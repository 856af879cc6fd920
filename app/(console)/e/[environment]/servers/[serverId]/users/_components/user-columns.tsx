// The columns of the list of users: what ListUsers tells, without a call per row.

import { CopyButton } from '@/components/copy-button';
import type { DataColumn } from '@/components/data-table';
import { MonoText } from '@/components/identifier';
import { RelativeTime } from '@/components/relative-time';
import { Badge } from '@/components/ui/badge';
import { LastLoginCell } from '@/components/users/last-login';
import { utc } from '@/lib/format';
import type { LastLogins } from '@/lib/last-logins/rules';
import type { UserSummary } from '@/lib/users/reads';
import { roleName } from '@/lib/users/rules';

const isLogical = (user: UserSummary) => user.HomeDirectoryType === 'LOGICAL';

const states = ['Active', 'Suspended'];

/** A suspended user should have none; one that was added elsewhere lets people in again. */
function Keys({ user: { SshPublicKeyCount, suspended } }: { user: UserSummary }) {
  if (SshPublicKeyCount) {
    return suspended ? <Badge tone="danger">{SshPublicKeyCount} added</Badge> : SshPublicKeyCount;
  }
  return suspended ? <span className="text-muted">0</span> : <Badge tone="warn">No key</Badge>;
}

const userColumns: readonly DataColumn<UserSummary>[] = [
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
    from: '1440px',
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
    id: 'state',
    header: 'State',
    width: '15rem',
    cell: ({ suspended }) =>
      suspended ? (
        <span title={`Suspended by ${suspended.by}, ${utc(suspended.at)}`} className="min-w-0 sm:truncate">
          <Badge tone="warn">Suspended</Badge>{' '}
          <span className="text-muted">
            <RelativeTime moment={suspended.at} /> by {suspended.by}
          </span>
        </span>
      ) : (
        <span className="text-muted">Active</span>
      ),
    value: ({ suspended }) => (suspended ? 'Suspended' : 'Active'),
    facet: { options: states.map((value) => ({ value, label: value })) },
  },
  {
    id: 'keys',
    header: 'Keys',
    width: '6rem',
    align: 'end',
    cell: (user) => <Keys user={user} />,
    value: (user) => user.SshPublicKeyCount ?? 0,
    text: () => '',
  },
];

/** With what the server's log told, once it did and where there is one. */
export function userColumnsWith(logins: LastLogins | undefined): readonly DataColumn<UserSummary>[] {
  if (!logins || (logins.silence === 'no-logging' && logins.since === undefined)) return userColumns;
  const of = ({ UserName = '' }: UserSummary) => logins.users[UserName];
  return [
    ...userColumns,
    {
      id: 'login',
      header: 'Last login',
      width: '10rem',
      from: '1280px',
      cell: (user) => <LastLoginCell login={of(user)} logins={logins} />,
      value: (user) => {
        const login = of(user);
        return login && new Date(login.at);
      },
      text: () => '',
    },
  ];
}

// The columns of the list of accesses: what ListAccesses tells and the names that people gave.

import { CopyButton } from '@/components/copy-button';
import type { DataColumn } from '@/components/data-table';
import { MonoText } from '@/components/identifier';
import type { AccessRow } from '@/lib/accesses/rules';
import { roleName } from '@/lib/users/rules';

const isLogical = (access: AccessRow) => access.HomeDirectoryType === 'LOGICAL';

export const accessColumns: readonly DataColumn<AccessRow>[] = [
  {
    id: 'group',
    header: 'Group',
    cell: (access) => access.name ?? <span className="text-muted">Not named yet</span>,
    value: (access) => access.name ?? '',
  },
  {
    id: 'sid',
    header: 'SID',
    width: '38%',
    cell: (access) => (
      <span className="truncate font-mono text-[0.92em] max-sm:break-all max-sm:whitespace-normal">
        {access.ExternalId}
      </span>
    ),
    value: (access) => access.ExternalId,
    aside: (access) => <CopyButton value={access.ExternalId} label="SID" />,
  },
  {
    id: 'role',
    header: 'Role',
    cell: (access) => (
      <span title={access.Role} className="truncate font-mono text-[0.92em]">
        {roleName(access.Role)}
      </span>
    ),
    value: (access) => roleName(access.Role),
    raw: (access) => access.Role,
    facet: {},
  },
  {
    id: 'home',
    header: 'Home directory',
    cell: (access) =>
      isLogical(access) ? (
        <span className="text-muted">Mapped</span>
      ) : (
        <span title={access.HomeDirectory} className="truncate">
          <MonoText>{access.HomeDirectory || '/'}</MonoText>
        </span>
      ),
    value: (access) => (isLogical(access) ? '' : (access.HomeDirectory ?? '/')),
  },
];

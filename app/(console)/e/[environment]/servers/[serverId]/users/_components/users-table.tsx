'use client';
// The list of users; a filter or an order fetches the pages that are still missing, so that it speaks of all users.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import { UserSelectionActions } from '@/components/bulk/user-selection-actions';
import { useCaller } from '@/components/caller';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import type { MenuItem } from '@/components/ui/menu';
import { Spinner } from '@/components/ui/spinner';
import { DeleteUserDialog } from '@/components/users/delete-user-dialog';
import { count } from '@/lib/format';
import { lastLoginsQuery } from '@/lib/last-logins/queries';
import { reasonAgainst } from '@/lib/permissions';
import { serverQuery } from '@/lib/servers/queries';
import { identityProviderName } from '@/lib/servers/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { usersQuery } from '@/lib/users/queries';
import type { UserSummary } from '@/lib/users/reads';
import { userHref } from '@/lib/users/rules';
import { userColumnsWith } from './user-columns';

const NONE: readonly UserSummary[] = [];
const rowId = (user: UserSummary) => user.UserName ?? '';
/** What narrows or orders the table, in the address. */
const VIEW_KEYS = ['q', 'sort', 'role', 'type', 'state'];

/** Loads page after page while `wanted`, and a second one in any case, since the first is short; an error ends it. */
function useAllUsers(environmentId: string, serverId: string, wanted: boolean) {
  const list = useInfiniteQuery(usersQuery(environmentId, serverId));
  const { hasNextPage, isFetching, isError, fetchNextPage } = list;
  const pages = list.data?.pages;
  const next = hasNextPage && (wanted || pages?.length === 1);
  useEffect(() => {
    if (next && !isFetching && !isError) void fetchNextPage();
  }, [next, isFetching, isError, fetchNextPage]);
  const users = useMemo(() => pages?.flatMap((page) => page.Users) ?? NONE, [pages]);
  return { list, users };
}

export function UsersTable({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { role } = useCaller();
  const { data: server } = useQuery(serverQuery(environmentId, serverId));
  const search = useSearchParams();
  const [all, setAll] = useState(false);
  const wanted = all || VIEW_KEYS.some((key) => search.get(key));
  const { list, users } = useAllUsers(environmentId, serverId, wanted);
  const { data: logins } = useQuery(lastLoginsQuery(environmentId, serverId));
  const columns = useMemo(() => userColumnsWith(logins), [logins]);
  const [doomed, setDoomed] = useState<UserSummary>();
  const [asking, setAsking] = useState(false);

  const provider = server?.IdentityProviderType;
  if (provider && provider !== 'SERVICE_MANAGED') {
    return (
      <EmptyState title="The users of this server live elsewhere">
        Its identity provider is {identityProviderName(provider)}, which knows the users and their keys.
      </EmptyState>
    );
  }

  const here = `/e/${environmentId}/servers/${serverId}`;
  const create = (
    <span className="inline-flex flex-wrap gap-2">
      <LinkButton href={`${here}/import-users`} disabledReason={reasonAgainst(role, 'CreateUser')}>
        Import CSV
      </LinkButton>
      <LinkButton
        href={`${here}/new-user`}
        variant="primary"
        disabledReason={reasonAgainst(role, 'CreateUser')}
      >
        Create user
      </LinkButton>
    </span>
  );
  const deleteReason = reasonAgainst(role, 'DeleteUser');
  const actions = (user: UserSummary): MenuItem[] => [
    { label: 'Open', href: userHref(environmentId, serverId, rowId(user)) },
    'separator',
    {
      label: 'Delete',
      danger: true,
      disabledReason: deleteReason,
      onSelect: () => {
        setDoomed(user);
        setAsking(true);
      },
    },
  ];
  const loadingRest = wanted && list.hasNextPage && !list.isError;
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
        <span role="status" className="inline-flex items-center gap-2 text-table text-muted">
          {loadingRest && (
            <>
              <Spinner /> Loading all users: {count(users.length)} so far
            </>
          )}
        </span>
        {users.length > 0 && create}
      </div>
      <DataTable
        caption="Users"
        columns={columns}
        rows={users}
        rowId={rowId}
        rowLabel={rowId}
        rowHref={(user) => userHref(environmentId, serverId, rowId(user))}
        rowActions={actions}
        selectionActions={(selected) => (
          <UserSelectionActions environmentId={environmentId} serverId={serverId} users={selected} />
        )}
        fileAbout={serverId}
        loading={list.isPending}
        error={list.error && toTransferError(list.error)}
        onRetry={() => void (users.length > 0 ? list.fetchNextPage() : list.refetch())}
        more={
          list.hasNextPage
            ? {
                pending: list.isFetchingNextPage,
                load: () => void list.fetchNextPage(),
                loadAll: () => setAll(true),
                stop: () => setAll(false),
              }
            : undefined
        }
        empty={{
          title: 'No users yet',
          description: 'A user signs in with an SSH key and sees the folders that you give.',
          action: create,
        }}
      />
      {doomed && (
        <DeleteUserDialog
          environmentId={environmentId}
          serverId={serverId}
          userName={rowId(doomed)}
          keyCount={doomed.SshPublicKeyCount ?? 0}
          open={asking}
          onOpenChange={setAsking}
          onDeleted={() => setAsking(false)}
        />
      )}
    </>
  );
}

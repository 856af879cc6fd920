'use client';

// The page of one user.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { useClone } from '@/components/clones/use-clone';
import { CopyButton } from '@/components/copy-button';
import { EmptyState } from '@/components/empty-state';
import { EquivalentButton } from '@/components/equivalent-button';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { KeysSection } from '@/components/ssh-keys/keys-section';
import { AppLink } from '@/components/ui/app-link';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Skeleton } from '@/components/ui/skeleton';
import { ConnectionCard } from '@/components/users/connection-card';
import { DeleteUserDialog } from '@/components/users/delete-user-dialog';
import { LastLoginText } from '@/components/users/last-login';
import { SuspendButton, SuspendedNote } from '@/components/users/suspension';
import { WhyDeniedButton } from '@/components/users/why-denied-button';
import { reasonAgainst } from '@/lib/permissions';
import { logsHref } from '@/lib/server-logs/rules';
import { serverQuery } from '@/lib/servers/queries';
import { serverName } from '@/lib/servers/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { userQuery } from '@/lib/users/queries';
import { shownUser } from '@/lib/users/rules';
import { UserSections } from './user-sections';

export interface UserViewProps {
  environmentId: string;
  serverId: string;
  userName: string;
}

export function UserView(props: UserViewProps) {
  const { environmentId, serverId, userName } = props;
  const router = useRouter();
  const { role } = useCaller();
  const { data: server } = useQuery(serverQuery(environmentId, serverId));
  const { data: user, error, refetch, isFetching } = useQuery(userQuery(environmentId, serverId, userName));
  const [asking, setAsking] = useState(false);
  const clone = useClone();
  const list = `/e/${environmentId}/servers` as const;
  const users = `${list}/${serverId}/users` as const;
  const failure = error && toTransferError(error);
  const gone = failure?.kind === 'not-found';
  if (gone && !user) {
    return (
      <EmptyState title={`User ${userName} is gone`} action={<LinkButton href={users}>Users</LinkButton>}>
        It was deleted while this page was open.
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title={userName}
        mono
        crumbs={[
          { label: 'Servers', href: list },
          { label: serverName(server?.Tags) ?? serverId, href: `${list}/${serverId}` },
          { label: 'Users', href: users },
        ]}
        state={<CopyButton value={userName} label="user name" />}
        description={<LastLoginText {...props} />}
        actions={
          <>
            <LinkButton href={logsHref(environmentId, serverId, userName)}>Log</LinkButton>
            {user && server && <WhyDeniedButton asked={{ user, server }} />}
            {user && <EquivalentButton of={shownUser(user)} />}
            <Button
              onClick={() =>
                clone.ask({ kind: 'user', name: userName, from: [environmentId, serverId, userName] })
              }
            >
              Clone
            </Button>
            {user && <SuspendButton {...props} user={user} />}
            <Button disabledReason={reasonAgainst(role, 'DeleteUser')} onClick={() => setAsking(true)}>
              Delete
            </Button>
          </>
        }
      />
      {clone.dialog}
      {failure && !user && (
        <ErrorPanel error={failure} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!failure && !user && <UserSkeleton />}
      {user && (
        <>
          {gone && (
            <div role="alert" className="mb-5">
              <Callout tone="danger" title={`User ${userName} is gone`}>
                It was deleted while this page was open. What you typed stays here, to be copied.{' '}
                <AppLink href={users} className="link">
                  All users
                </AppLink>
              </Callout>
            </div>
          )}
          {user.suspended && <SuspendedNote {...props} user={user} suspended={user.suspended} />}
          <div className="grid items-start gap-x-5 xl:grid-cols-[minmax(0,1fr)_24rem] xl:grid-rows-[auto_1fr]">
            <div className="min-w-0">
              <KeysSection {...props} user={user} policyName={server?.SecurityPolicyName} />
            </div>
            <div className="min-w-0 xl:col-start-2 xl:row-span-2 xl:row-start-1">
              <ConnectionCard {...props} />
            </div>
            <div className="min-w-0">
              <UserSections environmentId={environmentId} user={user} domain={server?.Domain ?? 'S3'} />
            </div>
          </div>
          <DeleteUserDialog
            {...props}
            keyCount={user.SshPublicKeys.length}
            fingerprints={user.SshPublicKeys.map((key) => key.fingerprint)}
            open={asking}
            onOpenChange={setAsking}
            onDeleted={() => router.replace(users)}
          />
        </>
      )}
    </>
  );
}

function UserSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3 rounded-md border border-line p-4">
      {['w-1/3', 'w-2/3', 'w-1/2', 'w-2/5'].map((width) => (
        <Skeleton key={width} className={width} />
      ))}
    </div>
  );
}

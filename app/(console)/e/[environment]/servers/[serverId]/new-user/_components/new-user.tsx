'use client';
// A new user, as soon as the server is known to keep users itself.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { useQuery } from '@tanstack/react-query';
import { CloneNote } from '@/components/clones/clone-note';
import { WithOriginal } from '@/components/clones/with-original';
import { EmptyState } from '@/components/empty-state';
import { useEnvironment } from '@/components/environment';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';
import { serverQuery } from '@/lib/servers/queries';
import { identityProviderName, serverName } from '@/lib/servers/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { cloneUser } from '@/lib/users/clone-rules';
import { userQuery } from '@/lib/users/queries';
import { NewUserForm } from './new-user-form';

/** The user that is cloned, once it and both servers are known. */
function useOriginal(from: string[] | undefined, target: DescribedServer | undefined) {
  const [environmentId = '', serverId = '', userName = ''] = from ?? [];
  const here = useEnvironment().id;
  const enabled = from !== undefined;
  const user = useQuery({ ...userQuery(environmentId, serverId, userName), enabled });
  const server = useQuery({ ...serverQuery(environmentId, serverId), enabled });
  const isKnown = user.data && server.data && target;
  return {
    data: isKnown
      ? cloneUser(user.data, server.data.Domain ?? 'S3', {
          serverId: target.ServerId ?? '',
          arn: target.Arn,
          domain: target.Domain ?? 'S3',
          elsewhere: environmentId !== here,
        })
      : undefined,
    error: user.error ?? server.error,
    refetch: () => Promise.all([user.refetch(), server.refetch()]),
    isFetching: user.isFetching || server.isFetching,
  };
}

interface NewUserProps {
  environmentId: string;
  serverId: string;
  /** The environment, the server and the name of the user that it is cloned from. */
  from?: string[] | undefined;
}

export function NewUser({ environmentId, serverId, from }: NewUserProps) {
  const { data: server, error, refetch } = useQuery(serverQuery(environmentId, serverId));
  const original = useOriginal(from, server);
  const list = `/e/${environmentId}/servers`;
  const users = `${list}/${serverId}/users`;
  const provider = server?.IdentityProviderType ?? 'SERVICE_MANAGED';
  return (
    <>
      <PageHeader
        title="Create user"
        crumbs={[
          { label: 'Servers', href: list },
          { label: serverName(server?.Tags) ?? serverId, href: `${list}/${serverId}` },
          { label: 'Users', href: users },
        ]}
      />
      {error && !server && <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />}
      {server && provider !== 'SERVICE_MANAGED' && (
        <EmptyState
          title="The users of this server live elsewhere"
          action={<LinkButton href={users}>Back</LinkButton>}
        >
          Its identity provider is {identityProviderName(provider)}; create the user there.
        </EmptyState>
      )}
      {server && provider === 'SERVICE_MANAGED' && (
        <WithOriginal original={original} cloned={from !== undefined}>
          {(clone) => (
            <>
              {clone && (
                <CloneNote name={from?.[2] ?? ''} environmentId={from?.[0] ?? ''} left={clone.left} />
              )}
              <NewUserForm
                environmentId={environmentId}
                serverId={serverId}
                domain={server.Domain ?? 'S3'}
                cancel={users}
                clone={clone}
              />
            </>
          )}
        </WithOriginal>
      )}
    </>
  );
}

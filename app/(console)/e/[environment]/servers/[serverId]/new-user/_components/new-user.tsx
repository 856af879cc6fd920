'use client';
// A new user, as soon as the server is known to keep users itself.

import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';
import { serverQuery } from '@/lib/servers/queries';
import { identityProviderName, serverName } from '@/lib/servers/rules';
import { toTransferError } from '@/lib/transfer/errors';
import { NewUserForm } from './new-user-form';

export function NewUser({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const { data: server, error, refetch } = useQuery(serverQuery(environmentId, serverId));
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
        <NewUserForm
          environmentId={environmentId}
          serverId={serverId}
          domain={server.Domain ?? 'S3'}
          cancel={users}
        />
      )}
    </>
  );
}

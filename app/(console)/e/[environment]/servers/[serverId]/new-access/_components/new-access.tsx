'use client';
// Gives a group of the directory access to a server.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { accessCrumbs } from '@/components/accesses/access-crumbs';
import { AccessForm, newAccess } from '@/components/accesses/access-form';
import { useCaller } from '@/components/caller';
import { EmptyState } from '@/components/empty-state';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { useToast } from '@/components/ui/toast';
import { useCreateAccess } from '@/lib/accesses/mutations';
import { accessHref } from '@/lib/accesses/rules';
import { reasonAgainst } from '@/lib/permissions';
import { serverQuery } from '@/lib/servers/queries';
import { identityProviderName } from '@/lib/servers/rules';
import { toTransferError } from '@/lib/transfer/errors';

export function NewAccess({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const { data: server, error, refetch } = useQuery(serverQuery(environmentId, serverId));
  const create = useCreateAccess(environmentId);
  const provider = server?.IdentityProviderType;
  return (
    <>
      <PageHeader
        title="Create access"
        crumbs={accessCrumbs(environmentId, serverId, server)}
        description="Lets the direct members of one group of the directory log in. A person in two groups with accesses cannot log in at all."
      />
      {error && !server && <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />}
      {provider && provider !== 'AWS_DIRECTORY_SERVICE' && (
        <EmptyState title="This server asks no directory">
          Its identity provider is {identityProviderName(provider)}.
        </EmptyState>
      )}
      {server && provider === 'AWS_DIRECTORY_SERVICE' && (
        <AccessForm
          isNew
          values={newAccess(serverId, server.Domain ?? 'S3')}
          onSave={async (values) => {
            await create.mutateAsync(values);
            toast.success(`${values.GroupName.trim() || 'The group'} can log in`);
            router.push(accessHref(environmentId, serverId, values.ExternalId.trim()) as never);
          }}
          submitLabel="Create access"
          submitError={create.error?.error}
          submitDisabledReason={reasonAgainst(role, 'CreateAccess')}
          cancel={`/e/${environmentId}/servers/${serverId}/accesses`}
        />
      )}
    </>
  );
}

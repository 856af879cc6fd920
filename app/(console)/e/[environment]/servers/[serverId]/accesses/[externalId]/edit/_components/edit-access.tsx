'use client';
// Changes what the members of one group may do.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { accessCrumbs } from '@/components/accesses/access-crumbs';
import { AccessForm, valuesOf } from '@/components/accesses/access-form';
import { useCaller } from '@/components/caller';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { useToast } from '@/components/ui/toast';
import { useUpdateAccess } from '@/lib/accesses/mutations';
import { accessQuery } from '@/lib/accesses/queries';
import { accessHref, accessLabel } from '@/lib/accesses/rules';
import { reasonAgainst } from '@/lib/permissions';
import { serverQuery } from '@/lib/servers/queries';
import { toTransferError } from '@/lib/transfer/errors';

export function EditAccess({
  environmentId,
  serverId,
  externalId,
}: {
  environmentId: string;
  serverId: string;
  externalId: string;
}) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const { data: server } = useQuery(serverQuery(environmentId, serverId));
  const { data: access, error, refetch } = useQuery(accessQuery(environmentId, serverId, externalId));
  const update = useUpdateAccess(environmentId);
  const page = accessHref(environmentId, serverId, externalId);
  const label = accessLabel(access ?? { ExternalId: externalId });
  return (
    <>
      <PageHeader
        title={`Edit the access of ${label}`}
        crumbs={[...accessCrumbs(environmentId, serverId, server), { label, href: page }]}
      />
      {error && !access && <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />}
      {access && server && (
        <AccessForm
          values={valuesOf(access, server.Domain ?? 'S3')}
          onSave={async (values) => {
            await update.mutateAsync(values);
            toast.success('Access saved');
            router.push(page as never);
          }}
          submitLabel="Save"
          submitError={update.error?.error}
          submitDisabledReason={reasonAgainst(role, 'UpdateAccess')}
          cancel={page}
        />
      )}
    </>
  );
}

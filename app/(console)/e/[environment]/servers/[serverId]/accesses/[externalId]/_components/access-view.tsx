'use client';

// What the members of one group may do on this server.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { accessCrumbs } from '@/components/accesses/access-crumbs';
import { DeleteAccessDialog } from '@/components/accesses/delete-access-dialog';
import { useCaller } from '@/components/caller';
import { CodeBlock } from '@/components/code-block';
import { CopyButton } from '@/components/copy-button';
import { EmptyState } from '@/components/empty-state';
import { EquivalentButton } from '@/components/equivalent-button';
import { ErrorPanel } from '@/components/error-panel';
import { PageHeader } from '@/components/page-header';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { SectionSkeleton } from '@/components/section-skeleton';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { MappingTree } from '@/components/users/mapping-tree';
import { accessQuery } from '@/lib/accesses/queries';
import type { AccessDetail } from '@/lib/accesses/reads';
import { accessHref, accessLabel } from '@/lib/accesses/rules';
import { reasonAgainst } from '@/lib/permissions';
import { serverQuery } from '@/lib/servers/queries';
import { toTransferError } from '@/lib/transfer/errors';
import { toMappings } from '@/lib/users/mappings';
import { homeLayoutOf, layoutNames } from '@/lib/users/rules';

interface Props {
  environmentId: string;
  serverId: string;
  externalId: string;
}

export function AccessView({ environmentId, serverId, externalId }: Props) {
  const router = useRouter();
  const { role } = useCaller();
  const { data: server } = useQuery(serverQuery(environmentId, serverId));
  const {
    data: access,
    error,
    refetch,
    isFetching,
  } = useQuery(accessQuery(environmentId, serverId, externalId));
  const [asking, setAsking] = useState(false);
  const list = `/e/${environmentId}/servers/${serverId}/accesses` as const;
  const failure = error && toTransferError(error);
  if (failure?.kind === 'not-found') {
    return (
      <EmptyState title="This access is gone" action={<LinkButton href={list}>Accesses</LinkButton>}>
        It was deleted while this page was open.
      </EmptyState>
    );
  }
  return (
    <>
      <PageHeader
        title={access ? accessLabel(access) : externalId}
        mono={!access?.name}
        crumbs={accessCrumbs(environmentId, serverId, server)}
        state={
          <>
            {access?.name && <span className="font-mono text-table break-all text-muted">{externalId}</span>}
            <CopyButton value={externalId} label="SID" />
          </>
        }
        actions={
          <>
            {access && (
              <EquivalentButton
                of={{
                  kind: 'Access',
                  name: access.name ?? 'access',
                  source: access,
                  id: `${serverId}/${externalId}`,
                }}
              />
            )}
            <LinkButton
              href={`${accessHref(environmentId, serverId, externalId)}/edit`}
              disabledReason={reasonAgainst(role, 'UpdateAccess')}
            >
              Edit
            </LinkButton>
            <Button disabledReason={reasonAgainst(role, 'DeleteAccess')} onClick={() => setAsking(true)}>
              Delete
            </Button>
          </>
        }
      />
      {failure && !access && (
        <ErrorPanel error={failure} onRetry={() => void refetch()} retrying={isFetching} />
      )}
      {!failure && !access && <SectionSkeleton />}
      {access && <Facts access={access} />}
      {access && (
        <DeleteAccessDialog
          environmentId={environmentId}
          serverId={serverId}
          access={access}
          open={asking}
          onOpenChange={setAsking}
          onDeleted={() => router.replace(list)}
        />
      )}
    </>
  );
}

function Facts({ access }: { access: AccessDetail }) {
  const layout = homeLayoutOf(access);
  const posix = access.PosixProfile;
  return (
    <>
      <Section title="Access">
        <PropertyList
          items={[
            { name: 'IAM role', value: access.Role, copy: access.Role, mono: true, wide: true },
            { name: 'Home directory', value: layoutNames[layout] },
            ...(layout === 'path'
              ? [{ name: 'Begins in', value: access.HomeDirectory || '/', mono: true }]
              : []),
            ...(posix
              ? [
                  { name: 'User id', value: posix.Uid, mono: true },
                  { name: 'Group id', value: posix.Gid, mono: true },
                  { name: 'Further group ids', value: posix.SecondaryGids?.join(', '), mono: true },
                ]
              : []),
          ]}
        />
        {layout !== 'path' && (
          <div className="mt-4">
            <p className="mb-1 text-table text-muted">What a member named user sees</p>
            <MappingTree mappings={toMappings(access.HomeDirectoryMappings)} userName="" />
          </div>
        )}
      </Section>
      <Section title="Session policy">
        {access.Policy ? (
          <CodeBlock label="text of the policy" code={access.Policy} wrap={false} />
        ) : (
          <p className="text-muted">None: the role alone decides what the members may do.</p>
        )}
      </Section>
    </>
  );
}

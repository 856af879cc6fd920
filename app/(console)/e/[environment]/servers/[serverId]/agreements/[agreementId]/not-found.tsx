'use client';
// An agreement that does not exist, or not any more; the way on is the list of the server's agreements.

import { useParams } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';

export default function AgreementNotFound() {
  const { environment, serverId } = useParams<{ environment: string; serverId: string }>();
  const list = `/e/${environment}/servers/${serverId}/agreements` as const;
  return (
    <>
      <PageHeader
        title="Not found"
        crumbs={[
          { label: 'Servers', href: `/e/${environment}/servers` },
          { label: 'Agreements', href: list },
        ]}
      />
      <EmptyState
        title="This agreement does not exist"
        action={<LinkButton href={list}>All agreements</LinkButton>}
      >
        It may have been deleted, or it belongs to another server.
      </EmptyState>
    </>
  );
}

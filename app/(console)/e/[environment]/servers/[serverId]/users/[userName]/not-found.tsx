'use client';
// A user that does not exist, or not any more; the way on is the list of the server's users.

import { useParams } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';

export default function UserNotFound() {
  const { environment, serverId } = useParams<{ environment: string; serverId: string }>();
  const list = `/e/${environment}/servers/${serverId}/users` as const;
  return (
    <>
      <PageHeader
        title="Not found"
        crumbs={[
          { label: 'Servers', href: `/e/${environment}/servers` },
          { label: 'Users', href: list },
        ]}
      />
      <EmptyState title="This user does not exist" action={<LinkButton href={list}>All users</LinkButton>}>
        It may have been deleted, or its name is written differently: names are case-sensitive.
      </EmptyState>
    </>
  );
}

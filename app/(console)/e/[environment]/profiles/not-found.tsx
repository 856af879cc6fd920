'use client';
// A profile that does not exist, or not any more; the way on is the list of its own environment.

import { useParams } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';

export default function ProfileNotFound() {
  const { environment } = useParams<{ environment: string }>();
  const list = `/e/${environment}/profiles`;
  return (
    <>
      <PageHeader title="Not found" crumbs={[{ label: 'Profiles', href: list }]} />
      <EmptyState
        title="This profile does not exist"
        action={<LinkButton href={list}>All profiles</LinkButton>}
      >
        It may have been deleted, or it belongs to another environment.
      </EmptyState>
    </>
  );
}

'use client';
// A web app that does not exist, or not any more; the way on is the list of its own environment.

import { useParams } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';

export default function WebAppNotFound() {
  const { environment } = useParams<{ environment: string }>();
  const list = `/e/${environment}/web-apps` as const;
  return (
    <>
      <PageHeader title="Not found" crumbs={[{ label: 'Web apps', href: list }]} />
      <EmptyState
        title="This web app does not exist"
        action={<LinkButton href={list}>All web apps</LinkButton>}
      >
        It may have been deleted, or it belongs to another environment.
      </EmptyState>
    </>
  );
}

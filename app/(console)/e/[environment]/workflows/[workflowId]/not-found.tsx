'use client';
// A workflow that does not exist, or not any more; the way on is the list of its own environment.

import { useParams } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';

export default function WorkflowNotFound() {
  const { environment } = useParams<{ environment: string }>();
  const list = `/e/${environment}/workflows` as const;
  return (
    <>
      <PageHeader title="Not found" crumbs={[{ label: 'Workflows', href: list }]} />
      <EmptyState
        title="This workflow does not exist"
        action={<LinkButton href={list}>All workflows</LinkButton>}
      >
        It may have been deleted, or it belongs to another environment.
      </EmptyState>
    </>
  );
}

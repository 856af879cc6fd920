'use client';
// A connector that does not exist, or not any more; the way on is the list of its own environment.

import { useParams } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';

export default function ConnectorNotFound() {
  const { environment } = useParams<{ environment: string }>();
  const list = `/e/${environment}/connectors` as const;
  return (
    <>
      <PageHeader title="Not found" crumbs={[{ label: 'Connectors', href: list }]} />
      <EmptyState
        title="This connector does not exist"
        action={<LinkButton href={list}>All connectors</LinkButton>}
      >
        It may have been deleted, or it belongs to another environment.
      </EmptyState>
    </>
  );
}

'use client';
// A run that does not exist, or belongs to another environment.

import { useParams } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';

export default function RunNotFound() {
  const { environment } = useParams<{ environment: string }>();
  const list = `/e/${environment}/partners` as const;
  return (
    <>
      <PageHeader title="Not found" crumbs={[{ label: 'Partners', href: list }]} />
      <EmptyState title="This run does not exist" action={<LinkButton href={list}>All partners</LinkButton>}>
        It may belong to another environment.
      </EmptyState>
    </>
  );
}

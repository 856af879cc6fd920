'use client';
// A certificate that does not exist, or not any more; the way on is the list of its own environment.

import { useParams } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';

export default function CertificateNotFound() {
  const { environment } = useParams<{ environment: string }>();
  const list = `/e/${environment}/certificates`;
  return (
    <>
      <PageHeader title="Not found" crumbs={[{ label: 'Certificates', href: list }]} />
      <EmptyState
        title="This certificate does not exist"
        action={<LinkButton href={list}>All certificates</LinkButton>}
      >
        It may have been deleted, or it belongs to another environment.
      </EmptyState>
    </>
  );
}

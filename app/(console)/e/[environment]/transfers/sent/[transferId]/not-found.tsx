'use client';
// A transfer that this console did not start; AWS has no list in which to look for it.

import { useParams } from 'next/navigation';
import { EmptyState } from '@/components/empty-state';
import { PageHeader } from '@/components/page-header';
import { LinkButton } from '@/components/ui/link-button';

export default function TransferNotFound() {
  const { environment } = useParams<{ environment: string }>();
  const list = `/e/${environment}/transfers` as const;
  return (
    <>
      <PageHeader title="Not found" crumbs={[{ label: 'Transfers', href: list }]} />
      <EmptyState
        title="This console did not start such a transfer"
        action={<LinkButton href={list}>All transfers</LinkButton>}
      >
        AWS keeps no list of transfers, so nothing is known of those that other programs started.
      </EmptyState>
    </>
  );
}

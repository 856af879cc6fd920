// A page behind sign-in that does not exist.

import type { Metadata } from 'next';
import { EmptyState } from '@/components/empty-state';
import { LinkButton } from '@/components/ui/link-button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <>
      <h1 className="mb-4 text-xl">Not found</h1>
      <EmptyState
        title="There is nothing at this address"
        action={<LinkButton href="/">Dashboard</LinkButton>}
      >
        What it named may have been deleted, or the address may be incomplete.
      </EmptyState>
    </>
  );
}

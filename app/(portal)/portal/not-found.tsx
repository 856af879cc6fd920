// An address of the portal that names nothing, or nothing of this partner's.

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
        action={<LinkButton href="/portal">Your access</LinkButton>}
      >
        It does not exist, or it is no longer shared with you.
      </EmptyState>
    </>
  );
}

// An address that no page answers to.

import type { Metadata } from 'next';
import { LinkButton } from '@/components/ui/link-button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-4">
      <div className="max-w-sm text-center">
        <h1 className="text-lg">There is no such page</h1>
        <p className="mt-1 mb-4 text-muted">The address may be incomplete, or the link may be too old.</p>
        <LinkButton href="/">Go to the dashboard</LinkButton>
      </div>
    </main>
  );
}

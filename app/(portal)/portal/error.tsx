'use client';
// What the portal shows when a page fails in a way that nothing inside it caught.

import { ErrorPanel } from '@/components/error-panel';

export default function PortalError({ reset }: { reset: () => void }) {
  const message = 'This page could not be shown. Tell the people who invited you if it stays so.';
  return (
    <>
      <h1 className="mb-4 text-xl">Something went wrong</h1>
      <ErrorPanel
        error={{ code: 'Failure', kind: 'failed', message }}
        title="This page failed"
        onRetry={reset}
      />
    </>
  );
}

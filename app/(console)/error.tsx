'use client';
// What a page shows when it fails in a way that nothing inside it caught.

import { ErrorPanel } from '@/components/error-panel';

export default function ConsoleError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const shown = {
    code: error.digest ? `Failure ${error.digest}` : 'Failure',
    kind: 'failed',
    message: 'This page could not be shown. The log of the console has the details under this code.',
  };
  return (
    <>
      <h1 className="mb-4 text-xl">Something went wrong</h1>
      <ErrorPanel error={shown} title="This page failed" onRetry={reset} />
    </>
  );
}

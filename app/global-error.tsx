'use client';
// The last resort, when even the root layout fails; it brings its own document.

import './globals.css';

export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Transfer Console</title>
        <main className="grid min-h-dvh place-items-center p-4">
          <div role="alert" className="max-w-sm text-center">
            <h1 className="text-lg">The console could not show this page</h1>
            <p className="mt-1 mb-4 text-muted">
              Try again; if it stays, the console's log has the details
              {error.digest && ` under ${error.digest}`}.
            </p>
            <button type="button" className="link" onClick={reset}>
              Try again
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}

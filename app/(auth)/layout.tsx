// The frame of the pages that come before a session: one card in the middle.

import type { ReactNode } from 'react';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main className="flex min-h-dvh items-center justify-center bg-canvas p-4">
      <div className="w-full max-w-sm">
        <p className="mb-6 text-center font-semibold text-ink">Transfer Console</p>
        <div className="rounded-md border border-line bg-surface p-6">{children}</div>
      </div>
    </main>
  );
}

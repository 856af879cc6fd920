// The frame of every page behind sign-in.

import type { ReactNode } from 'react';
import { CallerProvider } from '@/components/caller';
import { SkipLink } from '@/components/skip-link';
import { requireCaller } from '@/lib/caller';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { name, email, role } = await requireCaller();
  return (
    <CallerProvider caller={{ name, email, role }}>
      <SkipLink />
      <main id="main" className="mx-auto max-w-7xl px-4 py-5 sm:px-6">
        {children}
      </main>
    </CallerProvider>
  );
}

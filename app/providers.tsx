'use client';
// What every component may count on in the browser: the query cache, the colour scheme, URL state and the style nonce.

import { CSPProvider } from '@base-ui/react/csp-provider';
import { QueryClientProvider } from '@tanstack/react-query';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useState } from 'react';
import { createQueryClient } from '@/lib/query/client';

export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <CSPProvider nonce={nonce}>
      <ThemeProvider attribute="class" nonce={nonce} disableTransitionOnChange>
        <QueryClientProvider client={queryClient}>
          <NuqsAdapter>{children}</NuqsAdapter>
        </QueryClientProvider>
      </ThemeProvider>
    </CSPProvider>
  );
}

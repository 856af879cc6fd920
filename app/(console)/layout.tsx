// The frame of every page behind sign-in.

import type { ReactNode } from 'react';
import { requireCaller } from '@/lib/caller';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  await requireCaller();
  return <>{children}</>;
}

// The frame of every page behind sign-in: who is calling, the environments and the shell around the content.

import { cookies } from 'next/headers';
import type { ReactNode } from 'react';
import { CallerProvider } from '@/components/caller';
import { EnvironmentsProvider } from '@/components/environment';
import { requireCaller } from '@/lib/caller';
import { environmentSummaries } from '@/lib/environments/summaries';
import { roleIn } from '@/lib/permissions';
import { ConsoleShell } from './_components/console-shell';

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const caller = await requireCaller();
  const { name, email, role } = caller;
  const folded = (await cookies()).get('sidebar')?.value === 'folded';
  const environments = environmentSummaries(caller).map(({ id, label, region, colour }) => ({
    id,
    label,
    region,
    colour,
    role: roleIn(caller, id) ?? role,
  }));
  return (
    <CallerProvider caller={{ name, email, role }}>
      <EnvironmentsProvider environments={environments}>
        <ConsoleShell environments={environments} folded={folded}>
          {children}
        </ConsoleShell>
      </EnvironmentsProvider>
    </CallerProvider>
  );
}

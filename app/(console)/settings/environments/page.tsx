// The environments as the file names them; they are changed there alone.

import type { Metadata } from 'next';
import { requireCaller } from '@/lib/caller';
import { environmentSummaries } from '@/lib/environments/summaries';
import { EnvironmentCard } from './_components/environment-card';

export const metadata: Metadata = { title: 'Environments' };

export default async function EnvironmentsPage() {
  const caller = await requireCaller();
  return (
    <>
      <p className="mb-4 max-w-prose text-muted">
        An environment is one account and Region. They come from the file that{' '}
        <code>CONSOLE_ENVIRONMENTS</code> names, read when the console starts; without it there is one, on the
        emulator.
      </p>
      {environmentSummaries(caller).map((environment) => (
        <EnvironmentCard key={environment.id} environment={environment} />
      ))}
    </>
  );
}

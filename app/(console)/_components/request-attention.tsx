'use client';
// What partners asked for in one environment, on the dashboard while anything waits.

import { useQuery } from '@tanstack/react-query';
import { Inbox } from 'lucide-react';
import { AppLink } from '@/components/ui/app-link';
import { plural } from '@/lib/format';
import { requestCountQuery } from '@/lib/key-requests/queries';

export function RequestAttention({ environmentId }: { environmentId: string }) {
  const { data: waiting = 0 } = useQuery(requestCountQuery(environmentId));
  if (waiting === 0) return null;
  return (
    <p className="flex items-center gap-2 border-t border-line px-4 py-2.5">
      <Inbox aria-hidden className="size-4 text-accent" />
      <AppLink href={`/e/${environmentId}/key-requests`} className="link">
        {plural(waiting, 'key request')}
      </AppLink>
      <span className="text-muted">of partners {waiting === 1 ? 'waits' : 'wait'} for a decision</span>
    </p>
  );
}

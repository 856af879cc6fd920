'use client';
/** Watches for an answer that says the session or the access is over, and leads to the sign-in page. */
import { useQueryClient } from '@tanstack/react-query';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TransferFailure } from '@/lib/transfer/errors';

function saysSignedOut(error: unknown): boolean {
  return error instanceof TransferFailure && error.error.kind === 'signed-out';
}

export function SessionOver() {
  const queryClient = useQueryClient();
  const path = usePathname();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const caches = [queryClient.getQueryCache(), queryClient.getMutationCache()];
    const [endQueries, endMutations] = caches.map((cache) =>
      cache.subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error' && saysSignedOut(event.action.error))
          setOver(true);
      }),
    );
    return () => {
      endQueries?.();
      endMutations?.();
    };
  }, [queryClient]);
  if (!over) return null;
  return (
    <Dialog
      alert
      open
      onOpenChange={() => undefined}
      title="Your session has ended"
      description="Sign in again to go on. Should your access be over, you are told so there."
      footer={
        // A full load, so that nothing of the session stays in memory.
        <a className={buttonClass('primary')} href={`/sign-in?next=${encodeURIComponent(path)}`}>
          Sign in
        </a>
      }
    />
  );
}

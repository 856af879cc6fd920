'use client';
/** Watches for an answer that says the session is over, and asks to sign in again over the page as it stands. */
import { useQueryClient } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { TransferFailure } from '@/lib/transfer/errors';

const SignInAgain = dynamic(() => import('./sign-in-again').then((module) => module.SignInAgain), {
  ssr: false,
});

function saysSignedOut(error: unknown): boolean {
  return error instanceof TransferFailure && error.error.kind === 'signed-out';
}

export function SessionEnded() {
  const queryClient = useQueryClient();
  const [ended, setEnded] = useState(false);
  useEffect(() => {
    const endQueries = queryClient.getQueryCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && saysSignedOut(event.action.error))
        setEnded(true);
    });
    const endMutations = queryClient.getMutationCache().subscribe((event) => {
      if (event.type === 'updated' && event.action.type === 'error' && saysSignedOut(event.action.error))
        setEnded(true);
    });
    return () => {
      endQueries();
      endMutations();
    };
  }, [queryClient]);
  if (!ended) return null;
  const resume = async () => {
    await queryClient.invalidateQueries();
    setEnded(false);
  };
  return <SignInAgain onSignedIn={() => void resume()} onDismiss={() => setEnded(false)} />;
}

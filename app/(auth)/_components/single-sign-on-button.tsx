'use client';
// Signs in at the company's identity provider.

import { useMutation } from '@tanstack/react-query';
import { ErrorText } from '@/components/error-panel';
import { Button } from '@/components/ui/button';
import { beginSingleSignOn } from '@/lib/auth/begin-single-sign-on';
import type { TransferFailure } from '@/lib/transfer/errors';

/** `next` was checked on the server: a path on this console. */
export function SingleSignOnButton({ label, next }: { label: string; next: string }) {
  const begin = useMutation<void, TransferFailure>({ mutationFn: () => beginSingleSignOn(next) });
  return (
    <div>
      <Button
        variant="primary"
        className="w-full"
        // The page stays for a moment while the provider's loads.
        pending={begin.isPending || begin.isSuccess}
        onClick={() => begin.mutate()}
      >
        Sign in with {label}
      </Button>
      <div role="alert" className="mt-3 text-danger empty:hidden">
        {begin.error && <ErrorText error={begin.error.error} />}
      </div>
    </div>
  );
}

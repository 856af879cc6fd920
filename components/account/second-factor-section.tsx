'use client';
/** One's own second factor, and the ways to set it up, renew the backup codes and turn it off. Usage: `<SecondFactorSection email={email} />` */

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { Callout } from '@/components/callout';
import { ErrorPanel } from '@/components/error-panel';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import { ownSecondFactorQuery } from '@/lib/second-factor/queries';
import type { OwnSecondFactor } from '@/lib/second-factor/reads';
import { toTransferError } from '@/lib/transfer/errors';

export type SecondFactorStep = 'set-up' | 'codes' | 'off';

const SecondFactorDialog = dynamic(
  () => import('./second-factor-dialog').then((module) => module.SecondFactorDialog),
  { ssr: false },
);

const FEW = 3;

export function SecondFactorSection({ email }: { email: string }) {
  const factor = useQuery(ownSecondFactorQuery());
  const [asked, setAsked] = useState<SecondFactorStep>();
  return (
    <Section
      title="Second factor"
      description="A code of an app on a device that you carry, asked for after your password."
    >
      {factor.isPending && <Skeleton className="w-64" />}
      {factor.isError && (
        <ErrorPanel error={toTransferError(factor.error)} onRetry={() => void factor.refetch()} />
      )}
      {factor.data && <State factor={factor.data} onAsk={setAsked} />}
      {asked && (
        <SecondFactorDialog
          email={email}
          step={asked}
          isRequired={factor.data?.isRequired}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Section>
  );
}

function State({ factor, onAsk }: { factor: OwnSecondFactor; onAsk: (step: SecondFactorStep) => void }) {
  if (!factor.isOn) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>Off. Whoever learns your password can sign in as you.</p>
        <Button variant="primary" onClick={() => onAsk('set-up')}>
          Set up
        </Button>
      </div>
    );
  }
  const { backupCodesLeft: left, isRequired } = factor;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p>
          On. {left} of 10 backup codes {left === 1 ? 'is' : 'are'} left.
        </p>
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => onAsk('codes')}>New backup codes</Button>
          <Button onClick={() => onAsk('off')}>{isRequired ? 'Set up anew' : 'Turn off'}</Button>
        </div>
      </div>
      {left <= FEW && (
        <Callout tone="warn">Few backup codes are left. Make new ones before you need them.</Callout>
      )}
    </div>
  );
}

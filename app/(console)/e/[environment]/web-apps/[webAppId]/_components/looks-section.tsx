'use client';
// How a web app looks to people, and the way to change it.

import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { ErrorPanel } from '@/components/error-panel';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { useToast } from '@/components/ui/toast';
import { WebAppPreview } from '@/components/web-apps/web-app-preview';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { useResetWebAppLooks } from '@/lib/web-apps/mutations';
import { customizationQuery } from '@/lib/web-apps/queries';

const CustomizeForm = dynamic(() => import('./customize-form').then((module) => module.CustomizeForm));

export function LooksSection({ environmentId, webAppId }: { environmentId: string; webAppId: string }) {
  const { role } = useCaller();
  const toast = useToast();
  const { data: looks, error, refetch } = useQuery(customizationQuery(environmentId, webAppId));
  const [asked, setAsked] = useState<'customise' | 'reset'>();
  const reset = useResetWebAppLooks(environmentId);
  const isOwn = Boolean(looks && (looks.Title || looks.LogoFile || looks.FaviconFile));
  return (
    <Section
      title="Looks"
      actions={
        <>
          {isOwn && (
            <Button
              size="sm"
              disabledReason={reasonAgainst(role, 'DeleteWebAppCustomization')}
              onClick={() => {
                reset.reset();
                setAsked('reset');
              }}
            >
              Reset
            </Button>
          )}
          <Button
            size="sm"
            disabledReason={reasonAgainst(role, 'UpdateWebAppCustomization')}
            onClick={() => setAsked('customise')}
          >
            Customise
          </Button>
        </>
      }
    >
      {error && !looks && <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />}
      {!error && !looks && <Skeleton className="h-32" />}
      {looks && (
        <div className="max-w-2xl">
          <WebAppPreview looks={looks} />
        </div>
      )}
      {looks && (
        <Dialog
          open={asked === 'customise'}
          onOpenChange={(open) => !open && setAsked(undefined)}
          title="Customise the web app"
          size="lg"
        >
          <CustomizeForm
            environmentId={environmentId}
            webAppId={webAppId}
            looks={looks}
            // The next time the form begins with what was saved.
            onSaved={() => refetch()}
            onDone={() => setAsked(undefined)}
          />
        </Dialog>
      )}
      <ConfirmDialog
        open={asked === 'reset'}
        onOpenChange={(open) => !open && setAsked(undefined)}
        title="Reset the looks"
        consequences={['Title, logo and favicon are those of AWS again.', 'The images are kept nowhere.']}
        confirmLabel="Reset"
        pending={reset.isPending}
        error={reset.error?.error}
        onConfirm={() =>
          reset.mutate(
            { WebAppId: webAppId },
            {
              onSuccess: () => {
                toast.success('Looks reset');
                setAsked(undefined);
              },
            },
          )
        }
      />
    </Section>
  );
}

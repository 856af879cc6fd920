'use client';
/** Asks before a web app is deleted; one set for a list or a page. Usage: `const actions = useWebAppActions(environmentId); …{actions.dialogs}` */
import { useState } from 'react';
import { reasonAgainst } from '@/lib/permissions';
import { useDeleteWebApp } from '@/lib/web-apps/mutations';
import type { WebAppRow } from '@/lib/web-apps/rules';
import { useCaller } from '../caller';
import { ConfirmDialog } from '../confirm-dialog';
import { useToast } from '../ui/toast';

type Doomed = Pick<WebAppRow, 'WebAppId' | 'AccessEndpoint'>;

export function useWebAppActions(environmentId: string, { onDeleted }: { onDeleted?: () => void } = {}) {
  const { role } = useCaller();
  const toast = useToast();
  const [doomed, setDoomed] = useState<Doomed>();
  const [open, setOpen] = useState(false);
  const remove = useDeleteWebApp(environmentId);
  const askDelete = (webApp: Doomed) => {
    remove.reset();
    setDoomed(webApp);
    setOpen(true);
  };
  const dialogs = doomed && (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      title={`Delete web app ${doomed.WebAppId}`}
      consequences={[
        `Nobody can open ${doomed.AccessEndpoint ?? 'it'} any more; a new web app has another address.`,
        'Its title and images go with it, and its application in IAM Identity Center with the people assigned to it.',
        'Files and access grants in S3 stay.',
      ]}
      typed={doomed.WebAppId}
      confirmLabel="Delete web app"
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          { WebAppId: doomed.WebAppId },
          {
            onSuccess: () => {
              toast.success('Web app deleted');
              setOpen(false);
              onDeleted?.();
            },
          },
        )
      }
    />
  );
  return { askDelete, dialogs, deleteReason: reasonAgainst(role, 'DeleteWebApp') };
}

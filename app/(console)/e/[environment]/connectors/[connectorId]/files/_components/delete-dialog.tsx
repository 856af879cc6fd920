'use client';
// Asks before a file or an empty folder of the server is deleted.

import { ConfirmDialog } from '@/components/confirm-dialog';
import { useToast } from '@/components/ui/toast';
import { useDeleteRemote } from '@/lib/remote-files/mutations';
import type { RemoteEntry } from '@/lib/remote-files/rules';

export function DeleteDialog({
  environmentId,
  connectorId,
  entry,
  onClose,
}: {
  environmentId: string;
  connectorId: string;
  entry: RemoteEntry;
  onClose: () => void;
}) {
  const toast = useToast();
  const remove = useDeleteRemote(environmentId);
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${entry.path}`}
      consequences={[
        entry.isFolder
          ? 'The folder is deleted on the partner’s server, if it is empty.'
          : 'The file is deleted on the partner’s server, and cannot be brought back from here.',
      ]}
      confirmLabel={entry.isFolder ? 'Delete folder' : 'Delete file'}
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          { ConnectorId: connectorId, DeletePath: entry.path },
          {
            onSuccess: () => {
              toast.success('The deletion is under way');
              onClose();
            },
          },
        )
      }
    />
  );
}

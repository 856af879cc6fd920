'use client';
/** Asks before many rows are deleted, names them, and says what goes with them; only `selection-actions.tsx` imports it. */
import { useDeleteMany } from '@/lib/bulk/mutations';
import { counted, kindWords } from '@/lib/bulk/rules';
import { ConfirmDialog } from '../confirm-dialog';
import { Names } from './names';
import type { Selection } from './selection-actions';
import { useFollowRun } from './use-follow-run';

export function DeleteDialog({
  environmentId,
  kind,
  serverId,
  rows,
  onClose,
}: Selection & { onClose: () => void }) {
  const remove = useDeleteMany(environmentId);
  const follow = useFollowRun(environmentId);
  const what = counted(kind, rows.length);
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${what}`}
      consequences={kindWords[kind].consequences}
      typed={`delete ${what}`}
      confirmLabel={`Delete ${what}`}
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          {
            Kind: kind,
            ...(serverId && { ServerId: serverId }),
            Items: rows.map(({ id, name }) =>
              name === id ? { Id: id } : { Id: id, Name: name.slice(0, 300) },
            ),
          },
          { onSuccess: follow },
        )
      }
    >
      <Names names={rows.map(({ id, name }) => (name === id ? id : `${name} (${id})`))} />
    </ConfirmDialog>
  );
}

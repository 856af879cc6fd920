'use client';
/** Asks before a group's access is deleted. Usage: `<DeleteAccessDialog environmentId serverId access={row} open … onDeleted={…} />` */
import { useDeleteAccess } from '@/lib/accesses/mutations';
import { accessLabel } from '@/lib/accesses/rules';
import { ConfirmDialog } from '../confirm-dialog';
import { useToast } from '../ui/toast';

export function DeleteAccessDialog({
  environmentId,
  serverId,
  access,
  open,
  onOpenChange,
  onDeleted,
}: {
  environmentId: string;
  serverId: string;
  access: { ExternalId: string; name?: string | undefined };
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: () => void;
}) {
  const toast = useToast();
  const remove = useDeleteAccess(environmentId);
  const label = accessLabel(access);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        if (!next) remove.reset();
        onOpenChange(next);
      }}
      title={`Delete the access of ${label}`}
      description={access.name && <span className="font-mono break-all">{access.ExternalId}</span>}
      consequences={[
        'Members of the group can no longer log in, unless another one of their groups has an access.',
        'The group stays in the directory, and the files in S3 or EFS stay too.',
      ]}
      confirmLabel="Delete access"
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          { ServerId: serverId, ExternalId: access.ExternalId },
          {
            onSuccess: () => {
              toast.success(`Access of ${label} deleted`);
              onDeleted();
            },
          },
        )
      }
    />
  );
}

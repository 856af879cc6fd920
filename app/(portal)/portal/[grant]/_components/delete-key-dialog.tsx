'use client';
/** Asks before a partner deletes a key, or asks for its deletion where that needs approval. */
import { ConfirmDialog } from '@/components/confirm-dialog';
import { KeyFacts } from '@/components/ssh-keys/key-facts';
import { useToast } from '@/components/ui/toast';
import { useDeleteKey } from '@/lib/portal/mutations';
import type { PortalKey, PortalUser } from '@/lib/portal/reads';

export function DeleteKeyDialog({
  user,
  storedKey,
  open,
  onOpenChange,
  onDone,
}: {
  user: PortalUser;
  storedKey: PortalKey;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDone?: () => void;
}) {
  const toast = useToast();
  const remove = useDeleteKey();
  const asks = user.rights.needsApproval;
  const close = () => {
    remove.reset();
    onOpenChange(false);
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title={asks ? 'Ask for the deletion of this key' : 'Delete this key'}
      consequences={[
        `${asks ? 'Once approved, whoever' : 'Whoever'} holds it can no longer sign in as ${user.userName} with it.`,
      ]}
      confirmLabel={asks ? 'Ask for deletion' : 'Delete key'}
      danger={!asks}
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          { GrantId: user.grantId, SshPublicKeyId: storedKey.SshPublicKeyId },
          {
            onSuccess: ({ requested }) => {
              toast.success(requested ? 'Deletion asked for' : 'Key deleted', {
                description: storedKey.fingerprint,
              });
              close();
              onDone?.();
            },
          },
        )
      }
    >
      <KeyFacts storedKey={storedKey} />
    </ConfirmDialog>
  );
}

'use client';
/** Asks before a key is deleted: names its fingerprint, and says where it is the last one. */
import { useDeleteSshPublicKey } from '@/lib/ssh-keys/mutations';
import type { StoredKey } from '@/lib/users/reads';
import { ConfirmDialog } from '../confirm-dialog';
import { useToast } from '../ui/toast';
import { KeyFacts } from './key-facts';

export function DeleteKeyDialog({
  environmentId,
  serverId,
  userName,
  storedKey,
  isLast,
  open,
  onOpenChange,
}: {
  environmentId: string;
  serverId: string;
  userName: string;
  storedKey: StoredKey;
  isLast: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const toast = useToast();
  const remove = useDeleteSshPublicKey(environmentId);
  const close = () => {
    remove.reset();
    onOpenChange(false);
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title="Delete SSH key"
      consequences={[
        `Whoever holds it can no longer sign in as ${userName} with it.`,
        ...(isLast ? [`It is the last key of ${userName}, who cannot sign in at all without one.`] : []),
      ]}
      confirmLabel={isLast ? 'Delete the last key' : 'Delete key'}
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          { ServerId: serverId, UserName: userName, SshPublicKeyId: storedKey.SshPublicKeyId },
          {
            onSuccess: () => {
              toast.success('SSH key deleted', { description: storedKey.fingerprint });
              close();
            },
          },
        )
      }
    >
      <KeyFacts storedKey={storedKey} />
    </ConfirmDialog>
  );
}

'use client';
/** Takes the date of a removal back. */
import { ConfirmDialog } from '@/components/confirm-dialog';
import { KeyFacts } from '@/components/ssh-keys/key-facts';
import { useToast } from '@/components/ui/toast';
import { useScheduleRemoval } from '@/lib/portal/mutations';
import type { PortalKey, PortalUser } from '@/lib/portal/reads';

export function KeepKeyDialog({
  user,
  storedKey,
  open,
  onOpenChange,
}: {
  user: PortalUser;
  storedKey: PortalKey;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const toast = useToast();
  const keep = useScheduleRemoval();
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keep this key after all"
      consequences={['It is not removed by itself any more.']}
      confirmLabel="Keep key"
      danger={false}
      pending={keep.isPending}
      error={keep.error?.error}
      onConfirm={() =>
        keep.mutate(
          { GrantId: user.grantId, SshPublicKeyId: storedKey.SshPublicKeyId, RemoveOn: '' },
          {
            onSuccess: () => {
              toast.success('Key kept');
              onOpenChange(false);
            },
          },
        )
      }
    >
      <KeyFacts storedKey={storedKey} />
    </ConfirmDialog>
  );
}

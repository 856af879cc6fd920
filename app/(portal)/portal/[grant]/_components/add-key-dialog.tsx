'use client';
/** Adds a key to a shared user; only `keys-section.tsx` imports it, lazily, since it brings the parser along. */
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import type { PortalUser } from '@/lib/portal/reads';
import { NewKeyFields, useNewKey } from './new-key-form';

export function AddKeyDialog({
  user,
  open,
  onOpenChange,
}: {
  user: PortalUser;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const toast = useToast();
  const asks = user.rights.needsApproval;
  const form = useNewKey(user, ({ requested, fingerprint }) => {
    toast.success(requested ? 'Key asked for' : 'Key added', { description: fingerprint });
    form.clear();
    onOpenChange(false);
  });
  const close = () => {
    form.clear();
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      busy={form.pending}
      size="lg"
      title={`${asks ? 'Ask for' : 'Add'} a key for ${user.userName}`}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button variant="primary" pending={form.pending} onClick={form.submit}>
            {asks ? 'Ask for approval' : 'Add key'}
          </Button>
        </>
      }
    >
      <NewKeyFields user={user} form={form} />
    </Dialog>
  );
}

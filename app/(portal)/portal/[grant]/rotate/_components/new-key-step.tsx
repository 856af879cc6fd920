'use client';
/** The first step: the fields of a new key; imported lazily, since it brings the parser along. */
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';
import type { AddedKey } from '@/lib/portal/add-key';
import type { PortalUser } from '@/lib/portal/reads';
import { reasonAgainstAdding } from '../../_components/keys-section';
import { NewKeyFields, useNewKey } from '../../_components/new-key-form';

export function NewKeyStep({ user, onAdded }: { user: PortalUser; onAdded: (added: AddedKey) => void }) {
  const toast = useToast();
  const asks = user.rights.needsApproval;
  const form = useNewKey(user, (added) => {
    toast.success(added.requested ? 'Key asked for' : 'Key added', { description: added.fingerprint });
    onAdded(added);
  });
  return (
    <>
      <NewKeyFields user={user} form={form} />
      <div className="mt-4">
        <Button
          variant="primary"
          pending={form.pending}
          disabledReason={reasonAgainstAdding(user)}
          onClick={form.submit}
        >
          {asks ? 'Ask for approval' : 'Add the new key'}
        </Button>
      </div>
    </>
  );
}

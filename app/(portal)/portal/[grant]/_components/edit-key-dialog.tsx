'use client';
/** Changes the label of a key and the day on which it expires. */
import { useId, useState } from 'react';
import { Callout } from '@/components/callout';
import { ErrorText } from '@/components/error-panel';
import { KeyFacts } from '@/components/ssh-keys/key-facts';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { utcDay } from '@/lib/format';
import { useAnnotateKey } from '@/lib/portal/mutations';
import type { PortalKey, PortalUser } from '@/lib/portal/reads';
import { LabelAndExpiry } from './label-and-expiry';

export function EditKeyDialog({
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
  const annotate = useAnnotateKey();
  const formId = useId();
  const [label, setLabel] = useState(storedKey.label);
  const [expiresOn, setExpiresOn] = useState(storedKey.expiresAt === null ? '' : utcDay(storedKey.expiresAt));
  const { removeExpired } = user.policy;
  const isFixed = removeExpired && (user.rights.needsApproval || !user.rights.mayDelete);
  const close = () => {
    annotate.reset();
    onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      busy={annotate.isPending}
      title="Label and expiry"
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" pending={annotate.isPending}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // React lets submits bubble out of portals.
          event.stopPropagation();
          const { SshPublicKeyId } = storedKey;
          annotate.mutate(
            { GrantId: user.grantId, SshPublicKeyId, Label: label, ExpiresOn: expiresOn },
            {
              onSuccess: () => {
                toast.success('Key saved');
                close();
              },
            },
          );
        }}
      >
        <KeyFacts storedKey={storedKey} />
        <LabelAndExpiry
          {...{ label, setLabel, expiresOn, setExpiresOn }}
          policy={user.policy}
          addedAt={storedKey.addedAt}
          isFixed={isFixed}
        />
        <div role="alert">
          {annotate.error && (
            <Callout tone="danger">
              <ErrorText error={annotate.error.error} />
            </Callout>
          )}
        </div>
      </form>
    </Dialog>
  );
}

'use client';
// The dialogs about host keys: import, describe, delete.

import { ConfirmDialog } from '@/components/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { useToast } from '@/components/ui/toast';
import { useDeleteHostKey } from '@/lib/host-keys/mutations';
import {
  asSshKeygenPrints,
  deletionConsequence,
  type HostKeyRow,
  hostKeyTypeName,
} from '@/lib/host-keys/rules';
import { DescribeHostKeyForm, ImportHostKeyForm } from './host-key-forms';
import type { Asked } from './host-keys-table';

interface Props {
  environmentId: string;
  serverId: string;
  hostKeys: readonly HostKeyRow[];
  onClose: () => void;
}

export function HostKeyDialogs({ asked, ...props }: Props & { asked: Asked }) {
  const { onClose } = props;
  const close = (open: boolean) => !open && onClose();
  if (asked.kind === 'import') {
    return (
      <Dialog open onOpenChange={close} title="Import host key" size="lg">
        <ImportHostKeyForm {...props} onDone={onClose} />
      </Dialog>
    );
  }
  if (asked.kind === 'describe') {
    return (
      <Dialog open onOpenChange={close} title="Describe host key">
        <DescribeHostKeyForm {...props} hostKey={asked.hostKey} onDone={onClose} />
      </Dialog>
    );
  }
  return <DeleteHostKey {...props} hostKey={asked.hostKey} />;
}

function DeleteHostKey({
  environmentId,
  serverId,
  hostKeys,
  hostKey,
  onClose,
}: Props & { hostKey: HostKeyRow }) {
  const toast = useToast();
  const remove = useDeleteHostKey(environmentId);
  const hostKeyId = hostKey.HostKeyId ?? '';
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Delete ${hostKeyTypeName(hostKey.Type)} host key`}
      description={
        <span className="font-mono break-all">{asSshKeygenPrints(hostKey.Fingerprint ?? '')}</span>
      }
      consequences={[
        deletionConsequence(hostKeys, hostKey),
        'AWS never shows the private half again: import it once more if it is needed.',
      ]}
      confirmLabel="Delete host key"
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          { serverId, hostKeyId },
          {
            onSuccess: () => {
              toast.success('Host key deleted');
              onClose();
            },
          },
        )
      }
    />
  );
}

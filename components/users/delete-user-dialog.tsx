'use client';
/** Asks before a user is deleted, naming the keys that go with it. Usage: `<DeleteUserDialog userName="alice" keyCount={2} open … onDeleted={…} />` */
import { plural } from '@/lib/format';
import { useDeleteUser } from '@/lib/users/mutations';
import { ConfirmDialog } from '../confirm-dialog';
import { useToast } from '../ui/toast';

export function DeleteUserDialog({
  environmentId,
  serverId,
  userName,
  keyCount,
  fingerprints = [],
  open,
  onOpenChange,
  onDeleted,
}: {
  environmentId: string;
  serverId: string;
  userName: string;
  keyCount: number;
  /** Where they are known, they are named. */
  fingerprints?: readonly string[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onDeleted: () => void;
}) {
  const toast = useToast();
  const remove = useDeleteUser(environmentId);
  const change = (next: boolean) => {
    if (!next) remove.reset();
    onOpenChange(next);
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={change}
      title={`Delete user ${userName}`}
      consequences={[
        keyCount > 0
          ? `${plural(keyCount, 'SSH key')} ${keyCount === 1 ? 'goes' : 'go'} with it, and nobody can sign in as ${userName} any more.`
          : 'It has no SSH keys, so nobody can sign in with it now.',
        'The files in S3 or EFS stay.',
      ]}
      typed={userName}
      confirmLabel="Delete user"
      pending={remove.isPending}
      error={remove.error?.error}
      onConfirm={() =>
        remove.mutate(
          { ServerId: serverId, UserName: userName },
          {
            onSuccess: () => {
              toast.success(`User ${userName} deleted`);
              onDeleted();
            },
          },
        )
      }
    >
      {fingerprints.length > 0 && (
        <ul className="max-h-32 overflow-y-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs">
          {fingerprints.map((fingerprint) => (
            <li key={fingerprint} className="break-all">
              {fingerprint}
            </li>
          ))}
        </ul>
      )}
    </ConfirmDialog>
  );
}

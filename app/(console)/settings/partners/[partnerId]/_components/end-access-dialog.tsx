'use client';
// Asks before a partner is suspended or removed, and whether the keys that it added go too, naming each.

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { Checkbox } from '@/components/ui/checkbox';
import { toast } from '@/components/ui/toast';
import { plural } from '@/lib/format';
import { useDeletePartner, useSuspendPartner } from '@/lib/partners/mutations';
import type { PartnerDetail } from '@/lib/partners/reads';
import { removalHref } from '@/lib/partners/rules';

export type Ending = 'suspend' | 'delete';
export type Removals = readonly { environmentId: string; jobId: string }[];

const words = {
  suspend: {
    title: 'Suspend',
    consequences: [
      'Portal pages that are open end at once, and nobody of the partner can sign in until it is resumed.',
      'Its SFTP users go on working with the keys that they have.',
    ],
    confirm: 'Suspend partner',
  },
  delete: {
    title: 'Delete',
    consequences: [
      'Its contacts lose their accounts at once; what they asked for is dropped.',
      'What they did stays in the activity. Users and files stay as they are.',
    ],
    confirm: 'Delete partner',
  },
} as const;

export function EndAccessDialog({
  partner,
  ending,
  onClose,
  onRemovals,
}: {
  partner: PartnerDetail;
  ending: Ending | undefined;
  onClose: () => void;
  onRemovals: (removals: Removals) => void;
}) {
  const router = useRouter();
  const suspend = useSuspendPartner();
  const remove = useDeletePartner();
  const [removeKeys, setRemoveKeys] = useState(false);
  const act = ending === 'delete' ? remove : suspend;
  const { title, consequences, confirm } = words[ending ?? 'suspend'];
  const { addedKeys } = partner;
  const close = () => {
    onClose();
    setRemoveKeys(false);
    suspend.reset();
    remove.reset();
  };
  const input = { partnerId: partner.id, partner: partner.name, removeKeys };
  return (
    <ConfirmDialog
      open={ending !== undefined}
      onOpenChange={(open) => !open && close()}
      title={`${title} ${partner.name}`}
      consequences={consequences}
      typed={ending === 'delete' ? partner.name : undefined}
      confirmLabel={removeKeys ? `${confirm} and remove ${plural(addedKeys.length, 'key')}` : confirm}
      pending={act.isPending}
      error={act.error?.error}
      onConfirm={() =>
        act.mutate(input, {
          onSuccess: ({ removals }) => {
            close();
            if (ending === 'suspend') return onRemovals(removals);
            const [first] = removals;
            toast.success(`${partner.name} was deleted`);
            router.replace(first ? removalHref(first.environmentId, first.jobId) : '/settings/partners');
          },
        })
      }
    >
      {addedKeys.length > 0 && (
        <div>
          <Checkbox
            label={`Also remove the ${plural(addedKeys.length, 'key')} that ${partner.name} added`}
            help="Whoever uses them can no longer sign in by SFTP. A user without another key is locked out."
            checked={removeKeys}
            onChange={(event) => setRemoveKeys(event.target.checked)}
          />
          <ul className="mt-2 max-h-48 overflow-auto rounded-md border border-line bg-sunken px-3 py-2 text-table">
            {addedKeys.map((key) => (
              <li key={`${key.serverId}/${key.sshPublicKeyId}`} className="py-0.5">
                <span className="font-medium">{key.userName}</span> on {key.environment}
                {key.label && `, “${key.label}”`}{' '}
                <span className="font-mono text-xs break-all text-muted">{key.fingerprint}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </ConfirmDialog>
  );
}

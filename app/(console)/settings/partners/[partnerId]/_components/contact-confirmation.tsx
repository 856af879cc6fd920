'use client';
// Asks before a contact is suspended, removed, or loses the second factor.

import { ConfirmDialog } from '@/components/confirm-dialog';
import { useRemoveContact, useSuspendContact, useTakeContactSecondFactor } from '@/lib/partners/mutations';

export type Confirmed = 'suspend' | 'remove' | 'factor';

const texts: Record<Confirmed, { title: string; label: string; consequences: string[] }> = {
  suspend: {
    title: 'Suspend',
    label: 'Suspend contact',
    consequences: [
      'Portal pages that are open end at once, and signing in fails until the contact is resumed.',
    ],
  },
  remove: {
    title: 'Remove',
    label: 'Remove contact',
    consequences: [
      'An open link no longer works; an account is removed, and portal pages that are open end at once.',
    ],
  },
  factor: {
    title: 'Take away the second factor of',
    label: 'Take it away',
    consequences: [
      'Their password alone signs them in, until they set up another.',
      'Be sure that it is them who ask: whoever has the password would gain by it.',
    ],
  },
};

export function ContactConfirmation({
  what,
  name,
  contact,
  onClose,
}: {
  what: Confirmed;
  name: string;
  contact: Parameters<ReturnType<typeof useRemoveContact>['mutate']>[0];
  onClose: () => void;
}) {
  const changes = {
    suspend: useSuspendContact(),
    remove: useRemoveContact(),
    factor: useTakeContactSecondFactor(),
  };
  const change = changes[what];
  const { title, label, consequences } = texts[what];
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${title} ${name}`}
      description={contact.email}
      consequences={consequences}
      confirmLabel={label}
      pending={change.isPending}
      error={change.error?.error}
      onConfirm={() => change.mutate(contact, { onSuccess: onClose })}
    />
  );
}

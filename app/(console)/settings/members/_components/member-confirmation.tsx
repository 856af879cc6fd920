'use client';
// Asks before an account is disabled or removed, its sessions end or its second factor goes.

import { ConfirmDialog } from '@/components/confirm-dialog';
import { toast } from '@/components/ui/toast';
import {
  useDisableMember,
  useEndMemberSessions,
  useRemoveMember,
  useTakeMemberSecondFactor,
} from '@/lib/members/mutations';
import type { Member } from '@/lib/members/reads';

export type Confirmed = 'disable' | 'remove' | 'sessions' | 'factor';

const texts: Record<Confirmed, { title: string; label: string; done: string; consequences: string[] }> = {
  disable: {
    title: 'Disable',
    label: 'Disable member',
    done: 'is disabled',
    consequences: [
      'Their sessions end at once, and they cannot sign in until you enable them again.',
      'Invitations that they sent end. What they started in the background stops.',
    ],
  },
  remove: {
    title: 'Remove',
    label: 'Remove member',
    done: 'is removed',
    consequences: [
      'Their sessions end at once, and they can no longer sign in.',
      'What they did stays in the activity.',
    ],
  },
  sessions: {
    title: 'End all sessions of',
    label: 'End sessions',
    done: 'is signed out everywhere',
    consequences: ['They are signed out on every device, and can sign in again.'],
  },
  factor: {
    title: 'Take away the second factor of',
    label: 'Take it away',
    done: 'has no second factor any more',
    consequences: [
      'Their password alone signs them in, until they set up another.',
      'Be sure that it is them who ask: whoever has the password would gain by it.',
    ],
  },
};

export function MemberConfirmation({
  what,
  member,
  onClose,
}: {
  what: Confirmed;
  member: Member;
  onClose: () => void;
}) {
  const changes = {
    disable: useDisableMember(),
    remove: useRemoveMember(),
    sessions: useEndMemberSessions(),
    factor: useTakeMemberSecondFactor(),
  };
  const change = changes[what];
  const { title, label, done, consequences } = texts[what];
  const confirm = () =>
    change.mutate(
      { memberId: member.id, email: member.email },
      {
        onSuccess: () => {
          toast.success(`${member.name} ${done}`);
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${title} ${member.name}`}
      description={member.email}
      consequences={consequences}
      confirmLabel={label}
      onConfirm={confirm}
      pending={change.isPending}
      error={change.error?.error}
    />
  );
}

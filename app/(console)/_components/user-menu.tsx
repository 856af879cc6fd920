'use client';
/** Who is signed in, the way to their account, and out. */
import { LogOut, UserRound } from 'lucide-react';
import { useCaller } from '@/components/caller';
import { Menu } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { signOut } from '@/lib/auth/sign-in';
import { toTransferError } from '@/lib/transfer/errors';

async function leave() {
  try {
    await signOut();
    // A full load, so that nothing of this session stays in memory.
    window.location.assign('/sign-in');
  } catch (error) {
    toast.error('You are still signed in', { description: toTransferError(error).message });
  }
}

export function UserMenu() {
  const { name, email, role } = useCaller();
  return (
    <Menu
      label={`Account of ${name}`}
      align="start"
      className="w-full justify-start px-2"
      header={
        <>
          <p className="font-medium">{name}</p>
          <p className="text-xs text-muted">{email}</p>
          <p className="mt-1 text-xs text-muted">Role: {role}</p>
        </>
      }
      items={[
        {
          label: 'Your account',
          icon: <UserRound aria-hidden className="size-4" />,
          href: '/settings/account',
        },
        { label: 'Sign out', icon: <LogOut aria-hidden className="size-4" />, onSelect: () => void leave() },
      ]}
    >
      <UserRound aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="truncate">{name}</span>
    </Menu>
  );
}

'use client';
/** The portal's frame: the company and its contact above, the content below, and the end of a session. */
import { History, KeyRound, LogOut, UserRound } from 'lucide-react';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { SkipLink } from '@/components/skip-link';
import { ThemeToggle } from '@/components/theme-toggle';
import { AppLink } from '@/components/ui/app-link';
import { Menu } from '@/components/ui/menu';
import { ToastViewport, toast } from '@/components/ui/toast';
import { signOut } from '@/lib/auth/sign-in';
import { cn } from '@/lib/cn';
import { toTransferError } from '@/lib/transfer/errors';
import { SessionOver } from './session-over';

async function leave() {
  try {
    await signOut();
    // A full load, so that nothing of this session stays in memory.
    window.location.assign('/sign-in');
  } catch (error) {
    toast.error('You are still signed in', { description: toTransferError(error).message });
  }
}

const places = [
  {
    href: '/portal',
    label: 'Access',
    icon: KeyRound,
    isHere: (path: string) => !/\/(history|account)$/.test(path),
  },
  {
    href: '/portal/history',
    label: 'History',
    icon: History,
    isHere: (path: string) => path.endsWith('/history'),
  },
];

export function PortalShell({
  contact,
  email,
  company,
  children,
}: {
  contact: string;
  email: string;
  company: string;
  children: ReactNode;
}) {
  const path = usePathname();
  return (
    <div className="min-h-dvh">
      <SkipLink />
      <header className="border-b border-line bg-surface">
        <div className="mx-auto flex max-w-3xl items-center gap-2 px-4 pt-2.5 pb-1 sm:px-6">
          <div className="min-w-0 flex-1">
            <p className="truncate font-semibold">{company}</p>
            <p className="truncate text-xs text-muted">File transfer</p>
          </div>
          <ThemeToggle />
          <Menu
            label={`Account of ${contact}`}
            className="max-w-40 min-w-0 px-2"
            header={
              <>
                <p className="font-medium">{contact}</p>
                <p className="text-xs text-muted">{email}</p>
              </>
            }
            items={[
              {
                label: 'Your account',
                icon: <UserRound aria-hidden className="size-4" />,
                href: '/portal/account',
              },
              {
                label: 'Sign out',
                icon: <LogOut aria-hidden className="size-4" />,
                onSelect: () => void leave(),
              },
            ]}
          >
            <UserRound aria-hidden className="size-4 shrink-0 text-muted" />
            <span className="truncate">{contact}</span>
          </Menu>
        </div>
        <nav aria-label="Portal" className="mx-auto flex max-w-3xl gap-1 px-2 sm:px-4">
          {places.map(({ href, label, icon: Icon, isHere }) => (
            <AppLink
              key={href}
              href={href}
              aria-current={isHere(path) ? 'page' : undefined}
              className={cn(
                '-mb-px flex items-center gap-1.5 border-b-2 px-2 py-2 pointer-coarse:py-2.5',
                isHere(path) ? 'border-accent font-medium' : 'border-transparent text-muted hover:text-ink',
              )}
            >
              <Icon aria-hidden className="size-4" />
              {label}
            </AppLink>
          ))}
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-3xl px-4 py-5 outline-none sm:px-6">
        {children}
      </main>
      <SessionOver />
      <ToastViewport />
    </div>
  );
}

'use client';
/**
 * The frame of every signed-in page: the environment's colour on top, a sidebar that folds, off-canvas on a narrow screen, and the content.
 * Usage: `<AppShell groups={…} environment={<EnvironmentSwitch …/>} colour="red" palette={<CommandPalette …/>} user={<Menu …/>}>{children}</AppShell>`
 */
import { Menu as MenuIcon, PanelLeft, Search, X } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cn } from '@/lib/cn';
import { openCommandPalette } from './command-palette';
import { EnvironmentBar } from './environment-switch';
import { Navigation, type NavigationGroup } from './navigation';
import { SkipLink } from './skip-link';
import { ThemeToggle } from './theme-toggle';
import { AppLink } from './ui/app-link';
import { Button, buttonClass } from './ui/button';
import { ToastViewport } from './ui/toast';

export type AppShellProps = {
  groups: readonly NavigationGroup[];
  /** The environment switch. */
  environment?: ReactNode;
  /** The present environment's colour. */
  colour?: string;
  palette?: ReactNode;
  /** The user's menu. */
  user: ReactNode;
  /** From the cookie `sidebar`, so that the first paint is right. */
  defaultFolded?: boolean;
  children: ReactNode;
};

const YEAR = 31_536_000;

export function AppShell(props: AppShellProps) {
  const [folded, setFolded] = useState(props.defaultFolded ?? false);
  const fold = () => {
    setFolded(!folded);
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it for the next first paint; the Cookie Store API is not everywhere
    document.cookie = `sidebar=${folded ? 'open' : 'folded'}; path=/; max-age=${YEAR}; samesite=lax`;
  };
  return (
    <div className="min-h-dvh [--bar:3px] max-lg:[--bar:51px]">
      <SkipLink />
      <EnvironmentBar colour={props.colour} />
      <MobileBar {...props} />
      <div className="lg:flex">
        <aside
          className={cn(
            'sticky top-[3px] hidden h-[calc(100dvh-3px)] shrink-0 flex-col gap-3 border-r border-line bg-surface px-3 py-3 lg:flex',
            folded ? 'w-15' : 'w-58',
          )}
        >
          <div className={cn('flex items-center', folded ? 'justify-center' : 'justify-between')}>
            {!folded && <Home />}
            <Button
              variant="ghost"
              size="icon"
              aria-label={folded ? 'Unfold the sidebar' : 'Fold the sidebar'}
              aria-expanded={!folded}
              onClick={fold}
            >
              <PanelLeft aria-hidden className="size-4 text-muted" />
            </Button>
          </div>
          {!folded && props.environment}
          {/* Hidden, not gone: its shortcut works while the sidebar is folded. */}
          <div className={cn(folded && 'hidden')}>{props.palette}</div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            <Navigation groups={props.groups} folded={folded} />
          </div>
          <div className={cn('flex items-center gap-1 border-t border-line pt-2', folded && 'flex-col')}>
            {!folded && <div className="min-w-0 flex-1">{props.user}</div>}
            <ThemeToggle />
          </div>
        </aside>
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 outline-none sm:px-6 lg:px-8">
          <div className="mx-auto max-w-[1280px]">{props.children}</div>
        </main>
      </div>
      <ToastViewport />
    </div>
  );
}

function Home() {
  return (
    <AppLink href="/" className="truncate rounded-sm px-1 font-semibold tracking-tight">
      Transfer Console
    </AppLink>
  );
}

/** On a narrow screen the sidebar is a native modal dialog: focus stays in it, Escape closes it, focus returns. */
function MobileBar(props: AppShellProps) {
  const panel = useRef<HTMLDialogElement>(null);
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving at another page is what closes the panel
  useEffect(() => panel.current?.close(), [path]);
  return (
    <header className="sticky top-[3px] z-20 flex h-12 items-center gap-2 border-b border-line bg-surface px-2 lg:hidden">
      <Button
        variant="ghost"
        size="icon"
        aria-label="Open the navigation"
        onClick={() => panel.current?.showModal()}
      >
        <MenuIcon aria-hidden className="size-4" />
      </Button>
      <Home />
      <dialog
        ref={panel}
        aria-label="Navigation"
        className="m-0 h-dvh max-h-none w-72 max-w-[85vw] border-r border-line bg-surface p-3 text-ink backdrop:bg-scrim"
      >
        <div className="flex h-full flex-col gap-3">
          <div className="flex items-center justify-between">
            <Home />
            <button
              type="button"
              aria-label="Close the navigation"
              onClick={() => panel.current?.close()}
              className={buttonClass('ghost', 'icon')}
            >
              <X aria-hidden className="size-4" />
            </button>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto">
            <Navigation groups={props.groups} />
          </div>
          <div className="flex items-center gap-1 border-t border-line pt-2">
            <div className="min-w-0 flex-1">{props.user}</div>
            <ThemeToggle />
          </div>
        </div>
      </dialog>
      <div className="ml-auto flex min-w-0 items-center gap-1">
        {props.palette && (
          <Button
            variant="ghost"
            size="icon"
            aria-label="Go to…"
            aria-haspopup="dialog"
            className="shrink-0"
            onClick={openCommandPalette}
          >
            <Search aria-hidden className="size-4" />
          </Button>
        )}
        <div className="min-w-0 max-w-44">{props.environment}</div>
      </div>
    </header>
  );
}

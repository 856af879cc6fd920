'use client';
/**
 * Goes anywhere by typing: ⌘K or Ctrl K, or the button. Its code is fetched when it first opens.
 * Usage: `<CommandPalette items={[{ label, href, group, keywords }]} search={async (query) => […]} note={…} />`
 */
import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useEffect, useState } from 'react';
import { buttonClass } from './ui/button';
import { Kbd } from './ui/kbd';

export type PaletteItem = {
  label: string;
  href: string;
  group: string;
  keywords?: string;
  /** Small print at the right, such as the server of a user. */
  hint?: string;
  /** Shown once something is typed that fits, not in the list before. */
  onlyWhenTyped?: boolean;
  /** Why it cannot be opened, in its place. */
  disabledReason?: string;
};

export type CommandPaletteProps = {
  items: readonly PaletteItem[];
  /** Looks further than the given items, once at each pause of the typing; what it finds needs not have been typed to the letter. */
  search?: (query: string) => Promise<readonly PaletteItem[]>;
  /** Stands below: what is looked through. */
  note?: ReactNode;
};

const OPEN = 'open-command-palette';

/** For a button elsewhere, such as on the bar of a narrow screen. */
export const openCommandPalette = () => window.dispatchEvent(new Event(OPEN));

const load = () => import('./command-palette-content').then((module) => module.PaletteContent);
const LazyContent = dynamic(load, { ssr: false });

export function CommandPalette(props: CommandPaletteProps) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.metaKey || event.ctrlKey) ||
        event.shiftKey ||
        event.altKey
      )
        return;
      event.preventDefault();
      setWanted(true);
      setOpen((now) => !now);
    };
    const onAsked = () => {
      setWanted(true);
      setOpen(true);
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener(OPEN, onAsked);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener(OPEN, onAsked);
    };
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
        className={`${buttonClass('secondary')} w-full font-normal text-muted`}
      >
        <Search aria-hidden className="size-4" />
        <span className="flex-1 text-left">Go to…</span>
        <span aria-hidden>
          <Kbd>⌘K</Kbd>
        </span>
      </button>
      {wanted && <LazyContent {...props} open={open} onOpenChange={setOpen} />}
    </>
  );
}

'use client';
/**
 * Goes anywhere by typing: ⌘K or Ctrl K, or the button. Its code is fetched when it first opens.
 * Usage: `<CommandPalette items={[{ label, href, group, keywords }]} search={(query, show) => findServers(query, show)} />`
 */
import { Search } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { buttonClass } from './ui/button';
import { Kbd } from './ui/kbd';

export type PaletteItem = {
  label: string;
  href: string;
  group: string;
  keywords?: string;
  /** Small print at the right, such as the server of a user. */
  hint?: string;
};

export type CommandPaletteProps = {
  items: readonly PaletteItem[];
  /** Looks further than the given items; called while typing. Hands all that it has found to `show` whenever there is more. */
  search?: (query: string, show: (found: readonly PaletteItem[]) => void) => Promise<void>;
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

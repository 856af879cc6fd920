'use client';
/** The palette's dialog; only `command-palette.tsx` imports it, lazily. */
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useMemo, useState } from 'react';
import type { CommandPaletteProps, PaletteItem } from './command-palette';
import { Spinner } from './ui/spinner';

type Group = { value: string; items: PaletteItem[] };

function asGroups(items: readonly PaletteItem[]): Group[] {
  const groups = new Map<string, PaletteItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups].map(([value, members]) => ({ value, items: members }));
}

function fits(item: PaletteItem, query: string): boolean {
  const hay = `${item.label} ${item.keywords ?? ''} ${item.hint ?? ''}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

interface Found {
  items: readonly PaletteItem[];
  /** The query that they answer. */
  query: string;
}

const PAUSE_MS = 60;
/** A quicker answer needs no sign that one is waited for. */
const WAIT_MS = 250;

/** What the wider search finds; until it has answered what is typed now, what fits of its last answer stays. */
function useFound(search: CommandPaletteProps['search'], query: string) {
  const [found, setFound] = useState<Found>({ items: [], query: '' });
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    // What was found for something else before the palette was closed does not return.
    if (query === '') setFound({ items: [], query: '' });
    if (!search || query === '') return;
    let current = true;
    const look = async () => {
      const items = await search(query).catch(() => []);
      if (current) setFound({ items, query });
    };
    setSlow(false);
    const timers = [
      setTimeout(() => void look(), PAUSE_MS),
      setTimeout(() => setSlow(true), PAUSE_MS + WAIT_MS),
    ];
    return () => {
      current = false;
      for (const timer of timers) clearTimeout(timer);
    };
  }, [search, query]);
  const items = useMemo(() => {
    if (query === '') return [];
    if (found.query === query) return found.items;
    return found.items.filter(({ label, href, group }) => fits({ label, href, group }, query));
  }, [found, query]);
  const isWaiting = search !== undefined && query !== '' && found.query !== query;
  return { items, isWaiting, isSlow: isWaiting && isSlow };
}

export function PaletteContent({
  items,
  search,
  note,
  open,
  onOpenChange,
}: CommandPaletteProps & { open: boolean; onOpenChange: (open: boolean) => void }) {
  const router = useRouter();
  const [query, setQuery] = useState('');
  const typed = query.trim();
  const found = useFound(search, typed);
  const groups = useMemo(() => {
    const known = items.filter((item) => (typed === '' ? !item.onlyWhenTyped : fits(item, typed)));
    const seen = new Set(known.map((item) => item.label + item.href));
    return asGroups([...known, ...found.items.filter((item) => !seen.has(item.label + item.href))]);
  }, [items, found.items, typed]);
  const change = (next: boolean) => {
    onOpenChange(next);
    if (!next) setQuery('');
  };
  const go = (item: PaletteItem) => {
    if (item.disabledReason) return;
    change(false);
    router.push(item.href as never);
  };
  return (
    <Dialog.Root open={open} onOpenChange={change}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Viewport className="fixed inset-0 z-40 flex items-start justify-center px-3 pt-[12vh] max-sm:pt-3">
          <Dialog.Popup
            aria-label="Go to"
            className="flex max-h-[min(30rem,80dvh)] w-full max-w-lg flex-col overflow-hidden rounded-lg border border-line bg-overlay shadow-lift transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Autocomplete.Root
              open
              inline
              items={groups}
              filter={null}
              value={query}
              onValueChange={(value, details) => details.reason !== 'item-press' && setQuery(value)}
              itemToStringValue={(item) => (item as PaletteItem).label}
              autoHighlight="always"
              keepHighlight
            >
              <div className="flex items-center gap-2.5 border-b border-line px-3.5">
                {found.isSlow ? (
                  <Spinner className="text-muted" />
                ) : (
                  <Search aria-hidden className="size-4 text-muted" />
                )}
                <Autocomplete.Input
                  aria-label="Search everything"
                  placeholder="Search users, keys, servers, actions…"
                  className="h-11 flex-1 bg-transparent outline-none max-sm:text-base"
                />
              </div>
              <Autocomplete.Empty className="px-4 text-muted not-empty:py-8 text-center">
                {found.isWaiting ? 'Searching…' : 'Nothing found.'}
              </Autocomplete.Empty>
              <Autocomplete.List className="min-h-0 overflow-y-auto scroll-py-2 not-empty:p-1.5">
                {(group: Group) => (
                  <Autocomplete.Group key={group.value} items={group.items} className="not-last:mb-1.5">
                    <Autocomplete.GroupLabel className="px-2 py-1 text-xs font-medium text-muted">
                      {group.value}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(item: PaletteItem) => (
                        <Autocomplete.Item
                          key={item.label + item.href + item.hint}
                          value={item}
                          aria-disabled={item.disabledReason ? true : undefined}
                          onClick={() => go(item)}
                          className="flex min-h-8 cursor-default items-center gap-3 rounded-sm px-2 py-1 outline-none select-none aria-disabled:text-muted data-highlighted:bg-hover pointer-coarse:min-h-11"
                        >
                          <span className="min-w-0 flex-1">
                            <span className="block truncate">{item.label}</span>
                            {item.disabledReason && (
                              <span className="block text-xs">{item.disabledReason}</span>
                            )}
                          </span>
                          {item.hint && (
                            <span className="max-w-1/2 truncate text-xs text-muted">{item.hint}</span>
                          )}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
            {note}
            <Dialog.Close className="sr-only">Close</Dialog.Close>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

'use client';
/** The list of places in the sidebar; folded, it shows icons whose names stand in tooltips. */
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { AppLink } from './ui/app-link';
import { Tooltip } from './ui/tooltip';

export type NavigationItem = {
  href: string;
  label: string;
  /** A lucide icon of size-4. */
  icon: ReactNode;
  /** How many things wait there; nothing is shown for none. */
  count?: number;
  /** Current at its own address only, not below it. */
  exact?: boolean;
};
export type NavigationGroup = { label?: string; items: readonly NavigationItem[] };

export function Navigation({
  groups,
  folded = false,
}: {
  groups: readonly NavigationGroup[];
  folded?: boolean;
}) {
  const path = usePathname() ?? '';
  return (
    <nav aria-label="Main" className="flex flex-col gap-4">
      {groups.map((group) => (
        <div key={group.label ?? group.items[0]?.href}>
          {group.label && !folded && (
            <p className="mb-1 px-2 text-xs font-medium text-muted">{group.label}</p>
          )}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.href}>
                <Entry
                  item={item}
                  folded={folded}
                  current={path === item.href || (!item.exact && path.startsWith(`${item.href}/`))}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Entry({ item, folded, current }: { item: NavigationItem; folded: boolean; current: boolean }) {
  const link = (
    <AppLink
      href={item.href}
      aria-current={current ? 'page' : undefined}
      aria-label={folded ? item.label : undefined}
      className={cn(
        'flex h-8 items-center gap-2.5 rounded-md px-2 -outline-offset-2 pointer-coarse:h-11',
        folded && 'justify-center',
        current ? 'bg-hover font-medium text-ink' : 'text-muted hover:bg-hover hover:text-ink',
      )}
    >
      <span aria-hidden className={cn('shrink-0', current && 'text-accent')}>
        {item.icon}
      </span>
      {!folded && <span className="truncate">{item.label}</span>}
      {!folded && item.count ? (
        <span className="ml-auto rounded-full bg-accent-soft px-1.5 text-xs font-medium text-accent">
          {item.count}
          <span className="sr-only"> waiting</span>
        </span>
      ) : null}
    </AppLink>
  );
  return folded ? (
    <Tooltip text={item.label} describes={false}>
      {link}
    </Tooltip>
  ) : (
    link
  );
}

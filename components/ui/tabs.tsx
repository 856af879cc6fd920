'use client';
/** Tabs that are links to routes, underlined. Usage: `<Tabs label="Server" tabs={[{ href, label: 'Users', count: 12 }]} />` */
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { AppLink } from './app-link';

export type Tab = {
  href: string;
  label: string;
  count?: ReactNode;
  /** The tab whose address begins all others is current only at exactly its own. */
  exact?: boolean;
};

function isCurrent(tab: Tab, path: string): boolean {
  const target = tab.href.split('?')[0] ?? tab.href;
  return path === target || (!tab.exact && path.startsWith(`${target}/`));
}

export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const path = usePathname() ?? '';
  return (
    <nav aria-label={label} className="mb-5 overflow-x-auto border-b border-line [scrollbar-width:none]">
      <ul className="flex gap-1">
        {tabs.map((tab) => {
          const current = isCurrent(tab, path);
          return (
            <li key={tab.href}>
              <AppLink
                href={tab.href}
                aria-current={current ? 'page' : undefined}
                className={cn(
                  'flex h-9 items-center gap-1.5 border-b-2 px-2.5 whitespace-nowrap -outline-offset-2 pointer-coarse:h-11',
                  current
                    ? 'border-accent font-medium text-ink'
                    : 'border-transparent text-muted hover:border-line-strong hover:text-ink',
                )}
              >
                {tab.label}
                {tab.count !== undefined && (
                  <span className="text-xs font-normal text-muted">{tab.count}</span>
                )}
              </AppLink>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

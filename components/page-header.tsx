/**
 * The head of a page: breadcrumb above, then title, state and actions on one line.
 * Usage: `<PageHeader title="s-0123" crumbs={[{ label: 'Servers', href }]} state={<StateMark …/>} actions={<Button …/>} />`
 */
import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { AppLink } from './ui/app-link';

export type Crumb = { label: string; href: string };

export function PageHeader({
  title,
  crumbs = [],
  mono = false,
  state,
  description,
  actions,
}: {
  title: string;
  /** The way here, outermost first, without the page itself. */
  crumbs?: Crumb[];
  /** For titles that are identifiers. */
  mono?: boolean;
  state?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-5">
      {crumbs.length > 0 && (
        <nav aria-label="Breadcrumb" className="mb-1">
          <ol className="flex flex-wrap items-center gap-1 text-table text-muted">
            {crumbs.map((crumb, index) => (
              <Fragment key={crumb.href}>
                {index > 0 && <ChevronRight aria-hidden className="size-3.5" />}
                <li>
                  <AppLink href={crumb.href} className="rounded-sm hover:text-ink hover:underline">
                    {crumb.label}
                  </AppLink>
                </li>
              </Fragment>
            ))}
          </ol>
        </nav>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className={cn('text-xl', mono && 'font-mono text-lg')}>{title}</h1>
        {state}
        {actions && (
          <div className="ml-auto flex flex-wrap items-center gap-2 max-sm:ml-0 max-sm:w-full">{actions}</div>
        )}
      </div>
      {description && <p className="mt-1 max-w-prose text-muted">{description}</p>}
    </header>
  );
}

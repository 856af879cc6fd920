/**
 * A group of fields: open with a heading, or folded with a summary of what is set in it. Folded fields keep their values.
 * Usage: `<FormSection title="Logging" summary="Off" folded>…</FormSection>`
 */
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

export function FormSection({
  title,
  description,
  folded = false,
  summary,
  children,
}: {
  title: string;
  description?: ReactNode;
  /** Starts closed; an error inside opens it. */
  folded?: boolean;
  /** What is set inside, in a few words; seen while closed. */
  summary?: string;
  children: ReactNode;
}) {
  if (!folded) {
    return (
      <fieldset className="min-w-0 border-t border-line pt-4 first:border-t-0 first:pt-0">
        <legend className="contents">
          <span className="block text-base font-semibold">{title}</span>
        </legend>
        {description && <p className="text-table text-muted">{description}</p>}
        <div className="mt-3 flex flex-col gap-5">{children}</div>
      </fieldset>
    );
  }
  return (
    <details className="group rounded-md border border-line bg-surface">
      <summary className="flex min-h-10 list-none items-center gap-2 rounded-md px-3 py-2">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        <span className="font-medium">{title}</span>
        {summary && (
          <span className="min-w-0 truncate text-table text-muted group-open:invisible">{summary}</span>
        )}
      </summary>
      <div className="flex flex-col gap-5 border-t border-line px-3 py-4 sm:px-4">
        {description && <p className="text-table text-muted">{description}</p>}
        {children}
      </div>
    </details>
  );
}

/** A titled part of a page in a frame. Usage: `<Section title="Endpoint" actions={<Button…/>}>…</Section>`; `flush` for tables and lists. */
import { type ReactNode, useId } from 'react';
import { cn } from '@/lib/cn';

export function Section({
  title,
  description,
  actions,
  flush = false,
  children,
}: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** The content reaches the frame's edges. */
  flush?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-5 rounded-md border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2.5">
        <div className="min-w-0 flex-1 basis-48">
          <h2 id={id} className="text-sm">
            {title}
          </h2>
          {description && <p className="text-table text-muted">{description}</p>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      <div className={cn(!flush && 'px-4 py-4')}>{children}</div>
    </section>
  );
}

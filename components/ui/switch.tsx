/** An on or off that takes effect at once: a native check box with the role of a switch (its checked state is the native one). */
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

export function Switch({
  label,
  className,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'role'> & { label: string }) {
  return (
    <label className={cn('inline-flex items-center gap-2', className)}>
      <span className="relative inline-block h-5 w-9 shrink-0">
        <input
          {...rest}
          type="checkbox"
          {...{ role: 'switch' }}
          className="peer absolute inset-0 size-full appearance-none rounded-full border border-line-strong bg-sunken transition-colors checked:border-accent checked:bg-accent disabled:opacity-50"
        />
        <span className="pointer-events-none absolute top-1 left-1 size-3 rounded-full bg-muted transition-transform peer-checked:translate-x-4 peer-checked:bg-on-accent" />
      </span>
      {label}
    </label>
  );
}

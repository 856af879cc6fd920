/**
 * Facts in two columns: name above value, with a copy button where the value is worth copying.
 * Usage: `<PropertyList items={[{ name: 'ARN', value: arn, copy: arn, mono: true }]} />`
 */
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { CopyButton } from './copy-button';

export type Property = {
  name: string;
  /** A dash stands for what is not set. */
  value: ReactNode;
  copy?: string;
  mono?: boolean;
  /** Takes both columns. */
  wide?: boolean;
};

export function PropertyList({ items }: { items: readonly Property[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-8 gap-y-3.5 sm:grid-cols-2">
      {items.map((item) => (
        <div key={item.name} className={cn('min-w-0', item.wide && 'sm:col-span-2')}>
          <dt className="text-table text-muted">{item.name}</dt>
          <dd className="mt-0.5 flex min-h-6 items-center gap-1">
            <span className={cn('min-w-0', item.mono && 'font-mono text-table break-all')}>
              {item.value === null || item.value === undefined || item.value === '' ? (
                <span className="text-muted">–</span>
              ) : (
                item.value
              )}
            </span>
            {item.copy && <CopyButton value={item.copy} label={item.name} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

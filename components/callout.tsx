/** A fact of the page worth a frame of its own. Usage: `<Callout tone="warn" title="This is the last key">…</Callout>` */
import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';

const tones = {
  info: { icon: Info, frame: 'border-line bg-sunken', mark: 'text-muted' },
  warn: { icon: TriangleAlert, frame: 'border-warn/40 bg-warn-soft', mark: 'text-warn' },
  danger: { icon: CircleAlert, frame: 'border-danger/40 bg-danger-soft', mark: 'text-danger' },
};

export function Callout({
  tone = 'info',
  title,
  children,
}: {
  tone?: keyof typeof tones;
  title?: string;
  children?: ReactNode;
}) {
  const { icon: Icon, frame, mark } = tones[tone];
  return (
    <div role="note" className={cn('flex gap-2.5 rounded-md border px-3.5 py-2.5', frame)}>
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', mark)} />
      <div className="min-w-0 text-pretty">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className={cn(title && 'mt-0.5')}>{children}</div>}
      </div>
    </div>
  );
}

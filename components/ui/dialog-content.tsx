'use client';
/** What a dialog is made of; only `dialog.tsx` imports it, lazily. */
import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { cn } from '@/lib/cn';
import { buttonClass } from './button';
import type { DialogProps } from './dialog';

const widths = { sm: 'max-w-md', md: 'max-w-xl', lg: 'max-w-3xl' };

export function DialogContent({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = 'sm',
  alert = false,
  busy = false,
}: DialogProps) {
  const Kind = alert ? AlertDialog : Base;
  return (
    <Kind.Root open={open} onOpenChange={(next) => (busy && !next ? undefined : onOpenChange(next))}>
      <Kind.Portal>
        <Kind.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Kind.Viewport className="fixed inset-0 z-40 grid grid-cols-1 place-items-center overflow-y-auto p-4 max-sm:place-items-end max-sm:p-2">
          <Kind.Popup
            aria-busy={busy || undefined}
            className={cn(
              'flex max-h-[calc(100dvh-2rem)] w-full flex-col rounded-lg border border-line bg-overlay shadow-lift transition-[opacity,scale] focus-visible:outline-none data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0',
              widths[size],
            )}
          >
            <div className={cn('flex items-start gap-3 px-5 pt-4', !children && 'pb-4')}>
              <div className="min-w-0 flex-1">
                <Kind.Title className="text-base font-semibold">{title}</Kind.Title>
                {description && (
                  <Kind.Description render={<div />} className="mt-1 text-muted">
                    {description}
                  </Kind.Description>
                )}
              </div>
              {!alert && (
                <Kind.Close
                  aria-label="Close"
                  disabled={busy}
                  className={cn(buttonClass('ghost', 'icon'), '-mt-1 -mr-2 text-muted')}
                >
                  <X aria-hidden className="size-4" />
                </Kind.Close>
              )}
            </div>
            {children && <div className="min-h-0 overflow-y-auto px-5 py-4">{children}</div>}
            {footer && (
              <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3 max-sm:flex-col-reverse">
                {footer}
              </div>
            )}
          </Kind.Popup>
        </Kind.Viewport>
      </Kind.Portal>
    </Kind.Root>
  );
}

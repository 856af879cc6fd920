'use client';
/** The panel of a popover; only `popover.tsx` imports it, lazily. */
import { Popover } from '@base-ui/react/popover';
import type { ReactNode, RefObject } from 'react';
import { cn } from '@/lib/cn';
import { isOwnPress, panelClass } from './floating-panel';

export function PopoverContent({
  anchor,
  open,
  onOpenChange,
  label,
  children,
}: {
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  label: string;
  children: ReactNode;
}) {
  return (
    <Popover.Root
      open={open}
      onOpenChange={(next, details) => isOwnPress(anchor, next, details) || onOpenChange(next)}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="start" sideOffset={4} className="z-50">
          <Popover.Popup
            aria-label={label}
            finalFocus={anchor}
            className={cn(panelClass, 'max-w-[min(24rem,var(--available-width))] p-3')}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

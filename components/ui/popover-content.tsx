'use client';
/** The panel of a popover; only `popover.tsx` imports it, lazily. */
import { Popover } from '@base-ui/react/popover';
import type { ReactNode, RefObject } from 'react';

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
      onOpenChange={(next, details) => {
        // A press on our own button is answered by its click; closing here would open it again at once.
        const target = details.event.target;
        const ownButton = target instanceof Node && anchor.current?.contains(target);
        if (!next && details.reason === 'outside-press' && ownButton) return;
        onOpenChange(next);
      }}
    >
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} align="start" sideOffset={4} className="z-50">
          <Popover.Popup
            aria-label={label}
            finalFocus={anchor}
            className="max-w-[min(24rem,var(--available-width))] rounded-md border border-line bg-overlay p-3 shadow-lift outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

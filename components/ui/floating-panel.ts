/** What menus and popovers have in common: their look, and how they treat a press on the button that opened them. */
import type { RefObject } from 'react';

export const panelClass =
  'rounded-md border border-line bg-overlay shadow-lift outline-none transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0';

/** A press on our own button is answered by its click; closing here would open the panel again at once. */
export function isOwnPress(
  anchor: RefObject<HTMLElement | null>,
  open: boolean,
  { reason, event }: { reason: string; event: Event },
): boolean {
  const { target } = event;
  const onButton = target instanceof Node && anchor.current?.contains(target);
  return !open && reason === 'outside-press' && onButton === true;
}

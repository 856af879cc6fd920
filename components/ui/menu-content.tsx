'use client';
/** The list of a menu; only `menu.tsx` imports it, lazily. */
import { Menu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { cn } from '@/lib/cn';
import { AppLink } from './app-link';
import { isOwnPress, panelClass } from './floating-panel';
import type { MenuAction, MenuCheck, MenuItem } from './menu';

const itemClass =
  'flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1.5 outline-none select-none data-highlighted:bg-hover pointer-coarse:min-h-11';

export function MenuContent({
  anchor,
  open,
  onOpenChange,
  label,
  items,
  align,
  header,
}: {
  anchor: RefObject<HTMLElement | null>;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  label: string;
  items: readonly MenuItem[];
  align: 'start' | 'end';
  header?: ReactNode;
}) {
  return (
    <Menu.Root
      open={open}
      onOpenChange={(next, details) => isOwnPress(anchor, next, details) || onOpenChange(next)}
    >
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align={align} sideOffset={4} className="z-50 outline-none">
          <Menu.Popup
            aria-label={label}
            finalFocus={anchor}
            className={cn(
              panelClass,
              'max-h-(--available-height) min-w-44 max-w-[min(20rem,var(--available-width))] overflow-y-auto p-1 text-table',
            )}
          >
            {header && (
              <>
                <div className="px-2 py-1.5">{header}</div>
                <Menu.Separator className="my-1 h-px bg-line" />
              </>
            )}
            {items.map((item, index) => {
              // biome-ignore lint/suspicious/noArrayIndexKey: separators have no name, and the list is short and still
              if (item === 'separator') return <Menu.Separator key={index} className="my-1 h-px bg-line" />;
              return 'checked' in item ? (
                <CheckEntry key={item.label} item={item} />
              ) : (
                <ActionEntry key={item.label} item={item} />
              );
            })}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function ActionEntry({ item }: { item: MenuAction }) {
  const { disabledReason } = item;
  const look = cn(itemClass, disabledReason ? 'text-muted' : item.danger && 'text-danger');
  const inner = (
    <>
      {item.icon}
      <span className="min-w-0">
        {item.label}
        {disabledReason && <span className="block text-xs">{disabledReason}</span>}
      </span>
    </>
  );
  if ('href' in item && !disabledReason) {
    return (
      <Menu.LinkItem closeOnClick className={look} render={<AppLink href={item.href} />}>
        {inner}
      </Menu.LinkItem>
    );
  }
  return (
    <Menu.Item
      label={item.label}
      disabled={disabledReason !== undefined}
      onClick={'onSelect' in item ? item.onSelect : undefined}
      className={look}
    >
      {inner}
    </Menu.Item>
  );
}

function CheckEntry({ item }: { item: MenuCheck }) {
  return (
    <Menu.CheckboxItem
      checked={item.checked}
      onCheckedChange={item.onCheckedChange}
      disabled={item.disabled}
      closeOnClick={false}
      className={cn(itemClass, item.disabled && 'text-muted')}
    >
      <span className="grid size-4 place-items-center rounded-sm border border-line-strong">
        <Menu.CheckboxItemIndicator>
          <Check aria-hidden className="size-3" />
        </Menu.CheckboxItemIndicator>
      </span>
      {item.label}
    </Menu.CheckboxItem>
  );
}

'use client';
/**
 * A button that opens a list of actions; the list's code is fetched when the pointer or the focus first comes near.
 * Usage: `<Menu label="Actions for alice" items={[{ label: 'Delete', danger: true, onSelect }]} />`
 */
import { Ellipsis } from 'lucide-react';
import dynamic from 'next/dynamic';
import { type ReactNode, useRef, useState } from 'react';
import { cn } from '@/lib/cn';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button';

export type MenuAction = {
  label: string;
  icon?: ReactNode;
  danger?: boolean;
  /** Shown below the label; the item keeps its place but does nothing. */
  disabledReason?: string;
} & ({ onSelect: () => void } | { href: string });

/** A choice that stays open, such as which columns are shown. */
export type MenuCheck = {
  label: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  disabled?: boolean;
};
export type MenuItem = MenuAction | MenuCheck | 'separator';

const load = () => import('./menu-content').then((module) => module.MenuContent);
const LazyContent = dynamic(load, { ssr: false });

export function Menu({
  label,
  items,
  children,
  variant = 'ghost',
  size,
  align = 'end',
  header,
  className,
}: {
  /** The accessible name of button and list. */
  label: string;
  items: readonly MenuItem[];
  /** What stands on the button; three dots where nothing is given. */
  children?: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: 'start' | 'end';
  /** Stands above the items, such as who is signed in. */
  header?: ReactNode;
  className?: string;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const show = (next: boolean) => {
    setWanted(true);
    setOpen(next);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => show(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          show(true);
        }}
        className={cn(
          buttonClass(variant, size ?? (children ? 'md' : 'icon')),
          open && 'bg-hover',
          !children && 'text-muted',
          className,
        )}
      >
        {children ?? <Ellipsis aria-hidden className="size-4" />}
      </button>
      {wanted && (
        <LazyContent
          anchor={button}
          open={open}
          onOpenChange={setOpen}
          label={label}
          items={items}
          align={align}
          header={header}
        />
      )}
    </>
  );
}

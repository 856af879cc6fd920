'use client';
/** A button with a small panel of content; the panel's code is fetched when the pointer or the focus comes near. */
import dynamic from 'next/dynamic';
import { type ReactNode, useRef, useState } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button';

const load = () => import('./popover-content').then((module) => module.PopoverContent);
const LazyContent = dynamic(load, { ssr: false });

export function Popover({
  label,
  trigger,
  children,
  variant = 'secondary',
  size = 'md',
}: {
  /** The accessible name of the panel, and of the button where its content is an icon. */
  label: string;
  trigger: ReactNode;
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={size === 'icon' ? label : undefined}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPointerEnter={() => void load()}
        onFocus={() => void load()}
        onClick={() => {
          setWanted(true);
          setOpen(!open);
        }}
        className={buttonClass(variant, size)}
      >
        {trigger}
      </button>
      {wanted && (
        <LazyContent anchor={button} open={open} onOpenChange={setOpen} label={label}>
          {children}
        </LazyContent>
      )}
    </>
  );
}

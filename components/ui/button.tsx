'use client';
/**
 * The button. `disabledReason` keeps it focusable, stops the click and says why in a tooltip; `pending` shows a spinner and keeps the label.
 * Usage: `<Button variant="primary" disabledReason={canWrite ? undefined : 'Needs the operator role'}>Stop server</Button>`
 */
import type { ComponentProps, ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { Spinner } from './spinner';
import { Tooltip } from './tooltip';

export type ButtonVariant = 'primary' | 'secondary' | 'danger' | 'ghost';
export type ButtonSize = 'md' | 'sm' | 'icon';

const base =
  'relative inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors select-none aria-disabled:cursor-not-allowed';

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-on-accent not-aria-disabled:hover:bg-accent-hover',
  secondary: 'border-line-strong/60 bg-surface text-ink not-aria-disabled:hover:bg-hover',
  danger: 'border-transparent bg-danger text-on-danger not-aria-disabled:hover:bg-danger-hover',
  ghost: 'border-transparent text-ink not-aria-disabled:hover:bg-hover',
};

const sizes: Record<ButtonSize, string> = {
  md: 'h-8 px-3 text-sm pointer-coarse:h-10',
  sm: 'h-7 px-2 text-table pointer-coarse:h-9',
  icon: 'size-8 p-0 pointer-coarse:size-10',
};

const off = 'border-line bg-sunken text-muted';

export function buttonClass(variant: ButtonVariant = 'secondary', size: ButtonSize = 'md', disabled = false) {
  const look = disabled ? (variant === 'ghost' ? 'border-transparent text-muted' : off) : variants[variant];
  return cn(base, look, sizes[size]);
}

export type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'> & {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Why the button may not be used now; shown as a tooltip. */
  disabledReason?: string;
  pending?: boolean;
};

export function Button({
  variant = 'secondary',
  size = 'md',
  disabledReason,
  pending = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const blocked = disabledReason !== undefined || pending;
  const button = (
    <button
      {...rest}
      type={type}
      aria-disabled={blocked || undefined}
      aria-busy={pending || undefined}
      onClick={(event) => (blocked ? event.preventDefault() : onClick?.(event))}
      className={cn(buttonClass(variant, size, disabledReason !== undefined), className)}
    >
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      <span className={cn('inline-flex items-center gap-1.5', pending && 'opacity-0')}>{children}</span>
    </button>
  );
  return disabledReason ? <Tooltip text={disabledReason}>{button}</Tooltip> : button;
}

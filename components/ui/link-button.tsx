'use client';
/** A link that looks like a button; with `disabledReason` it is a disabled button that says why. */
import type { ReactNode } from 'react';
import { cn } from '@/lib/cn';
import { AppLink } from './app-link';
import { Button, type ButtonSize, type ButtonVariant, buttonClass } from './button';

export function LinkButton({
  href,
  children,
  variant = 'secondary',
  size = 'md',
  disabledReason,
  className,
}: {
  href: string;
  children: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  disabledReason?: string;
  className?: string;
}) {
  if (disabledReason) {
    return (
      <Button variant={variant} size={size} disabledReason={disabledReason} className={className}>
        {children}
      </Button>
    );
  }
  return (
    <AppLink href={href} className={cn(buttonClass(variant, size), className)}>
      {children}
    </AppLink>
  );
}

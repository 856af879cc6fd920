/** A line of text; `mono` for identifiers, paths and keys. */
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

export type InputProps = ComponentProps<'input'> & { mono?: boolean };

export function Input({ mono = false, className, type = 'text', ...rest }: InputProps) {
  return (
    <input
      type={type}
      {...rest}
      {...(mono && { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off' })}
      className={cn('control', mono && 'font-mono text-table', className)}
    />
  );
}

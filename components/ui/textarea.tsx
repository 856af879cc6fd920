/** Several lines of text that grow with their content where the browser can. */
import type { ComponentProps } from 'react';
import { cn } from '@/lib/cn';

export type TextareaProps = ComponentProps<'textarea'> & { mono?: boolean };

export function Textarea({ mono = false, className, rows = 3, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      {...rest}
      {...(mono && { spellCheck: false, autoCapitalize: 'none', autoCorrect: 'off' })}
      className={cn(
        // A key is one long word: it must not widen what it stands in.
        'control contain-inline-size field-sizing-content max-h-96 min-h-18 resize-y',
        mono && 'font-mono text-table',
        className,
      )}
    />
  );
}

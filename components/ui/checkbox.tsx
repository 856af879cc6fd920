'use client';
/** A check box with its label and, below it, a line of help; `indeterminate` for "some of them". */
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from '@/lib/cn';

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'ref'> & {
  label: ReactNode;
  labelHidden?: boolean;
  help?: ReactNode;
  indeterminate?: boolean;
  ref?: (element: HTMLInputElement | null) => void;
};

export const checkboxClass =
  'size-4 shrink-0 rounded-sm accent-accent disabled:cursor-not-allowed pointer-coarse:size-5';

export function Checkbox({
  label,
  labelHidden = false,
  help,
  indeterminate = false,
  className,
  ref,
  ...rest
}: CheckboxProps) {
  const helpId = useId();
  return (
    <div className={cn('flex items-start gap-2', className)}>
      <label className={cn('flex min-w-0 items-start gap-2', rest.disabled && 'text-muted')}>
        <input
          aria-describedby={help ? helpId : undefined}
          {...rest}
          type="checkbox"
          ref={(element) => {
            if (element) element.indeterminate = indeterminate;
            ref?.(element);
          }}
          className={cn(checkboxClass, 'mt-0.5')}
        />
        <span className={cn('min-w-0', labelHidden && 'sr-only')}>
          {label}
          {help && (
            <span id={helpId} className="block text-table text-muted">
              {help}
            </span>
          )}
        </span>
      </label>
    </div>
  );
}

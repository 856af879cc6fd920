'use client';
/** A yes or no bound to a form; the label stands beside the box. */
import { useId } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Checkbox } from '../ui/checkbox';
import { FieldNote } from './field';
import { type BoundFieldProps, useFieldError } from './text-field';

export function CheckboxField<Values extends FieldValues, Output>({
  form,
  name,
  label,
  help,
  className,
}: Omit<BoundFieldProps<Values, Output>, 'optional' | 'labelHidden'>) {
  const error = useFieldError(form, name);
  const errorId = useId();
  return (
    <div data-field={name} data-invalid={error ? '' : undefined} className={className}>
      <Checkbox
        label={label}
        help={help}
        {...form.register(name)}
        {...(error && { 'aria-invalid': true, 'aria-describedby': errorId })}
      />
      <FieldNote id={errorId} error={error} />
    </div>
  );
}

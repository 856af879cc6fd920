'use client';
/** Several lines of text bound to a form; same props as `TextField`. */
import type { FieldValues } from 'react-hook-form';
import { Textarea, type TextareaProps } from '../ui/textarea';
import { Field } from './field';
import { type BoundFieldProps, useFieldError } from './text-field';

export function TextareaField<Values extends FieldValues, Output>({
  form,
  name,
  label,
  help,
  optional,
  labelHidden,
  className,
  ...area
}: BoundFieldProps<Values, Output> & Omit<TextareaProps, 'name' | 'form' | 'className'>) {
  const error = useFieldError(form, name);
  return (
    <Field {...{ name, label, help, optional, labelHidden, className, error }}>
      {(control) => <Textarea {...area} {...form.register(name)} {...control} />}
    </Field>
  );
}

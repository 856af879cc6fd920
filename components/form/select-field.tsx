'use client';
/** A choice from a list bound to a form. Usage: `<SelectField form={form} name="domain" label="Storage" options={…} />` */
import type { FieldValues } from 'react-hook-form';
import { Select, type SelectProps } from '../ui/select';
import { Field } from './field';
import { type BoundFieldProps, useFieldError } from './text-field';

export function SelectField<Values extends FieldValues, Output>({
  form,
  name,
  label,
  help,
  optional,
  labelHidden,
  className,
  ...select
}: BoundFieldProps<Values, Output> & Omit<SelectProps, 'name' | 'form' | 'className'>) {
  const error = useFieldError(form, name);
  return (
    <Field {...{ name, label, help, optional, labelHidden, className, error }}>
      {(control) => <Select {...select} {...form.register(name)} {...control} />}
    </Field>
  );
}

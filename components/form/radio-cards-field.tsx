'use client';
/** One of a few choices, each with a sentence on what it means. Usage: `<RadioCardsField form={form} name="endpointType" label="…" options={…} />` */
import type { FieldValues } from 'react-hook-form';
import { type RadioCardOption, RadioCards } from '../ui/radio-group';
import { FieldGroup } from './field';
import { type BoundFieldProps, useFieldError } from './text-field';

export function RadioCardsField<Values extends FieldValues, Output>({
  form,
  name,
  label,
  help,
  optional,
  labelHidden,
  className,
  options,
  columns,
}: BoundFieldProps<Values, Output> & { options: readonly RadioCardOption[]; columns?: 1 | 2 | 3 }) {
  const error = useFieldError(form, name);
  return (
    <FieldGroup {...{ name, label, help, optional, labelHidden, className, error }}>
      <RadioCards options={options} columns={columns} input={form.register(name)} />
    </FieldGroup>
  );
}

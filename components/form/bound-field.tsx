'use client';
/** Makes the field of a form out of a control that react-hook-form can register as it is. Usage: `export const SelectField = fieldOf(Select)` */
import type { ComponentType } from 'react';
import type { FieldValues } from 'react-hook-form';
import { Field } from './field';
import { type BoundFieldProps, useFieldError } from './text-field';

export function fieldOf<Props extends object>(Control: ComponentType<Props>) {
  return function BoundField<Values extends FieldValues, Output>({
    form,
    name,
    label,
    help,
    optional,
    labelHidden,
    className,
    ...own
  }: BoundFieldProps<Values, Output> & Omit<Props, 'name' | 'form' | 'className'>) {
    const error = useFieldError(form, name);
    const props = own as unknown as Props;
    return (
      <Field {...{ name, label, help, optional, labelHidden, className, error }}>
        {(wiring) => <Control {...props} {...form.register(name)} {...wiring} />}
      </Field>
    );
  };
}

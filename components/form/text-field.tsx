'use client';
/** A line of text bound to a form. Usage: `<TextField form={form} name="userName" label="User name" help="…" mono />` */
import {
  type FieldError,
  type FieldPath,
  type FieldValues,
  get,
  type UseFormReturn,
  useFormState,
} from 'react-hook-form';
import { Input, type InputProps } from '../ui/input';
import { Field, type FieldFrameProps } from './field';

/** What every bound field asks for. */
export type BoundFieldProps<Values extends FieldValues, Output> = FieldFrameProps & {
  form: UseFormReturn<Values, unknown, Output>;
  name: FieldPath<Values>;
};

/** The message of one field, without re-rendering for the others. */
export function useFieldError<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  name: FieldPath<Values>,
): string | undefined {
  const state = useFormState({ control: form.control, name });
  const error: FieldError | undefined = get(state.errors, name);
  return error?.message;
}

export function TextField<Values extends FieldValues, Output>({
  form,
  name,
  label,
  help,
  optional,
  labelHidden,
  className,
  number = false,
  ...input
}: BoundFieldProps<Values, Output> &
  Omit<InputProps, 'name' | 'form' | 'className'> & {
    /** Hands a number on, or undefined where the field is empty. */
    number?: boolean;
  }) {
  const error = useFieldError(form, name);
  const bound = number
    ? form.register(name, {
        setValueAs: (value) => (value === '' || value === undefined ? undefined : Number(value)),
      })
    : form.register(name);
  return (
    <Field {...{ name, label, help, optional, labelHidden, className, error }}>
      {(control) => <Input {...input} {...(number && { inputMode: 'numeric' })} {...bound} {...control} />}
    </Field>
  );
}

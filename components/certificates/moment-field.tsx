'use client';
/** A date and a time in UTC, bound to a form. Usage: `<MomentField form={form} name="ActiveDate" label="Counts from" />` */
import type { FieldValues } from 'react-hook-form';
import { type BoundFieldProps, TextField } from '../form/text-field';

export function MomentField<Values extends FieldValues, Output>({
  label,
  ...props
}: BoundFieldProps<Values, Output> & { min?: string; max?: string }) {
  return <TextField {...props} label={`${label} (UTC)`} type="datetime-local" className="max-w-xs" />;
}

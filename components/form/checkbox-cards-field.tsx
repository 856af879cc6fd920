'use client';
/**
 * Any of a few choices, each with a sentence on what it means, kept as an array of their values.
 * Usage: `<CheckboxCardsField form={form} name="Protocols" label="Protocols" options={[{ value, label, help, disabledReason }]} />`
 */
import { type ComponentProps, useId } from 'react';
import type { FieldValues } from 'react-hook-form';
import { cn } from '@/lib/cn';
import { checkboxClass } from '../ui/checkbox';
import type { RadioCardOption } from '../ui/radio-group';
import { FieldGroup } from './field';
import { type BoundFieldProps, useFieldError } from './text-field';

export type CheckboxCardOption = RadioCardOption;

export function CheckboxCardsField<Values extends FieldValues, Output>({
  form,
  name,
  label,
  help,
  optional,
  labelHidden,
  className,
  options,
  onChange,
}: BoundFieldProps<Values, Output> & {
  options: readonly CheckboxCardOption[];
  /** Called when the form holds the new choice. */
  onChange?: () => void;
}) {
  const error = useFieldError(form, name);
  return (
    <FieldGroup {...{ name, label, help, optional, labelHidden, className, error }}>
      <div className="grid grid-cols-1 gap-2 sm:grid-cols-2">
        {options.map((option) => (
          <CheckboxCard key={option.value} option={option} input={form.register(name, { onChange })} />
        ))}
      </div>
    </FieldGroup>
  );
}

function CheckboxCard({ option, input }: { option: CheckboxCardOption; input: ComponentProps<'input'> }) {
  const { value, label, help, disabledReason } = option;
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={cn(
        'flex items-start gap-2.5 rounded-md border border-line bg-surface px-3 py-2.5 has-checked:border-accent has-checked:bg-accent-soft',
        disabledReason
          ? 'cursor-not-allowed bg-sunken text-muted'
          : 'cursor-pointer hover:border-line-strong',
      )}
    >
      <input
        {...input}
        id={id}
        type="checkbox"
        value={value}
        aria-disabled={disabledReason ? true : undefined}
        onClick={disabledReason ? (event) => event.preventDefault() : undefined}
        className={cn(checkboxClass, 'mt-0.5')}
      />
      <span className="min-w-0">
        <span className="block font-medium">{label}</span>
        {help && <span className="mt-0.5 block text-table text-muted">{help}</span>}
        {disabledReason && <span className="mt-0.5 block text-table">{disabledReason}</span>}
      </span>
    </label>
  );
}

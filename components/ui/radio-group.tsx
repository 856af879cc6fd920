'use client';
/** Native radio buttons as cards with a sentence each; `input` carries name, onChange and, where controlled, the value. */
import { type ComponentProps, type ReactNode, useId } from 'react';
import { cn } from '@/lib/cn';

export type RadioCardOption = {
  value: string;
  label: string;
  help?: ReactNode;
  disabledReason?: string;
};

const grids = { 1: 'grid-cols-1', 2: 'grid-cols-1 sm:grid-cols-2', 3: 'grid-cols-1 sm:grid-cols-3' };

export function RadioCards({
  options,
  input,
  value,
  columns = 2,
}: {
  options: readonly RadioCardOption[];
  input: Omit<ComponentProps<'input'>, 'type' | 'value' | 'checked'> & { name: string };
  /** Only where the group is controlled. */
  value?: string;
  columns?: 1 | 2 | 3;
}) {
  return (
    <div className={cn('grid gap-2', grids[columns])}>
      {options.map((option) => (
        <RadioCard
          key={option.value}
          option={option}
          input={{ ...input, ...(value !== undefined && { checked: value === option.value }) }}
        />
      ))}
    </div>
  );
}

function RadioCard({ option, input }: { option: RadioCardOption; input: ComponentProps<'input'> }) {
  const { disabledReason } = option;
  const id = useId();
  const radio = (
    <input
      {...input}
      id={id}
      type="radio"
      value={option.value}
      aria-disabled={disabledReason ? true : undefined}
      onClick={disabledReason ? (event) => event.preventDefault() : undefined}
      className="mt-0.5 size-4 shrink-0 accent-accent"
    />
  );
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
      {radio}
      <span className="min-w-0">
        <span className="block font-medium">{option.label}</span>
        {option.help && <span className="mt-0.5 block text-table text-muted">{option.help}</span>}
        {disabledReason && <span className="mt-0.5 block text-table">{disabledReason}</span>}
      </span>
    </label>
  );
}

'use client';
/**
 * A line of text that suggests values and takes any other; they are asked for once when it gets the focus, never while typing.
 * Usage: `<SuggestingField form={form} name="Role" label="Role" suggest={async () => [{ value, note: 'used 3 times' }]} mono />`
 */
import dynamic from 'next/dynamic';
import { type KeyboardEvent, useId, useState } from 'react';
import type { FieldValues, PathValue } from 'react-hook-form';
import { Input, type InputProps } from '../ui/input';
import { Field } from './field';
import { type BoundFieldProps, useFieldError } from './text-field';

export interface Suggestion {
  value: string;
  /** Small print beside it. */
  note?: string;
}

const SHOWN = 8;

const SuggestionList = dynamic(() => import('./suggestion-list').then((module) => module.SuggestionList), {
  ssr: false,
});

/** Nothing where what stands there is one of them already. */
function fitting(suggestions: readonly Suggestion[], text: string): Suggestion[] {
  const typed = text.trim().toLowerCase();
  if (suggestions.some(({ value }) => value.toLowerCase() === typed)) return [];
  return suggestions.filter(({ value }) => value.toLowerCase().includes(typed)).slice(0, SHOWN);
}

export function SuggestingField<Values extends FieldValues, Output>({
  form,
  name,
  label,
  help,
  optional,
  labelHidden,
  className,
  suggest,
  ...input
}: BoundFieldProps<Values, Output> &
  Omit<InputProps, 'name' | 'form' | 'className'> & { suggest: () => Promise<readonly Suggestion[]> }) {
  const error = useFieldError(form, name);
  const listId = useId();
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([]);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const shown = isOpen ? fitting(suggestions, text) : [];
  const show = (value: string) => {
    setText(value);
    setActive(-1);
    setOpen(true);
  };
  const pick = (suggestion: Suggestion | undefined) => {
    if (!suggestion) return;
    form.setValue(name, suggestion.value as PathValue<Values, typeof name>, {
      shouldDirty: true,
      shouldTouch: true,
      shouldValidate: form.formState.isSubmitted,
    });
    setText(suggestion.value);
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !isOpen) show(event.currentTarget.value);
    if (step && shown.length > 0) {
      event.preventDefault();
      // One place more than there are suggestions: the text itself.
      setActive((now) => ((now + 1 + step + shown.length + 1) % (shown.length + 1)) - 1);
    } else if (event.key === 'Enter' && shown[active]) {
      event.preventDefault();
      pick(shown[active]);
    } else if (event.key === 'Escape' && shown.length > 0) {
      // The dialog around stays.
      event.stopPropagation();
      event.preventDefault();
      setOpen(false);
    }
  };
  const { onBlur, onChange, ...bound } = form.register(name);
  return (
    <Field {...{ name, label, help, optional, labelHidden, className, error }}>
      {(control) => (
        <div className="relative">
          <Input
            autoComplete="off"
            {...input}
            {...bound}
            {...control}
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={shown.length > 0}
            aria-controls={shown.length > 0 ? listId : undefined}
            aria-activedescendant={shown[active] ? `${listId}-${active}` : undefined}
            onFocus={(event) => {
              show(event.currentTarget.value);
              suggest().then(setSuggestions, () => setSuggestions([]));
            }}
            onChange={(event) => {
              show(event.currentTarget.value);
              return onChange(event);
            }}
            onBlur={(event) => {
              setOpen(false);
              return onBlur(event);
            }}
            onKeyDown={onKeyDown}
          />
          {shown.length > 0 && (
            <SuggestionList id={listId} suggestions={shown} active={active} onPick={pick} />
          )}
        </div>
      )}
    </Field>
  );
}

'use client';
/** JSON in mono with a check while typing that names line and column, and a button that formats it. Props as `TextareaField`. */
import { useDeferredValue, useId } from 'react';
import { type FieldPath, type FieldPathValue, type FieldValues, useController } from 'react-hook-form';
import { Button } from '../ui/button';
import { Textarea } from '../ui/textarea';
import { Field } from './field';
import { jsonProblem } from './json-position';
import type { BoundFieldProps } from './text-field';

export function JsonField<Values extends FieldValues, Output>({
  form,
  name,
  rows = 10,
  placeholder,
  ...frame
}: BoundFieldProps<Values, Output> & { rows?: number; placeholder?: string }) {
  const { field, fieldState } = useController({ control: form.control, name });
  const checkId = useId();
  const text = String(field.value ?? '');
  const problem = jsonProblem(useDeferredValue(text));
  const format = () => {
    const tidy = JSON.stringify(JSON.parse(text), null, 2) as FieldPathValue<Values, FieldPath<Values>>;
    field.onChange(tidy);
  };
  return (
    <Field {...frame} name={name} error={fieldState.error?.message}>
      {(control) => (
        <>
          <Textarea
            {...control}
            mono
            rows={rows}
            placeholder={placeholder}
            name={field.name}
            ref={field.ref}
            value={text}
            onBlur={field.onBlur}
            onChange={field.onChange}
            aria-describedby={[control['aria-describedby'], checkId].filter(Boolean).join(' ')}
          />
          <div className="mt-1 flex min-h-7 items-center justify-between gap-3 text-table">
            <span id={checkId} role="status" className={problem ? 'text-danger' : 'text-muted'}>
              {problem && `Line ${problem.line}, column ${problem.column}: ${problem.message}`}
              {!problem && text.trim() && 'Valid JSON'}
            </span>
            <Button
              size="sm"
              variant="ghost"
              onClick={format}
              disabledReason={problem || !text.trim() ? 'There is no valid JSON to format yet' : undefined}
            >
              Format
            </Button>
          </div>
        </>
      )}
    </Field>
  );
}

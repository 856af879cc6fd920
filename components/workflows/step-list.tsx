'use client';
// An ordered list of steps in the builder: added, moved and removed by pointer or keyboard, which a status tells.

import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useFieldArray } from 'react-hook-form';
import { FieldGroup } from '@/components/form/field';
import { useFieldError } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Menu } from '@/components/ui/menu';
import { MOST_STEPS, stepNames, stepPurposes, stepTypes } from '@/lib/workflows/rules';
import { newStep } from '@/lib/workflows/step-rules';
import { type BuilderForm, type StepList as ListName, StepFields } from './step-fields';
import { StepNumber } from './steps-summary';

export function StepList({
  form,
  name,
  label,
  help,
}: {
  form: BuilderForm;
  name: ListName;
  label: string;
  help: string;
}) {
  const root = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const { fields, append, move, remove } = useFieldArray({ control: form.control, name });
  // The resolver puts an error of the list itself beside those of its items.
  const listError = useFieldError(form, name);
  const rootError = useFieldError(form, `${name}.root` as ListName);
  const word = name === 'Steps' ? 'step' : 'exception step';

  const focusSoon = (selector: string) =>
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(selector)?.focus());
  const moveTo = (from: number, to: number, button: 'up' | 'down') => {
    const { Type } = form.getValues(`${name}.${from}`);
    move(from, to);
    setSaid(`${stepNames[Type]} is now ${word} ${to + 1} of ${fields.length}`);
    focusSoon(`[data-step="${to}"] [data-move="${button}"]`);
  };

  return (
    <FieldGroup
      name={name}
      label={label}
      help={help}
      error={rootError ?? listError}
      optional={name === 'OnExceptionSteps'}
    >
      <div ref={root} className="mt-2 flex flex-col gap-3">
        <p role="status" className="sr-only">
          {said}
        </p>
        <ol aria-label={label} className="flex flex-col gap-3 empty:hidden">
          {fields.map((field, index) => (
            <li
              key={field.id}
              data-step={index}
              tabIndex={-1}
              className="rounded-md border border-line bg-surface"
            >
              <div className="flex items-start gap-3 border-b border-line px-3 py-2.5 sm:px-4">
                <StepNumber number={index + 1} />
                <div className="min-w-0 flex-1">
                  <p className="mt-0.5 font-medium">{stepNames[field.Type]}</p>
                  <p className="text-table text-muted">{stepPurposes[field.Type]}</p>
                </div>
                <div className="flex shrink-0">
                  <Button
                    variant="ghost"
                    size="icon"
                    data-move="up"
                    aria-label={`Move ${word} ${index + 1} up`}
                    disabledReason={index === 0 ? 'This is the first step.' : undefined}
                    onClick={() => moveTo(index, index - 1, 'up')}
                  >
                    <ArrowUp aria-hidden className="size-4 text-muted" />
                  </Button>
                  <Button
                    variant="ghost"
                    size="icon"
                    data-move="down"
                    aria-label={`Move ${word} ${index + 1} down`}
                    disabledReason={index === fields.length - 1 ? 'This is the last step.' : undefined}
                    onClick={() => moveTo(index, index + 1, 'down')}
                  >
                    <ArrowDown aria-hidden className="size-4 text-muted" />
                  </Button>
                  <Button
                    variant="ghost"
                    size="icon"
                    aria-label={`Remove ${word} ${index + 1}`}
                    onClick={() => {
                      remove(index);
                      setSaid(`${stepNames[field.Type]} was removed`);
                      focusSoon('[data-add] button');
                    }}
                  >
                    <X aria-hidden className="size-4 text-muted" />
                  </Button>
                </div>
              </div>
              <div className="px-3 py-4 sm:px-4">
                <StepFields form={form} at={`${name}.${index}`} isFirst={index === 0} />
              </div>
            </li>
          ))}
        </ol>
        <div data-add>
          {fields.length < MOST_STEPS ? (
            <Menu
              label={`Add ${word}`}
              variant="secondary"
              size="sm"
              align="start"
              items={stepTypes.map((type) => ({
                label: stepNames[type],
                onSelect: () => {
                  append(newStep(type), { shouldFocus: false });
                  setSaid(`${stepNames[type]} was added as ${word} ${fields.length + 1}`);
                  focusSoon(`[data-step="${fields.length}"]`);
                },
              }))}
            >
              <Plus aria-hidden className="size-3.5" />
              Add {word}
            </Menu>
          ) : (
            <Button size="sm" disabledReason={`AWS takes at most ${MOST_STEPS}.`}>
              Add {word}
            </Button>
          )}
        </div>
      </div>
    </FieldGroup>
  );
}

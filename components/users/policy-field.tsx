'use client';
/** The session policy: JSON that is checked while typing, its size, and variables to insert. Usage: `<PolicyField form={form} />` */
import { useRef } from 'react';
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { count } from '@/lib/format';
import { lengthOf } from '@/lib/transfer-model/constraints';
import type { Mapping } from '@/lib/users/mappings';
import type { HomeLayout } from '@/lib/users/rules';
import { POLICY_LIMIT, policyTemplate, policyVariables } from '@/lib/users/session-policy';
import { JsonField } from '../form/json-field';
import { Button } from '../ui/button';

export interface PolicyValues {
  layout: HomeLayout;
  HomeDirectoryMappings?: Mapping[];
  Policy: string;
}

export function PolicyField<Values extends PolicyValues, Output>({
  form,
  target,
}: {
  form: UseFormReturn<Values, unknown, Output>;
  /** Bucket and folder of a restricted home, where the form does not hold them. */
  target?: string | undefined;
}) {
  const policyForm = form as unknown as UseFormReturn<PolicyValues>;
  const root = useRef<HTMLDivElement>(null);
  const [text, layout, mappings] = useWatch({
    control: policyForm.control,
    name: ['Policy', 'layout', 'HomeDirectoryMappings'],
  });
  const length = lengthOf(text);
  const set = (next: string) =>
    policyForm.setValue('Policy', next, {
      shouldDirty: true,
      shouldValidate: policyForm.formState.submitCount > 0,
    });
  /** Puts the text where the cursor is, and the cursor behind it. */
  const insert = (variable: string) => {
    const area = root.current?.querySelector('textarea');
    if (!area) return;
    area.setRangeText(variable, area.selectionStart, area.selectionEnd, 'end');
    const cursor = area.selectionStart;
    set(area.value);
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(cursor, cursor);
    });
  };
  return (
    <div ref={root} className="flex flex-col gap-3">
      <JsonField
        form={policyForm}
        name="Policy"
        label="Session policy"
        optional
        help="The user may do what both the role and this policy allow."
      />
      <div className="flex flex-wrap items-center gap-2 text-table">
        {text.trim() === '' && (
          <Button
            size="sm"
            onClick={() => set(policyTemplate(layout, target ?? mappings?.[0]?.Target ?? ''))}
          >
            Begin with the user’s own folder
          </Button>
        )}
        <span className={length > POLICY_LIMIT ? 'ml-auto text-danger' : 'ml-auto text-muted'}>
          {count(length)} of {count(POLICY_LIMIT)} characters
        </span>
      </div>
      <div className="rounded-md border border-line bg-sunken px-3 py-2.5">
        <p className="mb-1.5 text-table font-medium">Insert a variable</p>
        <ul className="flex flex-col gap-1.5">
          {policyVariables.map((variable) => (
            <li key={variable.text} className="flex flex-wrap items-center gap-x-2 gap-y-1 text-table">
              <Button
                size="sm"
                onClick={() => insert(variable.text)}
                disabledReason={
                  variable.needsPath && layout !== 'path'
                    ? 'It has no value for a restricted home directory'
                    : undefined
                }
              >
                <span className="font-mono font-normal">{variable.text}</span>
              </Button>
              <span className="text-muted">{variable.meaning}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

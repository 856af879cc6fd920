'use client';
/**
 * The shell of every form: submit with a stable label, errors above the buttons, focus on the first error, and a guard for unsaved changes.
 * Usage: `<Form form={form} onSubmit={(values) => save.mutateAsync(values)} submitLabel="Create user" submitError={save.error}>…</Form>`
 */
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import type { Shown } from '@/lib/equivalents/equivalent';
import { EquivalentButton } from '../equivalent-button';
import { ErrorText, type ShownError } from '../error-panel';
import { Button } from '../ui/button';
import { LinkButton } from '../ui/link-button';
import { hasField, revealFirstError } from './first-error';
import { UnsavedGuard } from './unsaved-guard';

export type FormProps<Values extends FieldValues, Output> = {
  form: UseFormReturn<Values, unknown, Output>;
  /** May return a promise; the form shows itself busy until it settles. A rejection counts as "not saved". */
  onSubmit: (values: Output) => unknown;
  submitLabel: string;
  /** The failure of the last submit; errors that name a field are also shown there. */
  submitError: ShownError | null | undefined;
  submitDisabledReason?: string;
  /** Where Cancel leads: an address, or what to do. */
  cancel?: string | (() => void);
  /** Off inside dialogs, which ask on closing. */
  guard?: boolean;
  /** For the submit of something that destroys. */
  danger?: boolean;
  /** What the form would send, to be shown as code; asked for valid values only. */
  equivalent?: (values: Output) => Shown | Promise<Shown>;
  children: ReactNode;
};

/** A rejected submit that no `submitError` explains must still be seen. */
function asShown(error: unknown): ShownError {
  const message = error instanceof Error ? error.message : 'The form could not be sent.';
  return { code: 'NotSent', kind: 'unknown', message };
}

export function Form<Values extends FieldValues, Output>({
  form,
  onSubmit,
  submitLabel,
  submitError,
  submitDisabledReason,
  cancel,
  guard = true,
  danger = false,
  equivalent,
  children,
}: FormProps<Values, Output>) {
  const element = useRef<HTMLFormElement>(null);
  const { isSubmitting, isDirty, submitCount, errors } = form.formState;
  const [saved, setSaved] = useState(false);
  const [thrown, setThrown] = useState<ShownError | null>(null);
  const { setError } = form;
  const invalid = Object.keys(errors).length;

  const shown = submitError ?? thrown;
  const asCode = async () => {
    let found: Shown | undefined;
    const show = async (values: Output) => {
      found = await equivalent?.(values);
    };
    await form.handleSubmit(show, () => revealFirstError(element.current))();
    return found;
  };

  useEffect(() => {
    if (!submitError) return;
    setSaved(false);
    for (const field of submitError.fields ?? []) {
      if (!hasField(element.current, field.path)) continue;
      setError(field.path as FieldPath<Values>, { type: 'server', message: field.message });
    }
    revealFirstError(element.current);
  }, [submitError, setError]);

  return (
    <form
      ref={element}
      // Sent before the page's code has arrived, a form must not put a password into the address.
      method="post"
      noValidate
      className="max-w-2xl"
      onSubmit={form.handleSubmit(
        async (values) => {
          if (submitDisabledReason) return;
          setSaved(true);
          setThrown(null);
          try {
            await onSubmit(values);
          } catch (error) {
            setSaved(false);
            setThrown(asShown(error));
          }
        },
        () => revealFirstError(element.current),
      )}
    >
      <div className="flex flex-col gap-5">{children}</div>
      <div className="mt-6 border-t border-line pt-4">
        <div role="alert">
          {shown && (
            <div
              data-form-error
              tabIndex={-1}
              className="mb-4 flex gap-2.5 rounded-md border border-danger/40 bg-danger-soft px-3.5 py-2.5"
            >
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
              <div className="min-w-0">
                <ErrorText error={shown} />
              </div>
            </div>
          )}
        </div>
        {submitCount > 0 && invalid > 0 && !shown && (
          <p role="status" className="mb-3 text-table text-danger">
            {invalid === 1 ? '1 field needs' : `${invalid} fields need`} attention.
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button
            type="submit"
            variant={danger ? 'danger' : 'primary'}
            pending={isSubmitting}
            disabledReason={submitDisabledReason}
          >
            {submitLabel}
          </Button>
          {typeof cancel === 'string' && <LinkButton href={cancel}>Cancel</LinkButton>}
          {typeof cancel === 'function' && <Button onClick={cancel}>Cancel</Button>}
          {equivalent && <EquivalentButton of={asCode} />}
        </div>
      </div>
      {guard && <UnsavedGuard active={isDirty && !isSubmitting && !saved} />}
    </form>
  );
}

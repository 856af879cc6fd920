/**
 * The frame of one form field: label above, help below, the error in the place of the help, and the ARIA wiring between them.
 * Usage: `<Field name="role" label="Role" help="…" error={message}>{(control) => <Input {...control} />}</Field>`
 */
import { CircleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { cn } from '@/lib/cn';

/** What the control inside must carry. */
export type FieldControl = {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
};

export type FieldFrameProps = {
  label: string;
  help?: ReactNode;
  /** Marks the field "optional" in words; everything else is understood as needed. */
  optional?: boolean;
  /** Keeps the label for assistive technology only. */
  labelHidden?: boolean;
  className?: string;
};

export function Field({
  name,
  label,
  help,
  error,
  optional = false,
  labelHidden = false,
  className,
  children,
}: FieldFrameProps & {
  /** The path of the value in the form; the shell finds the first error by it. */
  name: string;
  error?: string;
  children: (control: FieldControl) => ReactNode;
}) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div data-field={name} data-invalid={error ? '' : undefined} className={cn('min-w-0', className)}>
      <label htmlFor={id} className={cn('mb-1 block font-medium', labelHidden && 'sr-only')}>
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {children({
        id,
        'aria-describedby': error || help ? noteId : undefined,
        'aria-invalid': error ? true : undefined,
        'aria-required': optional ? undefined : true,
      })}
      <FieldNote id={noteId} help={help} error={error} />
    </div>
  );
}

/** The line below a control. */
export function FieldNote({ id, help, error }: { id: string; help?: ReactNode; error?: string }) {
  if (!error && !help) return null;
  return (
    <div id={id} className={cn('mt-1 text-table', error ? 'text-danger' : 'text-muted')}>
      {error ? (
        <span className="flex gap-1.5">
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0" />
          <span className="min-w-0">{error}</span>
        </span>
      ) : (
        help
      )}
    </div>
  );
}

/** A group of controls under one name, such as radio cards or a list of check boxes. */
export function FieldGroup({
  name,
  label,
  help,
  error,
  optional = false,
  labelHidden = false,
  className,
  children,
}: FieldFrameProps & { name: string; error?: string; children: ReactNode }) {
  const noteId = useId();
  return (
    <fieldset
      data-field={name}
      data-invalid={error ? '' : undefined}
      aria-describedby={error || help ? noteId : undefined}
      className={cn('min-w-0', className)}
    >
      <legend className={cn('mb-1 font-medium', labelHidden && 'sr-only')}>
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </legend>
      {children}
      <FieldNote id={noteId} help={help} error={error} />
    </fieldset>
  );
}

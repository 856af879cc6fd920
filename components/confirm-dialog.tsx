'use client';
/**
 * Asks before something is done that hurts: names the object, lists what goes with it, asks for typing only where `typed` is given,
 * shows a failure inside the dialog and stays open until it worked.
 * Usage: `<ConfirmDialog open onOpenChange title="Delete server s-1" confirmLabel="Delete server" onConfirm={…} pending error consequences={[…]} />`
 */
import { type ReactNode, useId, useState } from 'react';
import { Callout } from './callout';
import { ErrorText, type ShownError } from './error-panel';
import { Button } from './ui/button';
import { Dialog } from './ui/dialog';
import { Input } from './ui/input';

export type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Names the object: "Delete key SHA256:…". */
  title: string;
  description?: ReactNode;
  /** What else happens, one sentence each. */
  consequences?: readonly ReactNode[];
  /** What must be typed, where it cannot be made again. */
  typed?: string;
  confirmLabel: string;
  onConfirm: () => void;
  pending: boolean;
  error: ShownError | null | undefined;
  danger?: boolean;
  children?: ReactNode;
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, typed, pending, danger = true } = props;
  const formId = useId();
  const [text, setText] = useState('');
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    setText('');
  }
  const ready = typed === undefined || text.trim() === typed;
  return (
    <Dialog
      alert
      open={open}
      onOpenChange={onOpenChange}
      busy={pending}
      title={props.title}
      description={props.description}
      footer={
        <>
          <Button
            onClick={() => onOpenChange(false)}
            disabledReason={pending ? 'It is already under way' : undefined}
          >
            Cancel
          </Button>
          <Button
            type="submit"
            form={formId}
            variant={danger ? 'danger' : 'primary'}
            pending={pending}
            disabledReason={ready ? undefined : `Type ${typed} to confirm`}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          // React lets submits bubble out of portals into the form that holds the dialog.
          event.stopPropagation();
          if (ready && !pending) props.onConfirm();
        }}
      >
        {props.consequences && props.consequences.length > 0 && (
          <ul className="list-disc space-y-1 pl-5 text-pretty marker:text-muted">
            {props.consequences.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the sentences are fixed while the dialog is open
              <li key={index}>{line}</li>
            ))}
          </ul>
        )}
        {props.children}
        {typed !== undefined && (
          <div>
            <label htmlFor={`${formId}-typed`} className="mb-1 block">
              Type <strong className="font-mono text-table font-medium">{typed}</strong> to confirm
            </label>
            <Input
              id={`${formId}-typed`}
              mono
              autoComplete="off"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
        )}
        <div role="alert">
          {props.error && (
            <Callout tone="danger">
              <ErrorText error={props.error} />
            </Callout>
          )}
        </div>
      </form>
    </Dialog>
  );
}

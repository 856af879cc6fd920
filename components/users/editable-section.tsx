'use client';
/**
 * A section that turns into its own form in place. Usage:
 * `<EditableSection title="Role" editReason={reason} form={(close) => <RoleForm onDone={close} />}>…facts…</EditableSection>`
 */
import { type ReactNode, useState } from 'react';
import { Section } from '../section';
import { Button } from '../ui/button';

export function EditableSection({
  title,
  description,
  editReason,
  form,
  children,
}: {
  title: string;
  description?: ReactNode;
  /** Why it may not be edited now. */
  editReason: string | undefined;
  form: (close: () => void) => ReactNode;
  children: ReactNode;
}) {
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title={title}
      description={description}
      actions={
        !editing && (
          <Button
            size="sm"
            aria-label={`Edit ${title.toLowerCase()}`}
            disabledReason={editReason}
            onClick={() => setEditing(true)}
          >
            Edit
          </Button>
        )
      }
    >
      {editing ? form(() => setEditing(false)) : children}
    </Section>
  );
}

'use client';
// A section of facts whose form opens in a dialog and is fetched when it first does.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useCaller } from '@/components/caller';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { type Permission, reasonAgainst } from '@/lib/permissions';

export interface SectionProps {
  environmentId: string;
  server: DescribedServer & { ServerId: string };
}

export interface EditFormProps extends SectionProps {
  onDone: () => void;
}

export function EditSection({
  title,
  form: EditForm,
  permission = 'UpdateServer',
  reason,
  actions,
  children,
  ...props
}: SectionProps & {
  title: string;
  form: ComponentType<EditFormProps>;
  permission?: Permission;
  /** Why it cannot be edited, whoever asks. */
  reason?: string | undefined;
  /** What stands beside Edit. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { role } = useCaller();
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={title}
      actions={
        <>
          {actions}
          <Button
            size="sm"
            aria-label={`Edit ${title.toLowerCase()}`}
            disabledReason={reasonAgainst(role, permission) ?? reason}
            onClick={() => setOpen(true)}
          >
            Edit
          </Button>
        </>
      }
    >
      {children}
      <Dialog open={open} onOpenChange={setOpen} title={`Edit ${title.toLowerCase()}`} size="lg">
        <EditForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </Section>
  );
}

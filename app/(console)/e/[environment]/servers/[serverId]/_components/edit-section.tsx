'use client';
// A section of facts whose form opens in a dialog and is fetched when it first does.

import type { DescribedServer } from '@aws-sdk/client-transfer';
import { type ComponentType, type ReactNode, useState } from 'react';
import { useCaller } from '@/components/caller';
import { Section } from '@/components/section';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { reasonAgainst } from '@/lib/permissions';

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
  children,
  ...props
}: SectionProps & { title: string; form: ComponentType<EditFormProps>; children: ReactNode }) {
  const { role } = useCaller();
  const [open, setOpen] = useState(false);
  return (
    <Section
      title={title}
      actions={
        <Button
          size="sm"
          aria-label={`Edit ${title.toLowerCase()}`}
          disabledReason={reasonAgainst(role, 'UpdateServer')}
          onClick={() => setOpen(true)}
        >
          Edit
        </Button>
      }
    >
      {children}
      <Dialog open={open} onOpenChange={setOpen} title={`Edit ${title.toLowerCase()}`} size="lg">
        <EditForm {...props} onDone={() => setOpen(false)} />
      </Dialog>
    </Section>
  );
}

'use client';
// Changes a member's role.

import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { useChangeMemberRole } from '@/lib/members/mutations';
import type { Member } from '@/lib/members/reads';
import type { Role } from '@/lib/permissions';
import { roleOptions } from './invite-dialog';

export function RoleDialog({ member, onClose }: { member: Member; onClose: () => void }) {
  const form = useForm<{ role: Role }>({ defaultValues: { role: member.role as Role } });
  const change = useChangeMemberRole();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Role of ${member.name}`}
      description="It counts from their next click on."
      busy={change.isPending}
      size="md"
    >
      <Form
        form={form}
        onSubmit={async ({ role }) => {
          await change.mutateAsync({ memberId: member.id, email: member.email, role });
          toast.success(`${member.name} is now ${role}`);
          onClose();
        }}
        submitLabel="Change role"
        submitError={change.error?.error}
        cancel={onClose}
        guard={false}
      >
        <RadioCardsField form={form} name="role" label="Role" options={roleOptions} columns={1} />
      </Form>
    </Dialog>
  );
}

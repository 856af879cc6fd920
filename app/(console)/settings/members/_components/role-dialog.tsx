'use client';
// Changes a member's role, and where it is another in one environment.

import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { Dialog } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { useChangeMemberRole } from '@/lib/members/mutations';
import type { Member } from '@/lib/members/reads';
import type { Role } from '@/lib/permissions';
import { type EnvironmentName, toEnvironmentRoles, toFormRoles } from './environment-roles';
import { EnvironmentRolesField } from './environment-roles-field';
import { roleOptions } from './invite-dialog';

interface Values {
  role: Role;
  environmentRoles: Record<string, string>;
}

export function RoleDialog({
  member,
  environments,
  onClose,
}: {
  member: Member;
  environments: readonly EnvironmentName[];
  onClose: () => void;
}) {
  const form = useForm<Values>({
    defaultValues: {
      role: member.role as Role,
      environmentRoles: toFormRoles(environments, member.managed?.environmentRoles ?? {}),
    },
  });
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
        onSubmit={async (values) => {
          const environmentRoles = toEnvironmentRoles(values);
          const { role } = values;
          await change.mutateAsync({ memberId: member.id, email: member.email, role, environmentRoles });
          toast.success(`${member.name} is now ${role}`);
          onClose();
        }}
        submitLabel="Change role"
        submitError={change.error?.error}
        cancel={onClose}
        guard={false}
      >
        <RadioCardsField form={form} name="role" label="Role" options={roleOptions} columns={1} />
        <EnvironmentRolesField form={form} environments={environments} />
      </Form>
    </Dialog>
  );
}

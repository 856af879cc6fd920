'use client';
// Invites a member: address and role, then the link, which is shown this once.

import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { TextField } from '@/components/form/text-field';
import { InvitationLink } from '@/components/members/invitation-link';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useInviteMember } from '@/lib/members/mutations';
import type { InviteFormValues, InviteValues } from '@/lib/members/schema';
import { roleDescriptions, roles } from '@/lib/permissions';
import { type EnvironmentName, toEnvironmentRoles, toFormRoles } from './environment-roles';
import { EnvironmentRolesField } from './environment-roles-field';

const resolver = lazyZodResolver(() =>
  import('@/lib/members/schema').then((module) => module.inviteFormSchema),
);
export const roleOptions = roles.map((role) => ({ value: role, label: role, help: roleDescriptions[role] }));

function toInvitation(values: InviteFormValues): InviteValues {
  const environmentRoles = toEnvironmentRoles(values);
  const { email, role } = values;
  return Object.keys(environmentRoles).length > 0 ? { email, role, environmentRoles } : { email, role };
}

type DialogState = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  environments: readonly EnvironmentName[];
};

export function InviteDialog({ open, onOpenChange, environments }: DialogState) {
  const invite = useInviteMember();
  const close = () => {
    onOpenChange(false);
    invite.reset();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title="Invite a member"
      busy={invite.isPending}
      size="md"
      footer={invite.data && <Button onClick={close}>Done</Button>}
    >
      {invite.data ? (
        <InvitationLink becomes="member" email={invite.variables.email} {...invite.data} />
      ) : (
        <InviteForm invite={invite} environments={environments} onCancel={close} />
      )}
    </Dialog>
  );
}

function InviteForm({
  invite,
  environments,
  onCancel,
}: {
  invite: ReturnType<typeof useInviteMember>;
  environments: readonly EnvironmentName[];
  onCancel: () => void;
}) {
  const form = useForm<InviteFormValues>({
    defaultValues: { email: '', role: 'viewer', environmentRoles: toFormRoles(environments, {}) },
    resolver,
  });
  return (
    <Form
      form={form}
      onSubmit={(values) => invite.mutateAsync(toInvitation(values))}
      submitLabel="Make the link"
      submitError={invite.error?.error}
      cancel={onCancel}
      guard={false}
    >
      <TextField form={form} name="email" label="E-mail address" type="email" autoComplete="off" />
      <RadioCardsField form={form} name="role" label="Role" options={roleOptions} columns={1} />
      <EnvironmentRolesField form={form} environments={environments} />
    </Form>
  );
}

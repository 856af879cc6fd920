'use client';
// Invites a member: address and role, then the link, which is shown this once.

import { useForm } from 'react-hook-form';
import { Callout } from '@/components/callout';
import { CopyButton } from '@/components/copy-button';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { MailOutcome } from '@/lib/members/invitation-mail';
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
        <InvitationLink email={invite.variables.email} {...invite.data} />
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

function InvitationLink({ email, link, mail }: { email: string; link: string; mail: MailOutcome }) {
  return (
    <div className="flex flex-col gap-4">
      {mail.state === 'failed' && (
        <Callout tone="danger" title="The mail was not sent">
          The invitation counts, but {mail.reason}. Send the link yourself.
        </Callout>
      )}
      <p>
        {mail.state === 'sent'
          ? `The link went to ${email} by mail. It works once, for seven days.`
          : `Send this link to ${email}. It works once, for seven days.`}
      </p>
      <div className="flex items-center gap-2 rounded-md border border-line bg-sunken px-3 py-2">
        <span className="min-w-0 flex-1 font-mono text-table break-all">{link}</span>
        <CopyButton value={link} label="invitation link" text="Copy" />
      </div>
      <Callout tone="warn">
        It is shown only now. Whoever opens it first becomes the member, so send it by a way that others
        cannot read.
      </Callout>
    </div>
  );
}

'use client';
// Invites a contact, or makes a new link for one who has not joined; the link is shown this once.

import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { InvitationLink } from '@/components/members/invitation-link';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useInviteContact, useResendContactInvitation } from '@/lib/partners/mutations';
import type { Contact, PartnerDetail } from '@/lib/partners/reads';
import type { InviteContactValues } from '@/lib/partners/schema';

const resolver = lazyZodResolver(() =>
  import('@/lib/partners/schema').then((module) => module.inviteContactSchema),
);

interface ContactDialogProps {
  partner: PartnerDetail;
  /** Who has not joined yet and gets a new link. */
  again: Contact | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function ContactDialog({ partner, again, open, onOpenChange }: ContactDialogProps) {
  const invite = useInviteContact();
  const resend = useResendContactInvitation();
  const act = again ? resend : invite;
  const close = () => {
    onOpenChange(false);
    invite.reset();
    resend.reset();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => (next ? onOpenChange(true) : close())}
      title={again ? `A new link for ${again.name}` : `Invite a contact of ${partner.name}`}
      busy={act.isPending}
      size="md"
      footer={act.data && <Button onClick={close}>Done</Button>}
    >
      {act.data && act.variables ? (
        <InvitationLink becomes="contact" email={act.variables.email} {...act.data} />
      ) : again ? (
        <AgainForm partner={partner} contact={again} resend={resend} onCancel={close} />
      ) : (
        <InviteForm partner={partner} invite={invite} onCancel={close} />
      )}
    </Dialog>
  );
}

function InviteForm({
  partner,
  invite,
  onCancel,
}: {
  partner: PartnerDetail;
  invite: ReturnType<typeof useInviteContact>;
  onCancel: () => void;
}) {
  const form = useForm<InviteContactValues>({
    defaultValues: { partnerId: partner.id, partner: partner.name, name: '', email: '' },
    resolver,
  });
  return (
    <Form
      form={form}
      onSubmit={(values) => invite.mutateAsync(values)}
      submitLabel="Make the link"
      submitError={invite.error?.error}
      cancel={onCancel}
      guard={false}
    >
      <TextField form={form} name="name" label="Name" autoComplete="off" />
      <TextField form={form} name="email" label="E-mail address" type="email" autoComplete="off" />
    </Form>
  );
}

function AgainForm({
  partner,
  contact,
  resend,
  onCancel,
}: {
  partner: PartnerDetail;
  contact: Contact;
  resend: ReturnType<typeof useResendContactInvitation>;
  onCancel: () => void;
}) {
  const form = useForm();
  const ref = { partnerId: partner.id, partner: partner.name, contactId: contact.id, email: contact.email };
  return (
    <Form
      form={form}
      onSubmit={() => resend.mutateAsync(ref)}
      submitLabel="Make the link"
      submitError={resend.error?.error}
      cancel={onCancel}
      guard={false}
    >
      <p>The link that {contact.email} has no longer works then.</p>
    </Form>
  );
}

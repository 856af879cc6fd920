'use client';
// The people of a partner: invited, joined or suspended.

import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useCaller } from '@/components/caller';
import { EmptyState } from '@/components/empty-state';
import { RelativeTime } from '@/components/relative-time';
import { Section } from '@/components/section';
import { StateMark } from '@/components/state-mark';
import { Button } from '@/components/ui/button';
import { Menu, type MenuItem } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import { useResumeContact } from '@/lib/partners/mutations';
import type { Contact, PartnerDetail } from '@/lib/partners/reads';
import { stateShapes } from '@/lib/partners/rules';
import { reasonAgainst } from '@/lib/permissions';
import type { Confirmed } from './contact-confirmation';

const ContactDialog = dynamic(() => import('./contact-dialog').then((module) => module.ContactDialog), {
  ssr: false,
});

const ContactConfirmation = dynamic(
  () => import('./contact-confirmation').then((module) => module.ContactConfirmation),
  { ssr: false },
);

type Asked = { what: Confirmed; contact: Contact };

export function ContactsSection({ partner }: { partner: PartnerDetail }) {
  const { role } = useCaller();
  const [inviting, setInviting] = useState<{ again?: Contact; open: boolean }>();
  const [asked, setAsked] = useState<Asked>();
  const resume = useResumeContact();
  const disabledReason = reasonAgainst(role, 'ManagePartners');
  const ref = (contact: Contact) => ({
    partnerId: partner.id,
    partner: partner.name,
    contactId: contact.id,
    email: contact.email,
  });
  const add = (
    <Button
      size="sm"
      variant={partner.contacts.length === 0 ? 'primary' : 'secondary'}
      disabledReason={disabledReason}
      onClick={() => setInviting({ open: true })}
    >
      Invite contact
    </Button>
  );
  const itemsFor = (contact: Contact): MenuItem[] => {
    const waits = contact.state === 'Invited' || contact.state === 'Invitation ended';
    const items: MenuItem[] = [];
    if (waits) {
      const onSelect = () => setInviting({ open: true, again: contact });
      items.push({ label: 'Make a new link', disabledReason, onSelect });
    }
    if (contact.state === 'Active') {
      items.push({
        label: 'Suspend',
        disabledReason,
        onSelect: () => setAsked({ what: 'suspend', contact }),
      });
    }
    if (contact.state === 'Suspended') {
      items.push({
        label: 'Resume',
        disabledReason,
        onSelect: () =>
          resume.mutate(ref(contact), {
            onSuccess: () => toast.success(`${contact.name} may sign in again`),
            onError: ({ error }) =>
              toast.error('The contact was not resumed', { description: error.message }),
          }),
      });
    }
    if (contact.hasSecondFactor) {
      items.push({
        label: 'Take away second factor',
        disabledReason,
        onSelect: () => setAsked({ what: 'factor', contact }),
      });
    }
    const onSelect = () => setAsked({ what: 'remove', contact });
    items.push({ label: waits ? 'Withdraw' : 'Remove', danger: true, disabledReason, onSelect });
    return items;
  };
  return (
    <Section
      title="Contacts"
      description="Who signs in to the portal for the partner."
      flush={partner.contacts.length > 0}
      actions={partner.contacts.length > 0 && add}
    >
      {partner.contacts.length === 0 ? (
        <EmptyState title="No contacts yet" action={add}>
          Nobody of {partner.name} can sign in until somebody is invited.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {partner.contacts.map((contact) => (
            <li key={contact.id} className="flex items-center gap-x-4 px-4 py-2.5">
              <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-1">
                <div className="min-w-0 flex-1 basis-52">
                  <p className="font-medium">{contact.name}</p>
                  <p className="text-table break-all text-muted">{contact.email}</p>
                </div>
                <div className="text-table">
                  <StateMark state={contact.state} shape={stateShapes[contact.state]} />
                  <p className="text-muted">
                    <Since contact={contact} />
                    {contact.hasSecondFactor && ' · second factor'}
                  </p>
                </div>
              </div>
              <Menu label={`Actions for ${contact.name}`} items={itemsFor(contact)} />
            </li>
          ))}
        </ul>
      )}
      {inviting && (
        <ContactDialog
          key={inviting.again?.id ?? 'new'}
          partner={partner}
          again={inviting.again}
          open={inviting.open}
          onOpenChange={(open) => setInviting({ ...inviting, open })}
        />
      )}
      {asked && (
        <ContactConfirmation
          what={asked.what}
          name={asked.contact.name}
          contact={ref(asked.contact)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Section>
  );
}

function Since({ contact: { state, invitedUntil, lastSeenAt } }: { contact: Contact }) {
  if (state === 'Invited' && invitedUntil !== null) {
    return (
      <>
        ends <RelativeTime moment={invitedUntil} />
      </>
    );
  }
  if (state === 'Invitation ended') return 'make a new link';
  if (lastSeenAt === null) return 'never seen';
  return (
    <>
      seen <RelativeTime moment={lastSeenAt} />
    </>
  );
}

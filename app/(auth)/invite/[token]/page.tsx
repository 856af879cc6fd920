// Where an invitation leads: the invited person chooses a name and a password.

import type { Metadata } from 'next';
import { findInvitation } from '@/lib/members/invitations';
import { InvitationForm } from './_components/invitation-form';

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' };

export default async function InvitationPage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params;
  const invitation = await findInvitation(token);
  if (invitation) return <InvitationForm token={token} email={invitation.email} role={invitation.role} />;
  return (
    <>
      <h1 className="mb-2 text-lg font-semibold">This invitation has ended</h1>
      <p className="text-muted">
        It was used, withdrawn, or is older than seven days. Ask an administrator for another.
      </p>
    </>
  );
}

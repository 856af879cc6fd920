// Where an invitation leads: the invited person chooses a name and a password.

import type { Metadata } from 'next';
import { lookUpToken } from '@/lib/auth/token-guesses';
import { getSettings } from '@/lib/env';
import { findInvitation } from '@/lib/members/invitations';
import { SingleSignOnButton } from '../../_components/single-sign-on-button';
import { TooManyLinks } from '../../_components/too-many-links';
import { InvitationForm } from './_components/invitation-form';

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' };

export default async function InvitationPage({ params }: PageProps<'/invite/[token]'>) {
  const { token } = await params;
  const invitation = await lookUpToken(() => findInvitation(token));
  if (invitation === 'limited') return <TooManyLinks />;
  const { singleSignOn, breakGlassEmail } = getSettings();
  if (invitation && singleSignOn && breakGlassEmail && invitation.email !== breakGlassEmail) {
    return (
      <>
        <h1 className="mb-2 text-lg font-semibold">Join</h1>
        <p className="mb-5 text-muted">
          Sign in as {invitation.email}: that makes your account, with the role {invitation.role}.
        </p>
        <SingleSignOnButton label={singleSignOn.label} next="/" />
      </>
    );
  }
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

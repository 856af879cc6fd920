// Where a contact's invitation leads: name and password, and then the portal.

import type { Metadata } from 'next';
import { lookUpToken } from '@/lib/auth/token-guesses';
import { findContactInvitation } from '@/lib/partners/contacts';
import { TooManyLinks } from '../../_components/too-many-links';
import { JoinForm } from './_components/join-form';

export const metadata: Metadata = { title: 'Join', referrer: 'no-referrer' };

export default async function JoinPage({ params }: PageProps<'/join/[token]'>) {
  const { token } = await params;
  const invitation = await lookUpToken(() => findContactInvitation(token));
  if (invitation === 'limited') return <TooManyLinks />;
  if (invitation) {
    const { name, email, partnerName } = invitation;
    return <JoinForm token={token} name={name} email={email} partnerName={partnerName} />;
  }
  return (
    <>
      <h1 className="mb-2 text-lg font-semibold">This invitation has ended</h1>
      <p className="text-muted">
        It was used, withdrawn, or is older than seven days. Ask the people who invited you for another.
      </p>
    </>
  );
}

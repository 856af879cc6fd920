// The account of a partner's contact: who they are, where they are signed in, and the password.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { requirePartner } from '@/lib/partner-caller';
import { portalSessionsQuery } from '@/lib/portal/queries';
import { Prefetch } from '@/lib/query/prefetch';
import { ContactPassword } from './_components/contact-password';
import { ContactSessions } from './_components/contact-sessions';

export const metadata: Metadata = { title: 'Your account' };

export default async function ContactAccountPage() {
  const { name, email, partnerName } = await requirePartner();
  const prefetch = new Prefetch();
  prefetch.soon(portalSessionsQuery());
  return (
    <HydrationBoundary state={await prefetch.dehydrate()}>
      <h1 className="mb-4 text-xl">Your account</h1>
      <Section title="You">
        <PropertyList
          items={[
            { name: 'Name', value: name },
            { name: 'E-mail address', value: email },
            { name: 'Company', value: partnerName },
          ]}
        />
      </Section>
      <ContactSessions />
      <ContactPassword email={email} />
    </HydrationBoundary>
  );
}

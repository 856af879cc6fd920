// The account of a partner's contact: who they are, where they are signed in, the password and the second factor.

import { HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PasswordSection } from '@/components/account/password-section';
import { SecondFactorSection } from '@/components/account/second-factor-section';
import { SessionList } from '@/components/account/session-list';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { ownSessionsQuery } from '@/lib/account/queries';
import { requirePartner } from '@/lib/partner-caller';
import { Prefetch } from '@/lib/query/prefetch';
import { ownSecondFactorQuery } from '@/lib/second-factor/queries';

export const metadata: Metadata = { title: 'Your account' };

export default async function ContactAccountPage() {
  const { name, email, partnerName } = await requirePartner();
  const prefetch = new Prefetch();
  prefetch.soon(ownSessionsQuery());
  prefetch.soon(ownSecondFactorQuery());
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
      <SessionList />
      <PasswordSection email={email} />
      <SecondFactorSection email={email} />
    </HydrationBoundary>
  );
}

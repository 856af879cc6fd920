'use client';
// Name, address and role of whoever is signed in.

import { useCaller } from '@/components/caller';
import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import { roleDescriptions } from '@/lib/permissions';

export function AccountFacts() {
  const { name, email, role } = useCaller();
  return (
    <Section title="You">
      <PropertyList
        items={[
          { name: 'Name', value: name },
          { name: 'E-mail address', value: email },
          { name: 'Role', value: `${role}: ${roleDescriptions[role].toLowerCase()}`, wide: true },
        ]}
      />
    </Section>
  );
}

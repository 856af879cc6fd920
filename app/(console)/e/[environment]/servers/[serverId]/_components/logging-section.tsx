'use client';
// Where the server writes what happened.

import { PropertyList } from '@/components/property-list';
import { Section } from '@/components/section';
import type { SectionProps } from './server-overview';

export function LoggingSection({ server }: SectionProps) {
  const [destination] = server.StructuredLogDestinations ?? [];
  return (
    <Section title="Logging">
      <PropertyList
        items={[
          { name: 'Log group', value: destination, copy: destination, mono: true, wide: true },
          {
            name: 'Logging role',
            value: server.LoggingRole,
            copy: server.LoggingRole,
            mono: true,
            wide: true,
          },
        ]}
      />
    </Section>
  );
}

'use client';
// Where the server writes what happened.

import dynamic from 'next/dynamic';
import { PropertyList } from '@/components/property-list';
import { EditSection, type SectionProps } from './edit-section';

const LoggingForm = dynamic(() => import('./logging-form').then((module) => module.LoggingForm));

export function LoggingSection({ environmentId, server }: SectionProps) {
  const [destination] = server.StructuredLogDestinations ?? [];
  return (
    <EditSection title="Logging" form={LoggingForm} environmentId={environmentId} server={server}>
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
    </EditSection>
  );
}

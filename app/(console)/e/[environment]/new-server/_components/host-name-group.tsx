'use client';
// The host name of the company's own for a new server.

import { useWatch } from 'react-hook-form';
import { FormSection } from '@/components/form/form-section';
import { HostNameFields } from '@/components/servers/host-name-fields';
import type { ServerForm } from './new-server-form';

export function HostNameGroup({ form }: { form: ServerForm }) {
  const [type, host] = useWatch({ control: form.control, name: ['EndpointType', 'CustomHostname'] });
  if (type === 'VPC') return null;
  return (
    <FormSection title="Host name" folded summary={host.trim() || 'The one that AWS gives'}>
      <HostNameFields form={form} />
    </FormSection>
  );
}

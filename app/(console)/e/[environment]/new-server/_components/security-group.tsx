'use client';
// The security policy of a new server, with what it lets clients use.

import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { FormSection } from '@/components/form/form-section';
import { PolicyPicker } from '@/components/security-policies/policy-picker';
import { outdatedReason, shortPolicyName } from '@/lib/security-policies/rules';
import { endpointsQuery } from '@/lib/servers/queries';
import type { ServerForm } from './new-server-form';

export function SecurityGroup({ form, environmentId }: { form: ServerForm; environmentId: string }) {
  const name = useWatch({ control: form.control, name: 'SecurityPolicyName' });
  const { data: endpoints } = useQuery(endpointsQuery(environmentId));
  return (
    <FormSection
      title="Security policy"
      folded
      summary={`${shortPolicyName(name)}${outdatedReason(name) ? ', outdated' : ''}`}
    >
      <PolicyPicker
        form={form}
        name="SecurityPolicyName"
        environmentId={environmentId}
        region={endpoints?.region}
      />
    </FormSection>
  );
}

'use client';

// Where a new server writes its log.

import { useWatch } from 'react-hook-form';
import { FormSection } from '@/components/form/form-section';
import { UsedValueField } from '@/components/search-index/used-value-field';
import type { ServerForm } from './new-server-form';

export function LoggingGroup({ form }: { form: ServerForm }) {
  const [destination, role] = useWatch({
    control: form.control,
    name: ['StructuredLogDestinations', 'LoggingRole'],
  });
  const group = /log-group:([^:]+)/.exec(destination)?.[1];
  const summary = [group ?? (destination && 'log group'), role && 'logging role'].filter(Boolean).join(', ');
  return (
    <FormSection title="Logging" folded summary={summary || 'Off: logins and transfers leave no trace'}>
      <UsedValueField
        form={form}
        name="StructuredLogDestinations"
        kind="log-group"
        usedBy="server"
        label="Log group"
        optional
        mono
        placeholder="arn:aws:logs:eu-west-1:111122223333:log-group:/aws/transfer/uploads"
        help="ARN of a CloudWatch log group in this Region. Logins and transfers are written there as JSON."
      />
      <UsedValueField
        form={form}
        name="LoggingRole"
        kind="role"
        usedBy="server-logging"
        label="Logging role"
        optional
        mono
        placeholder="arn:aws:iam::111122223333:role/transfer-logging"
        help="Only for the older plain-text log and for workflows."
      />
    </FormSection>
  );
}

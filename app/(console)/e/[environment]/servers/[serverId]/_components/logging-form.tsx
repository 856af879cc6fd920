'use client';
// Changes where the server writes its log.

import { UsedValueField } from '@/components/search-index/used-value-field';
import type { EditFormProps } from './edit-section';
import { SaveForm, useSectionForm } from './section-form';

export function LoggingForm({ environmentId, server, onDone }: EditFormProps) {
  const form = useSectionForm<'logging'>({
    section: 'logging',
    serverId: server.ServerId,
    StructuredLogDestinations: server.StructuredLogDestinations?.[0] ?? '',
    LoggingRole: server.LoggingRole ?? '',
  });
  return (
    <SaveForm form={form} environmentId={environmentId} onDone={onDone} saved="Logging saved">
      <UsedValueField
        form={form}
        name="StructuredLogDestinations"
        kind="log-group"
        usedBy="server"
        label="Log group"
        optional
        mono
        placeholder="arn:aws:logs:eu-west-1:111122223333:log-group:/aws/transfer/uploads"
        help="ARN of a CloudWatch log group in this Region; leave empty for none."
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
    </SaveForm>
  );
}

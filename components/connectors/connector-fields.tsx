'use client';
/** The fields of an AS2 connector, new or edited. Usage: `<ConnectorFields form={form} environmentId={environmentId} />` inside a `Form`. */
import { type UseFormReturn, useWatch } from 'react-hook-form';
import { httpsReasons, urlProblem, urlWarning } from '@/lib/connectors/rules';
import type { CreateConnectorForm } from '@/lib/connectors/schema';
import { Callout } from '../callout';
import { CheckboxField } from '../form/checkbox-field';
import { FormSection } from '../form/form-section';
import { TextField } from '../form/text-field';
import { ProfileField } from '../profiles/profile-field';
import { UsedValueField } from '../search-index/used-value-field';
import { ProtectionFields } from './protection-fields';
import { ReceiptFields } from './receipt-fields';

export type ConnectorFormValues = Omit<CreateConnectorForm, 'Tags'>;
export type ConnectorForm = UseFormReturn<ConnectorFormValues, unknown, unknown>;

export interface ConnectorFieldsProps {
  form: ConnectorForm;
  environmentId: string;
}

export function ConnectorFields({ form, environmentId }: ConnectorFieldsProps) {
  const url = useWatch({ control: form.control, name: 'Url' });
  const warning = urlProblem(url) ? undefined : urlWarning(url);
  return (
    <>
      <TextField
        form={form}
        name="Url"
        label="URL of the partner"
        mono
        autoComplete="off"
        inputMode="url"
        placeholder="https://as2.partner.example:4080/as2"
        help="Where the partner takes AS2 messages: http or https, with port and path."
      />
      {warning && <Callout tone="warn">{warning}</Callout>}
      <ProfileField
        form={form}
        name="As2Config.PartnerProfileId"
        type="PARTNER"
        label="Partner"
        environmentId={environmentId}
        help="Who receives: its AS2 id is AS2-To, its certificate encrypts."
      />
      <ProfileField
        form={form}
        name="As2Config.LocalProfileId"
        type="LOCAL"
        label="Our side"
        environmentId={environmentId}
        help="Who sends: its AS2 id is AS2-From, its private key signs."
      />
      <UsedValueField
        form={form}
        name="AccessRole"
        kind="role"
        usedBy="connector"
        label="Role"
        mono
        autoComplete="off"
        placeholder="arn:aws:iam::111122223333:role/as2-files"
        help="The IAM role that reads the files to send and writes receipts beside them. It must trust transfer.amazonaws.com."
      />
      <ProtectionFields form={form} />
      <ReceiptFields form={form} environmentId={environmentId} />
      <MessageFields form={form} />
      <SecretFields form={form} />
      <LoggingFields form={form} />
    </>
  );
}

function MessageFields({ form }: { form: ConnectorForm }) {
  const [subject, keeps] = useWatch({
    control: form.control,
    name: ['As2Config.MessageSubject', 'As2Config.PreserveContentType'],
  });
  const summary = [subject.trim() || 'No subject', keeps ? 'content type of the file' : 'plain bytes'];
  return (
    <FormSection title="Message" folded summary={summary.join(', ')}>
      <TextField
        form={form}
        name="As2Config.MessageSubject"
        label="Subject"
        optional
        help="The header Subject of every message; some partners sort by it. It can be changed, but not removed again."
      />
      <CheckboxField
        form={form}
        name="As2Config.PreserveContentType"
        label="Send the content type of the file"
        help="As S3 keeps it, such as application/edi-x12. Otherwise every file goes as application/octet-stream."
      />
    </FormSection>
  );
}

function SecretFields({ form }: { form: ConnectorForm }) {
  const [url, secret] = useWatch({ control: form.control, name: ['Url', 'As2Config.BasicAuthSecretId'] });
  const reason = httpsReasons(url)?.secret;
  return (
    <FormSection title="Basic authentication" folded summary={secret || 'None'}>
      <UsedValueField
        form={form}
        name="As2Config.BasicAuthSecretId"
        kind="secret"
        usedBy="connector"
        label="Secret"
        optional
        mono
        autoComplete="off"
        placeholder="/aws/transfer/acme"
        help={
          reason ??
          'Name or ARN in Secrets Manager, holding {"Username": "…", "Password": "…"}. The partner must have given them to you.'
        }
      />
    </FormSection>
  );
}

function LoggingFields({ form }: { form: ConnectorForm }) {
  const role = useWatch({ control: form.control, name: 'LoggingRole' });
  return (
    <FormSection
      title="Logging"
      folded
      summary={role ? (role.split('/').at(-1) ?? role) : 'Off: why a transfer failed is not recorded'}
    >
      <UsedValueField
        form={form}
        name="LoggingRole"
        kind="role"
        usedBy="connector-logging"
        label="Logging role"
        optional
        mono
        autoComplete="off"
        placeholder="arn:aws:iam::111122223333:role/transfer-logging"
        help="Writes each transfer to CloudWatch Logs. It can be changed, but not removed again."
      />
    </FormSection>
  );
}

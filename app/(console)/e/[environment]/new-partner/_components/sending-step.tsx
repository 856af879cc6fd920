'use client';

// Step 5: the connector by which we send to the partner; can be left out.

import { useWatch } from 'react-hook-form';
import { Callout } from '@/components/callout';
import { CheckboxCardsField } from '@/components/form/checkbox-cards-field';
import { CheckboxField } from '@/components/form/checkbox-field';
import { FormSection } from '@/components/form/form-section';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { UsedValueField } from '@/components/search-index/used-value-field';
import {
  consequencesOf,
  digestNames,
  encryptionNames,
  httpsReasons,
  mdnMeanings,
  mdnSigningNames,
} from '@/lib/connectors/rules';
import { UrlField } from './partner-step';
import type { StepProps } from './wizard-form';

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
const responses = Object.entries(mdnMeanings).map(([value, meaning]) => ({ value, ...meaning }));

export function SendingStep(props: StepProps) {
  const { form } = props;
  const wanted = useWatch({ control: form.control, name: 'Sending.Wanted' });
  return (
    <>
      <CheckboxField
        form={form}
        name="Sending.Wanted"
        label="We send to the partner"
        help="Makes a connector to the partner’s URL."
      />
      {wanted && (
        <>
          <UrlField form={form} />
          <UsedValueField
            form={form}
            name="Sending.AccessRole"
            kind="role"
            usedBy="connector"
            label="Role for sent files"
            mono
            autoComplete="off"
            placeholder="arn:aws:iam::111122223333:role/as2-files"
            help="The IAM role that reads the files to send and writes receipts beside them."
          />
          <Protection {...props} />
          <Receipts {...props} />
          <More {...props} />
        </>
      )}
    </>
  );
}

function Protection({ form }: StepProps) {
  const sending = useWatch({ control: form.control, name: 'Sending' });
  const reason = sending.EncryptionAlgorithm === 'NONE' ? httpsReasons(sending.Url)?.encryption : undefined;
  const meanings = consequencesOf(sending);
  return (
    <FormSection
      title="Protection"
      description="What your partner can read and verify; agree on it with them."
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          form={form}
          name="Sending.EncryptionAlgorithm"
          label="Encryption"
          options={choices(encryptionNames)}
          help={reason ?? 'With the partner’s encryption certificate.'}
        />
        <SelectField
          form={form}
          name="Sending.SigningAlgorithm"
          label="Signature"
          options={choices(digestNames)}
          help="With our signing key."
        />
      </div>
      {meanings.length > 0 && (
        <Callout tone="warn">
          {meanings.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Callout>
      )}
      <RadioCardsField
        form={form}
        name="Sending.Compression"
        label="Compression"
        options={[
          { value: 'ZLIB', label: 'ZLIB', help: 'Smaller messages, compressed before they are signed.' },
          { value: 'DISABLED', label: 'None', help: 'For partners that cannot decompress.' },
        ]}
      />
    </FormSection>
  );
}

function Receipts({ form, known }: StepProps) {
  const response = useWatch({ control: form.control, name: 'Sending.MdnResponse' });
  return (
    <FormSection
      title="Receipts"
      description="A receipt (MDN) says that the partner got the file unchanged and could read it."
    >
      <RadioCardsField
        form={form}
        name="Sending.MdnResponse"
        label="When the receipt comes"
        columns={3}
        options={responses}
      />
      {response !== 'NONE' && (
        <SelectField
          form={form}
          name="Sending.MdnSigningAlgorithm"
          label="Signature of the receipt"
          options={choices(mdnSigningNames)}
          help="Checked with the partner’s signing certificate."
        />
      )}
      {response === 'ASYNC' && (
        <>
          <CheckboxCardsField
            form={form}
            name="Sending.AsyncMdnServerIds"
            label="Servers that take the receipts"
            help={known.servers.length === 0 ? 'No server speaks AS2: create one first.' : undefined}
            options={known.servers.map(({ ServerId, name }) => ({
              value: ServerId,
              label: name ?? ServerId,
              help: name ? ServerId : undefined,
            }))}
          />
          <TextField
            form={form}
            name="Sending.AsyncMdnUrl"
            label="URL for receipts"
            mono
            autoComplete="off"
            inputMode="url"
            placeholder="http://s-0123456789abcdef0.server.transfer.eu-west-1.amazonaws.com:5080"
            help="The partner sends receipts there: the address of a chosen server, or of a load balancer before it."
          />
        </>
      )}
    </FormSection>
  );
}

function More({ form }: StepProps) {
  const [url, subject, keeps, secret, logging] = useWatch({
    control: form.control,
    name: [
      'Sending.Url',
      'Sending.MessageSubject',
      'Sending.PreserveContentType',
      'Sending.BasicAuthSecretId',
      'Sending.LoggingRole',
    ],
  });
  const summary = [
    subject ? 'subject' : undefined,
    keeps ? 'content type of the file' : undefined,
    secret ? 'Basic authentication' : undefined,
    logging ? 'logging' : 'no logging',
  ];
  return (
    <FormSection title="More" folded summary={summary.filter(Boolean).join(', ')}>
      <UsedValueField
        form={form}
        name="Sending.LoggingRole"
        kind="role"
        usedBy="connector-logging"
        label="Logging role"
        optional
        mono
        autoComplete="off"
        placeholder="arn:aws:iam::111122223333:role/transfer-logging"
        help="Writes each transfer to CloudWatch Logs. Without it, why a transfer failed is told by its result alone. It cannot be removed again."
      />
      <TextField
        form={form}
        name="Sending.MessageSubject"
        label="Subject"
        optional
        autoComplete="off"
        help="The header Subject of every message; some partners sort by it."
      />
      <CheckboxField
        form={form}
        name="Sending.PreserveContentType"
        label="Send the content type of the file"
        help="As S3 keeps it, such as application/edi-x12."
      />
      <UsedValueField
        form={form}
        name="Sending.BasicAuthSecretId"
        kind="secret"
        usedBy="connector"
        label="Secret for Basic authentication"
        optional
        mono
        autoComplete="off"
        placeholder="/aws/transfer/acme"
        help={
          httpsReasons(url)?.secret ??
          'Name or ARN in Secrets Manager, holding {"Username": "…", "Password": "…"} that the partner has given you.'
        }
      />
    </FormSection>
  );
}

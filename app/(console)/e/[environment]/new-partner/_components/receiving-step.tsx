'use client';

// Step 4: the agreement by which a server takes the partner's messages; can be left out.

import { type FieldPath, useWatch } from 'react-hook-form';
import { Callout } from '@/components/callout';
import { CheckboxField } from '@/components/form/checkbox-field';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { MonoText } from '@/components/identifier';
import { UsedValueField } from '@/components/search-index/used-value-field';
import { AppLink } from '@/components/ui/app-link';
import { baseFolders, directories, directoryProblem } from '@/lib/agreements/rules';
import type { PartnerForm } from '@/lib/trading-partners/schema';
import type { StepProps } from './wizard-form';

export function ReceivingStep(props: StepProps) {
  const { form } = props;
  const wanted = useWatch({ control: form.control, name: 'Receiving.Wanted' });
  return (
    <>
      <CheckboxField
        form={form}
        name="Receiving.Wanted"
        label="The partner sends to us"
        help="Makes an agreement on one of your AS2 servers."
      />
      {wanted && <Fields {...props} />}
    </>
  );
}

function Fields({ form, known, environmentId }: StepProps) {
  const [layout, base] = useWatch({
    control: form.control,
    name: ['Receiving.Directories', 'Receiving.BaseDirectory'],
  });
  return (
    <>
      <SelectField
        form={form}
        name="Receiving.ServerId"
        label="Server"
        placeholder={known.servers.length > 0 ? 'Choose a server' : 'No server speaks AS2'}
        options={known.servers.map(({ ServerId, name, State }) => ({
          value: ServerId,
          label: `${name ? `${name} (${ServerId})` : ServerId}${State === 'ONLINE' ? '' : `, ${State?.toLowerCase()}`}`,
        }))}
        help="The partner sends its messages there."
      />
      {known.readAt > 0 && known.servers.length === 0 && (
        <Callout tone="warn" title="No server speaks AS2">
          <AppLink
            href={`/e/${environmentId}/new-server`}
            target="_blank"
            className="underline underline-offset-3"
          >
            Create one in a new tab
          </AppLink>
          , then come back here: this form waits.
        </Callout>
      )}
      <RadioCardsField
        form={form}
        name="Receiving.Directories"
        label="Where received files go"
        options={[
          { value: 'base', label: 'One folder', help: 'AWS makes folders of its own below it.' },
          {
            value: 'custom',
            label: 'A folder for each kind',
            help: 'Files, receipts, status, failures apart.',
          },
        ]}
      />
      {layout === 'base' ? (
        <UsedValueField
          form={form}
          name="Receiving.BaseDirectory"
          kind="bucket"
          usedBy="agreement"
          asPath
          label="Folder"
          mono
          autoComplete="off"
          placeholder="/partner-inbox/acme"
          help={
            directoryProblem(base.trim())
              ? 'The bucket, then the folder.'
              : baseFolders(base.trim()).map(({ folder, holds }) => (
                  <span key={folder} className="block">
                    <MonoText>{folder}</MonoText>: {holds}
                  </span>
                ))
          }
        />
      ) : (
        directories.map(({ member, label, help, example }) => (
          <TextField
            key={member}
            form={form}
            name={`Receiving.CustomDirectories.${member}` as FieldPath<PartnerForm>}
            label={label}
            mono
            autoComplete="off"
            placeholder={example}
            help={help}
          />
        ))
      )}
      <UsedValueField
        form={form}
        name="Receiving.AccessRole"
        kind="role"
        usedBy="agreement"
        label="Role for received files"
        mono
        autoComplete="off"
        placeholder="arn:aws:iam::111122223333:role/as2-files"
        help="The IAM role that writes there. It must trust transfer.amazonaws.com."
      />
      <CheckboxField
        form={form}
        name="Receiving.EnforceMessageSigning"
        label="Refuse unsigned messages"
        help="A message without a signature could come from anyone who knows both AS2 ids."
      />
      <CheckboxField
        form={form}
        name="Receiving.PreserveFilename"
        label="Keep the partner’s file names"
        help="Otherwise files are named after their message."
      />
    </>
  );
}

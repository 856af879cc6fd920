'use client';
/** The fields of an agreement, new or edited. Usage: `<AgreementFields form={form} environmentId={environmentId} />` inside a `Form`. */
import { type UseFormReturn, useWatch } from 'react-hook-form';
import type { CreateAgreementForm } from '@/lib/agreements/schema';
import { Callout } from '../callout';
import { CheckboxField } from '../form/checkbox-field';
import { RadioCardsField } from '../form/radio-cards-field';
import { TextField } from '../form/text-field';
import { ProfileField } from '../profiles/profile-field';
import { UsedValueField } from '../search-index/used-value-field';
import { DirectoryFields } from './directory-fields';

export type AgreementFormValues = Omit<CreateAgreementForm, 'Tags'>;
export type AgreementForm = UseFormReturn<AgreementFormValues, unknown, unknown>;

export function AgreementFields({ form, environmentId }: { form: AgreementForm; environmentId: string }) {
  const signed = useWatch({ control: form.control, name: 'EnforceMessageSigning' });
  return (
    <>
      <ProfileField
        form={form}
        name="PartnerProfileId"
        type="PARTNER"
        label="Partner"
        environmentId={environmentId}
        help="Who sends: its AS2 id is AS2-From, its certificates check the signatures."
      />
      <ProfileField
        form={form}
        name="LocalProfileId"
        type="LOCAL"
        label="Our side"
        environmentId={environmentId}
        help="Who receives: its AS2 id is AS2-To, its private keys decrypt and sign receipts."
      />
      <DirectoryFields form={form} />
      <UsedValueField
        form={form}
        name="AccessRole"
        kind="role"
        usedBy="agreement"
        label="Role"
        mono
        autoComplete="off"
        placeholder="arn:aws:iam::111122223333:role/as2-files"
        help="The IAM role that writes the files. It must trust transfer.amazonaws.com and may get, put, delete and list there."
      />
      <RadioCardsField
        form={form}
        name="Status"
        label="Status"
        options={[
          { value: 'ACTIVE', label: 'Active', help: 'Messages are taken.' },
          { value: 'INACTIVE', label: 'Inactive', help: 'Messages are refused until it is made active.' },
        ]}
      />
      <CheckboxField
        form={form}
        name="EnforceMessageSigning"
        label="Take signed messages only"
        help="An unsigned message is refused, since anyone could have sent it."
      />
      {!signed && (
        <Callout tone="warn">
          Anyone who knows the two AS2 ids and our certificate can then send files as this partner.
        </Callout>
      )}
      <CheckboxField
        form={form}
        name="PreserveFilename"
        label="Keep the name that the partner gives to a file"
        help="A name that comes twice then overwrites the earlier file. Otherwise AWS adds the message id to it."
      />
      <TextField
        form={form}
        name="Description"
        label="Description"
        optional
        mono
        autoComplete="off"
        placeholder="acme-orders"
        help="AWS takes no spaces here. It can be changed, but not removed again."
      />
    </>
  );
}

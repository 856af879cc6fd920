'use client';
// Step 1: who the partner is.

import { useWatch } from 'react-hook-form';
import { Callout } from '@/components/callout';
import { TextField } from '@/components/form/text-field';
import { urlProblem, urlWarning } from '@/lib/connectors/rules';
import type { StepProps } from './wizard-form';

export function PartnerStep({ form }: StepProps) {
  return (
    <>
      <TextField
        form={form}
        name="Partner.Name"
        label="Name"
        autoComplete="off"
        help="What you call the partner. Kept as the tag Name, which AWS never sends to anyone."
      />
      <TextField
        form={form}
        name="Partner.As2Id"
        label="AS2 id"
        mono
        autoComplete="off"
        help="As the partner writes it, capital letters included: it must equal AS2-From in its messages. It cannot be changed later."
      />
      <UrlField form={form} optional />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField form={form} name="Partner.ContactName" label="Contact" optional autoComplete="off" />
        <TextField
          form={form}
          name="Partner.ContactEmail"
          label="E-mail of the contact"
          optional
          type="email"
          autoComplete="off"
        />
        <TextField form={form} name="Partner.ContactPhone" label="Telephone" optional autoComplete="off" />
      </div>
      <p className="text-table text-muted">
        The contact is kept in tags of the partner’s profile: whoever may read the profile can read it.
      </p>
    </>
  );
}

/** Asked for with the partner, and once more where sending needs it. */
export function UrlField({ form, optional = false }: Pick<StepProps, 'form'> & { optional?: boolean }) {
  const url = useWatch({ control: form.control, name: 'Sending.Url' });
  const warning = url && !urlProblem(url) ? urlWarning(url) : undefined;
  return (
    <>
      <TextField
        form={form}
        name="Sending.Url"
        label="URL of the partner"
        optional={optional}
        mono
        autoComplete="off"
        inputMode="url"
        placeholder="https://as2.partner.example:4080/as2"
        help={
          optional
            ? 'Where it takes messages. Leave it empty where you only receive.'
            : 'Where the partner takes AS2 messages: http or https, with port and path.'
        }
      />
      {warning && <Callout tone="warn">{warning}</Callout>}
    </>
  );
}

'use client';
// One place for a certificate: where it comes from, and then the certificate, its key, or the choice among those that are there.

import { useController, useWatch } from 'react-hook-form';
import { CertificateInput } from '@/components/certificates/certificate-input';
import { PrivateKeyInput } from '@/components/certificates/private-key-input';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { SelectField } from '@/components/form/select-field';
import { type CertificateRow, certificateName } from '@/lib/certificates/rules';
import { utcDay } from '@/lib/format';
import { chosenProblem } from '@/lib/trading-partners/chosen-problem';
import type { CertificateUsageType } from '@/lib/transfer-model/enums.gen';
import type { StepProps } from './wizard-form';

type At =
  | 'PartnerCertificates.Signing'
  | 'PartnerCertificates.Encryption'
  | 'PartnerCertificates.Tls'
  | 'Ours.Signing'
  | 'Ours.Encryption';
type Source = 'same' | 'generate' | 'import' | 'choose' | 'none';

interface PlaceProps extends StepProps {
  at: At;
  usage: CertificateUsageType;
  owner: 'ours' | 'partner';
  label: string;
  help: string;
  options: readonly Source[];
  reasonAgainstSame?: string;
}

const words: Record<Source, { label: string; help?: string }> = {
  same: { label: 'The same as for signing', help: 'Imported twice under two ids, as AWS wants it.' },
  generate: {
    label: 'Make a new one',
    help: 'The console makes key and certificate; the key goes to AWS only.',
  },
  import: { label: 'Import', help: 'Paste it, choose its file or drop it.' },
  choose: { label: 'Choose', help: 'One that is in Transfer Family already.' },
  none: { label: 'None' },
};

export function CertificatePlace({
  form,
  known,
  at,
  usage,
  owner,
  label,
  help,
  options,
  reasonAgainstSame,
}: PlaceProps) {
  const from = useWatch({ control: form.control, name: `${at}.From` });
  const fitting = known.certificates.filter((one) => chosenProblem(one, owner, usage) === undefined);
  const reasons: Partial<Record<Source, string | undefined>> = {
    same: reasonAgainstSame,
    choose: fitting.length === 0 ? 'There is none that fits.' : undefined,
  };
  return (
    <div className="flex flex-col gap-3">
      <RadioCardsField
        form={form}
        name={`${at}.From`}
        label={label}
        help={help}
        options={options.map((value) => ({ value, ...words[value], disabledReason: reasons[value] }))}
      />
      {from === 'import' && <ImportFields form={form} at={at} usage={usage} owner={owner} />}
      {from === 'choose' && (
        <SelectField
          form={form}
          name={`${at}.CertificateId`}
          label="Certificate"
          placeholder="Choose a certificate"
          options={fitting.map((one) => ({ value: one.CertificateId ?? '', label: choiceLabel(one) }))}
        />
      )}
    </div>
  );
}

function choiceLabel(certificate: CertificateRow): string {
  const { CertificateId, InactiveDate, Status } = certificate;
  const name = certificateName(certificate);
  const until = InactiveDate ? `until ${utcDay(InactiveDate)}` : undefined;
  const waits = Status === 'PENDING_ROTATION' ? 'not active yet' : undefined;
  return [name, name === CertificateId ? undefined : CertificateId, waits ?? until]
    .filter(Boolean)
    .join(', ');
}

function ImportFields({ form, at, usage, owner }: Pick<PlaceProps, 'form' | 'at' | 'usage' | 'owner'>) {
  const { field, fieldState } = useController({ control: form.control, name: `${at}.Certificate` });
  const isOurs = owner === 'ours' && (at === 'Ours.Signing' || at === 'Ours.Encryption');
  return (
    <>
      <CertificateInput
        name={field.name}
        value={field.value}
        onChange={field.onChange}
        usage={usage}
        error={fieldState.error?.message}
        {...(isOurs && {
          onPrivateKey: (pem: string) =>
            form.setValue(`${at}.PrivateKey`, pem, { shouldDirty: true, shouldValidate: true }),
        })}
      />
      {isOurs && <KeyField form={form} at={at} certificate={field.value} />}
    </>
  );
}

function KeyField({
  form,
  at,
  certificate,
}: Pick<PlaceProps, 'form'> & { at: 'Ours.Signing' | 'Ours.Encryption'; certificate: string }) {
  const { field, fieldState } = useController({ control: form.control, name: `${at}.PrivateKey` });
  return (
    <PrivateKeyInput
      name={field.name}
      certificate={certificate}
      value={field.value}
      onChange={field.onChange}
      error={fieldState.error?.message}
    />
  );
}

'use client';
// Step 3: our side, a profile that is there or a new one with its certificates.

import { useWatch } from 'react-hook-form';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { SelectField } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { AppLink } from '@/components/ui/app-link';
import { utcDay } from '@/lib/format';
import type { As2Objects, KnownProfile } from '@/lib/trading-partners/objects';
import { CertificatePlace } from './certificate-place';
import type { StepProps } from './wizard-form';

export function OursStep(props: StepProps) {
  const { form, known } = props;
  const from = useWatch({ control: form.control, name: 'Ours.From' });
  const local = known.profiles.filter(({ ProfileType }) => ProfileType === 'LOCAL');
  return (
    <>
      <RadioCardsField
        form={form}
        name="Ours.From"
        label="Our profile"
        help="It holds our AS2 id and our certificates. Most companies use one for all of their partners."
        options={[
          {
            value: 'choose',
            label: 'Choose',
            help: 'One that is there already.',
            disabledReason: local.length === 0 ? 'There is no profile of ours yet.' : undefined,
          },
          { value: 'create', label: 'Create', help: 'Another AS2 id, with certificates of its own.' },
        ]}
      />
      {from === 'choose' ? (
        <>
          <SelectField
            form={form}
            name="Ours.ProfileId"
            label="Profile"
            placeholder="Choose our profile"
            options={local.map(({ ProfileId, As2Id, name }) => ({
              value: ProfileId,
              label: name ? `${As2Id} (${name})` : As2Id,
            }))}
          />
          <Contents {...props} profiles={local} />
        </>
      ) : (
        <NewProfile {...props} />
      )}
    </>
  );
}

/** What the chosen profile holds, for nobody knows it by heart. */
function Contents({ form, known, environmentId, profiles }: StepProps & { profiles: KnownProfile[] }) {
  const id = useWatch({ control: form.control, name: 'Ours.ProfileId' });
  const profile = profiles.find(({ ProfileId }) => ProfileId === id);
  if (!profile) return null;
  const certificates = certificatesOf(profile, known);
  return (
    <div className="text-table">
      {certificates.length === 0 ? (
        <p className="text-muted">It holds no certificates.</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {certificates.map(({ CertificateId, Usage, Status, InactiveDate }) => (
            <li key={CertificateId} className="text-muted">
              {Usage === 'SIGNING' ? 'Signing' : 'Encryption'}: {Status?.toLowerCase().replace('_', ' ')}
              {InactiveDate && `, until ${utcDay(InactiveDate)}`}
            </li>
          ))}
        </ul>
      )}
      <AppLink
        href={`/e/${environmentId}/profiles/${profile.ProfileId}`}
        target="_blank"
        className="mt-1 inline-block underline underline-offset-3"
      >
        Open the profile in a new tab
      </AppLink>
    </div>
  );
}

function certificatesOf(profile: KnownProfile, known: As2Objects) {
  return known.certificates.filter(({ CertificateId = '' }) =>
    profile.CertificateIds.includes(CertificateId),
  );
}

function NewProfile(props: StepProps) {
  const { form } = props;
  const [signing, encryption] = useWatch({
    control: form.control,
    name: ['Ours.Signing.From', 'Ours.Encryption.From'],
  });
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          form={form}
          name="Ours.Name"
          label="Name"
          autoComplete="off"
          help="Kept as the tag Name."
        />
        <TextField
          form={form}
          name="Ours.As2Id"
          label="Our AS2 id"
          mono
          autoComplete="off"
          help="Partners address us by it. It cannot be changed later."
        />
      </div>
      <CertificatePlace
        {...props}
        at="Ours.Signing"
        usage="SIGNING"
        owner="ours"
        label="Our signing certificate"
        help="Its private key signs what we send and the receipts for what we get."
        options={['generate', 'import', 'choose']}
      />
      <CertificatePlace
        {...props}
        at="Ours.Encryption"
        usage="ENCRYPTION"
        owner="ours"
        label="Our encryption certificate"
        help="Partners encrypt with it; its private key opens what we get."
        options={['same', 'generate', 'import', 'choose']}
        reasonAgainstSame={
          signing === 'choose'
            ? 'Only a certificate that is made or imported here can serve for both.'
            : undefined
        }
      />
      {(signing === 'generate' || encryption === 'generate') && <Generate form={form} />}
    </>
  );
}

function Generate({ form }: Pick<StepProps, 'form'>) {
  const id = useWatch({ control: form.control, name: 'Ours.As2Id' });
  return (
    <div className="grid gap-5 sm:grid-cols-3">
      <TextField
        form={form}
        name="Ours.Generate.CommonName"
        label="Common name"
        optional
        placeholder={id || 'Our AS2 id'}
        autoComplete="off"
      />
      <SelectField
        form={form}
        name="Ours.Generate.Bits"
        label="RSA key"
        options={['2048', '3072', '4096'].map((bits) => ({ value: bits, label: `${bits} bits` }))}
      />
      <SelectField
        form={form}
        name="Ours.Generate.Years"
        label="Valid for"
        options={['1', '2', '3', '5'].map((years) => ({
          value: years,
          label: years === '1' ? '1 year' : `${years} years`,
        }))}
      />
    </div>
  );
}

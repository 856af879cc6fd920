'use client';
// Makes a key pair and a self-signed certificate on the server; the private key goes to AWS once and is shown nowhere.

import { useRouter } from 'next/navigation';
import { useForm, useWatch } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { MomentField } from '@/components/certificates/moment-field';
import {
  PredecessorEnd,
  PredecessorNote,
  ProfileChoice,
  usePredecessor,
} from '@/components/certificates/placement-fields';
import { useAddSteps } from '@/components/certificates/use-add-steps';
import { Form } from '@/components/form/form';
import { FormSection } from '@/components/form/form-section';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { SelectField } from '@/components/form/select-field';
import { TagsField } from '@/components/form/tag-editor';
import { TextField } from '@/components/form/text-field';
import { useToast } from '@/components/ui/toast';
import { DESCRIPTION_HELP, keySizes, ownerOf } from '@/lib/certificates/rules';
import type { GenerateFormValues, GenerateForm as Values } from '@/lib/certificates/schema';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';

const resolver = lazyZodResolver<Values, GenerateFormValues>(() =>
  import('@/lib/certificates/schema').then((module) => module.generateFormSchema),
);

interface Props {
  environmentId: string;
  profileId: string;
  predecessorId: string;
}

export function GenerateForm(props: Props) {
  const predecessor = usePredecessor(props.environmentId, props.predecessorId);
  // The form begins with what the predecessor is, so it waits for that.
  return <GenerateFields key={predecessor ? 'follows' : 'first'} {...props} predecessor={predecessor} />;
}

function GenerateFields({
  environmentId,
  profileId,
  predecessorId,
  predecessor,
}: Props & { predecessor: ReturnType<typeof usePredecessor> }) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const steps = useAddSteps(environmentId, predecessorId);
  const form = useForm<Values, unknown, GenerateFormValues>({
    resolver,
    mode: 'onTouched',
    defaultValues: {
      CommonName: '',
      Organization: '',
      Country: '',
      bits: 2048,
      days: 730,
      Usage:
        predecessor?.Usage === 'ENCRYPTION' || predecessor?.Usage === 'SIGNING' ? predecessor.Usage : 'BOTH',
      ActiveDate: '',
      Description: '',
      Tags: [],
      ProfileId: profileId,
      PredecessorEnd: '',
    },
  });
  const tags = useWatch({ control: form.control, name: 'Tags' });
  const list = `/e/${environmentId}/certificates`;
  const partners = predecessor && ownerOf(predecessor.Type) === 'partner';
  return (
    <Form
      form={form}
      onSubmit={async () => {
        const values = form.getValues();
        const ids = await steps.generateAll(values as GenerateFormValues);
        toast.success('Certificate generated', {
          description: 'Its private key is with AWS and nowhere else.',
        });
        const target = values.ProfileId
          ? `/e/${environmentId}/profiles/${values.ProfileId}?new=${ids.join(',')}`
          : `${list}/${ids[0]}`;
        router.push(target as never);
      }}
      submitLabel="Generate certificate"
      submitError={steps.error}
      submitDisabledReason={
        reasonAgainst(role, 'ImportCertificate') ??
        (partners ? 'A partner’s certificate is made by the partner: import it.' : undefined)
      }
      cancel={profileId ? `/e/${environmentId}/profiles/${profileId}` : list}
    >
      {predecessor && <PredecessorNote predecessor={predecessor} />}
      <TextField
        form={form}
        name="CommonName"
        label="Common name"
        autoComplete="off"
        help="What the partner sees: your company, or your AS2 id."
      />
      <div className="grid gap-5 sm:grid-cols-[1fr_8rem]">
        <TextField form={form} name="Organization" label="Organization" optional autoComplete="off" />
        <TextField form={form} name="Country" label="Country" optional placeholder="DE" autoComplete="off" />
      </div>
      <SelectField
        form={form}
        name="Usage"
        label="Usage"
        options={[
          { value: 'BOTH', label: 'Signing and encryption' },
          { value: 'SIGNING', label: 'Signing' },
          { value: 'ENCRYPTION', label: 'Encryption' },
        ]}
        help="AWS keeps one usage per certificate: for both, it is imported twice, under two ids."
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          form={form}
          name="bits"
          label="RSA key"
          options={keySizes.map((size) => ({ value: String(size), label: `${size} bits` }))}
          help="2048 is what all partners take."
        />
        <TextField
          form={form}
          name="days"
          label="Valid for days"
          inputMode="numeric"
          help="One to three years are usual."
        />
      </div>
      <ProfileChoice form={form} environmentId={environmentId} owner="ours" />
      {predecessor && <PredecessorEnd form={form} predecessor={predecessor} />}
      <FormSection title="Date" summary="Counts at once" folded={!predecessor}>
        <MomentField
          form={form}
          name="ActiveDate"
          label="Counts from"
          optional
          help="Empty means at once. A later date leaves the partner time to install it first."
        />
      </FormSection>
      <TextField form={form} name="Description" label="Description" optional help={DESCRIPTION_HELP} />
      <FormSection title="Tags" summary={tags.length > 0 ? plural(tags.length, 'tag') : 'None'} folded>
        <TagsField form={form} name="Tags" />
      </FormSection>
    </Form>
  );
}

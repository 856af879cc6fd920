'use client';
// Imports a certificate: read and judged here, and sent only when nothing speaks against it.

import { useRouter } from 'next/navigation';
import { type UseFormReturn, useController, useForm, useWatch } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { CertificateInput } from '@/components/certificates/certificate-input';
import { MomentField } from '@/components/certificates/moment-field';
import {
  PredecessorEnd,
  PredecessorNote,
  ProfileChoice,
  usePredecessor,
} from '@/components/certificates/placement-fields';
import { PrivateKeyInput } from '@/components/certificates/private-key-input';
import { useAddSteps } from '@/components/certificates/use-add-steps';
import { Form } from '@/components/form/form';
import { FormSection } from '@/components/form/form-section';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { SelectField } from '@/components/form/select-field';
import { TagsField } from '@/components/form/tag-editor';
import { TextField } from '@/components/form/text-field';
import { useToast } from '@/components/ui/toast';
import { DESCRIPTION_HELP, ownerOf, type UsageChoice, usagesOf } from '@/lib/certificates/rules';
import type { ImportFormValues, ImportForm as Values } from '@/lib/certificates/schema';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';

const resolver = lazyZodResolver<Values, ImportFormValues>(() =>
  import('@/lib/certificates/schema').then((module) => module.importFormSchema),
);

type Shape = UseFormReturn<Values, unknown, ImportFormValues>;

interface Props {
  environmentId: string;
  profileId: string;
  predecessorId: string;
}

export function ImportForm(props: Props) {
  const predecessor = usePredecessor(props.environmentId, props.predecessorId);
  // The form begins with what the predecessor is, so it waits for that.
  return <ImportFields key={predecessor ? 'follows' : 'first'} {...props} predecessor={predecessor} />;
}

function ImportFields({
  environmentId,
  profileId,
  predecessorId,
  predecessor,
}: Props & { predecessor: ReturnType<typeof usePredecessor> }) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const steps = useAddSteps(environmentId, predecessorId);
  const form: Shape = useForm<Values, unknown, ImportFormValues>({
    resolver,
    mode: 'onTouched',
    defaultValues: {
      owner: predecessor ? ownerOf(predecessor.Type) : 'partner',
      Usage: predecessor?.Usage ?? 'BOTH',
      Certificate: '',
      PrivateKey: '',
      ActiveDate: '',
      InactiveDate: '',
      Description: '',
      Tags: [],
      ProfileId: profileId,
      PredecessorEnd: '',
    },
  });
  const [owner, usage, active, inactive, tags] = useWatch({
    control: form.control,
    name: ['owner', 'Usage', 'ActiveDate', 'InactiveDate', 'Tags'],
  });
  const list = `/e/${environmentId}/certificates`;
  return (
    <Form
      form={form}
      onSubmit={async () => {
        // The action checks what was typed by the same schema, so it gets the form's values and not the resolver's output.
        const values = form.getValues();
        const ids = await steps.importAll(values as ImportFormValues);
        toast.success(ids.length > 1 ? 'Imported for signing and for encryption' : 'Certificate imported');
        const target = values.ProfileId
          ? `/e/${environmentId}/profiles/${values.ProfileId}?new=${ids.join(',')}`
          : `${list}/${ids[0]}`;
        router.push(target as never);
      }}
      submitLabel="Import certificate"
      submitError={steps.error}
      submitDisabledReason={reasonAgainst(role, 'ImportCertificate')}
      cancel={profileId ? `/e/${environmentId}/profiles/${profileId}` : list}
      equivalent={async (values) => {
        const { toImportInput } = await import('@/lib/certificates/schema');
        const [source, ...more] = usagesOf(values.Usage).map((Usage) => toImportInput({ ...values, Usage }));
        return { kind: 'Certificate', name: values.Description || 'certificate', source: source ?? {}, more };
      }}
    >
      {predecessor && <PredecessorNote predecessor={predecessor} />}
      <RadioCardsField
        form={form}
        name="owner"
        label="Whose certificate is it?"
        options={[
          {
            value: 'partner',
            label: 'A partner’s',
            help: 'The certificate alone: to check their signatures and to encrypt for them.',
          },
          {
            value: 'ours',
            label: 'Ours',
            help: 'With its private key: to sign, and to decrypt what was encrypted for us.',
          },
        ]}
      />
      <SelectField
        form={form}
        name="Usage"
        label="Usage"
        options={[
          { value: 'BOTH', label: 'Signing and encryption' },
          { value: 'SIGNING', label: 'Signing' },
          { value: 'ENCRYPTION', label: 'Encryption' },
          { value: 'TLS', label: 'TLS, of a partner’s https server', disabled: owner === 'ours' },
        ]}
        help={usageHelp(usage)}
      />
      <CertificateFields form={form} owner={owner} usage={usage} />
      <ProfileChoice form={form} environmentId={environmentId} owner={owner} />
      {predecessor && <PredecessorEnd form={form} predecessor={predecessor} />}
      <FormSection
        title="Dates"
        summary={active || inactive ? 'Set' : 'Those of the certificate'}
        folded={!predecessor}
      >
        <MomentField
          form={form}
          name="ActiveDate"
          label="Counts from"
          optional
          help="Within the certificate’s own dates; empty means from its beginning."
        />
        <MomentField
          form={form}
          name="InactiveDate"
          label="Counts until"
          optional
          help="Within the certificate’s own dates; empty means until its end."
        />
      </FormSection>
      <TextField form={form} name="Description" label="Description" optional help={DESCRIPTION_HELP} />
      <FormSection title="Tags" summary={tags.length > 0 ? plural(tags.length, 'tag') : 'None'} folded>
        <TagsField form={form} name="Tags" />
      </FormSection>
    </Form>
  );
}

function usageHelp(usage: UsageChoice): string {
  if (usage === 'BOTH') {
    return 'AWS keeps one usage per certificate, so it is imported twice, under two ids, and audited as two imports.';
  }
  return usage === 'TLS'
    ? 'For partners whose https server has a self-signed certificate.'
    : `AWS keeps one usage per certificate: this one is for ${usagesOf(usage)[0]?.toLowerCase()} alone.`;
}

function CertificateFields({
  form,
  owner,
  usage,
}: {
  form: Shape;
  owner: Values['owner'];
  usage: UsageChoice;
}) {
  const certificate = useController({ control: form.control, name: 'Certificate' });
  const key = useController({ control: form.control, name: 'PrivateKey' });
  return (
    <>
      <CertificateInput
        name="Certificate"
        value={certificate.field.value}
        onChange={certificate.field.onChange}
        usage={usage}
        error={certificate.fieldState.error?.message}
        onPrivateKey={owner === 'ours' ? key.field.onChange : undefined}
      />
      {owner === 'ours' && (
        <PrivateKeyInput
          name="PrivateKey"
          certificate={certificate.field.value}
          value={key.field.value}
          onChange={key.field.onChange}
          error={key.fieldState.error?.message}
        />
      )}
    </>
  );
}

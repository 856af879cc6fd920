'use client';
// Asks for a new profile: whose side, its AS2 id, its certificates.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useController, useForm, useWatch } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { Callout } from '@/components/callout';
import { Form } from '@/components/form/form';
import { FormSection } from '@/components/form/form-section';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { TagsField } from '@/components/form/tag-editor';
import { TextField } from '@/components/form/text-field';
import { CertificateChoice } from '@/components/profiles/certificate-choice';
import { useToast } from '@/components/ui/toast';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { useCreateProfile } from '@/lib/profiles/mutations';
import { profilesQuery } from '@/lib/profiles/queries';
import { profileTypeNames } from '@/lib/profiles/rules';
import type { CreateProfileForm, CreateProfileValues } from '@/lib/profiles/schema';

const resolver = lazyZodResolver<CreateProfileForm, CreateProfileValues>(() =>
  import('@/lib/profiles/schema').then((module) => module.createProfileSchema),
);

export function NewProfileForm({ environmentId }: { environmentId: string }) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const create = useCreateProfile(environmentId);
  const form = useForm<CreateProfileForm, unknown, CreateProfileValues>({
    resolver,
    mode: 'onTouched',
    defaultValues: { ProfileType: 'PARTNER', As2Id: '', CertificateIds: [], Tags: [] },
  });
  const [type, as2Id, tags] = useWatch({ control: form.control, name: ['ProfileType', 'As2Id', 'Tags'] });
  const { field, fieldState } = useController({ control: form.control, name: 'CertificateIds' });
  const same = useQuery(profilesQuery(environmentId)).data?.find((profile) => profile.As2Id === as2Id);
  const list = `/e/${environmentId}/profiles`;
  return (
    <Form
      form={form}
      onSubmit={async () => {
        const { profileId } = await create.mutateAsync(form.getValues());
        toast.success(`Profile ${as2Id} created`);
        router.push(`${list}/${profileId}` as never);
      }}
      submitLabel="Create profile"
      submitError={create.error?.error}
      submitDisabledReason={reasonAgainst(role, 'CreateProfile')}
      cancel={list}
      equivalent={async (values) => {
        const { toCreateProfileInput } = await import('@/lib/profiles/schema');
        return { kind: 'Profile', name: values.As2Id, source: toCreateProfileInput(values) };
      }}
    >
      <RadioCardsField
        form={form}
        name="ProfileType"
        label="Whose side is it?"
        help="Neither this nor the AS2 id can be changed later."
        options={[
          { value: 'PARTNER', label: 'A partner', help: 'Its AS2 id and its certificates.' },
          {
            value: 'LOCAL',
            label: 'Ours',
            help: 'Our AS2 id, and our certificates with their private keys.',
          },
        ]}
      />
      <TextField
        form={form}
        name="As2Id"
        label="AS2 id"
        mono
        autoComplete="off"
        help="The name that stands in AS2-From and AS2-To, letter by letter as the partner has it: capitals count, spaces are not allowed."
      />
      {same && (
        <Callout tone="warn" title="There is a profile with this AS2 id already">
          {profileTypeNames[same.ProfileType ?? 'PARTNER']} profile {same.ProfileId}. AWS allows it, but two
          partners cannot be told apart by one id.
        </Callout>
      )}
      <CertificateChoice
        key={type}
        environmentId={environmentId}
        name="CertificateIds"
        type={type}
        value={field.value}
        onChange={field.onChange}
        error={fieldState.error?.message}
        optional
      />
      <FormSection title="Tags" summary={tags.length > 0 ? plural(tags.length, 'tag') : 'None'} folded>
        <TagsField form={form} name="Tags" />
      </FormSection>
    </Form>
  );
}

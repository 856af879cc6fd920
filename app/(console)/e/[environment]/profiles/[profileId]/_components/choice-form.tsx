'use client';
// Changes which certificates a profile holds; what someone else changed meanwhile stays.

import type { DescribedProfile } from '@aws-sdk/client-transfer';
import { useState } from 'react';
import { useController, useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { CertificateChoice } from '@/components/profiles/certificate-choice';
import { useToast } from '@/components/ui/toast';
import { useChangeCertificates } from '@/lib/profiles/mutations';

export function ChoiceForm({
  environmentId,
  profile,
  onDone,
}: {
  environmentId: string;
  profile: DescribedProfile;
  onDone: () => void;
}) {
  const toast = useToast();
  // What the form began with, so that the change is against what its user saw.
  const [before] = useState(profile.CertificateIds ?? []);
  const save = useChangeCertificates(environmentId);
  const form = useForm({ defaultValues: { CertificateIds: [...before] } });
  const { field } = useController({ control: form.control, name: 'CertificateIds' });
  return (
    <Form
      form={form}
      onSubmit={async ({ CertificateIds }) => {
        const add = CertificateIds.filter((id) => !before.includes(id));
        const remove = before.filter((id) => !CertificateIds.includes(id));
        if (add.length + remove.length > 0) {
          await save.mutateAsync({ profileId: profile.ProfileId ?? '', add, remove });
          toast.success('Certificates changed');
        }
        onDone();
      }}
      submitLabel="Save"
      submitError={save.error?.error}
      cancel={onDone}
      equivalent={({ CertificateIds }) => {
        const { ProfileId: id, As2Id: name = 'profile' } = profile;
        const change = { operation: 'UpdateProfile', input: { ProfileId: id, CertificateIds } };
        return { kind: 'Profile', name, source: profile, id, change };
      }}
    >
      <CertificateChoice
        environmentId={environmentId}
        name="CertificateIds"
        type={profile.ProfileType ?? 'PARTNER'}
        value={field.value}
        onChange={field.onChange}
      />
    </Form>
  );
}

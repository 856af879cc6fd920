'use client';
// Asks for a new agreement, with the choices that AWS's own console makes.

import { useRouter } from 'next/navigation';
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import { AgreementFields, type AgreementForm } from '@/components/agreements/agreement-fields';
import { useCaller } from '@/components/caller';
import { Form } from '@/components/form/form';
import { FormSection } from '@/components/form/form-section';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TagsField } from '@/components/form/tag-editor';
import { useToast } from '@/components/ui/toast';
import { useCreateAgreement } from '@/lib/agreements/mutations';
import { agreementHref } from '@/lib/agreements/rules';
import type { CreateAgreementForm, CreateAgreementValues } from '@/lib/agreements/schema';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';

type NewForm = UseFormReturn<CreateAgreementForm, unknown, CreateAgreementValues>;

const resolver = lazyZodResolver(() =>
  import('@/lib/agreements/schema').then((module) => module.createAgreementSchema),
);

const defaults: Omit<CreateAgreementForm, 'ServerId'> = {
  LocalProfileId: '',
  PartnerProfileId: '',
  AccessRole: '',
  layout: 'base',
  BaseDirectory: '',
  CustomDirectories: {
    PayloadFilesDirectory: '',
    MdnFilesDirectory: '',
    StatusFilesDirectory: '',
    FailedFilesDirectory: '',
    TemporaryFilesDirectory: '',
  },
  Status: 'ACTIVE',
  PreserveFilename: false,
  EnforceMessageSigning: true,
  Description: '',
  Tags: [],
};

export function NewAgreementForm({ environmentId, serverId }: { environmentId: string; serverId: string }) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const create = useCreateAgreement(environmentId);
  const form: NewForm = useForm({
    defaultValues: { ...defaults, ServerId: serverId },
    resolver,
    mode: 'onTouched',
  });
  const tags = useWatch({ control: form.control, name: 'Tags' });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { agreementId } = await create.mutateAsync(values);
        toast.success('Agreement created');
        router.push(agreementHref(environmentId, serverId, agreementId));
      }}
      submitLabel="Create agreement"
      submitError={create.error?.error}
      submitDisabledReason={reasonAgainst(role, 'CreateAgreement')}
      cancel={`/e/${environmentId}/servers/${serverId}/agreements`}
      equivalent={async (values) => {
        const { toCreateAgreementInput } = await import('@/lib/agreements/schema');
        return { kind: 'Agreement', name: 'agreement', source: toCreateAgreementInput(values) };
      }}
    >
      <AgreementFields form={form as unknown as AgreementForm} environmentId={environmentId} />
      <FormSection title="Tags" summary={tags.length > 0 ? plural(tags.length, 'tag') : 'None'} folded>
        <TagsField form={form} name="Tags" />
      </FormSection>
    </Form>
  );
}

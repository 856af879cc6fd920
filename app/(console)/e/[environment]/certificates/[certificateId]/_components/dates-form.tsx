'use client';
// Changes when a certificate counts and how it is described; only what was changed is sent.

import { useForm } from 'react-hook-form';
import { MomentField } from '@/components/certificates/moment-field';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { useToast } from '@/components/ui/toast';
import { useUpdateCertificate } from '@/lib/certificates/mutations';
import type { CertificateDetail } from '@/lib/certificates/reads';
import { DESCRIPTION_HELP, utcInput } from '@/lib/certificates/rules';
import type { UpdateCertificateForm, UpdateCertificateValues } from '@/lib/certificates/schema';
import { utc } from '@/lib/format';

const resolver = lazyZodResolver<UpdateCertificateForm, UpdateCertificateValues>(() =>
  import('@/lib/certificates/schema').then((module) => module.updateCertificateSchema),
);

export function DatesForm({
  environmentId,
  certificate,
  onDone,
}: {
  environmentId: string;
  certificate: CertificateDetail;
  onDone: () => void;
}) {
  const toast = useToast();
  const save = useUpdateCertificate(environmentId);
  const { NotBeforeDate = '', NotAfterDate = '', ActiveDate = '', InactiveDate = '' } = certificate;
  const form = useForm<UpdateCertificateForm, unknown, UpdateCertificateValues>({
    resolver,
    mode: 'onTouched',
    defaultValues: {
      certificateId: certificate.CertificateId ?? '',
      ActiveDate: '',
      InactiveDate: '',
      Description: certificate.Description ?? '',
      present: { notBefore: NotBeforeDate, notAfter: NotAfterDate, ActiveDate, InactiveDate },
    },
  });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await save.mutateAsync(values);
        toast.success('Certificate changed');
        onDone();
      }}
      submitLabel="Save"
      submitError={save.error?.error}
      cancel={onDone}
      equivalent={async (values) => {
        const { toUpdateInput } = await import('@/lib/certificates/schema');
        const change = { operation: 'UpdateCertificate', input: toUpdateInput(values) };
        const { CertificateId: id, Description: name = 'certificate' } = certificate;
        return { kind: 'Certificate', name, source: certificate, id, change };
      }}
    >
      <MomentField
        form={form}
        name="ActiveDate"
        label="Counts from"
        optional
        min={utcInput(NotBeforeDate)}
        max={utcInput(NotAfterDate)}
        help={`Now ${utc(ActiveDate)}. Leave it empty to keep that.`}
      />
      <MomentField
        form={form}
        name="InactiveDate"
        label="Counts until"
        optional
        min={utcInput(NotBeforeDate)}
        max={utcInput(NotAfterDate)}
        help={`Now ${utc(InactiveDate)}; at most ${utc(NotAfterDate)}. Leave it empty to keep that.`}
      />
      <TextField form={form} name="Description" label="Description" optional help={DESCRIPTION_HELP} />
    </Form>
  );
}

'use client';
// Changes an agreement as it stood when the form was opened; only what differs is sent.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { useAgreementCrumbs } from '@/components/agreements/agreement-crumbs';
import { AgreementFields, type AgreementForm } from '@/components/agreements/agreement-fields';
import { useCaller } from '@/components/caller';
import { ErrorPanel } from '@/components/error-panel';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { PageHeader } from '@/components/page-header';
import { useToast } from '@/components/ui/toast';
import { useUpdateAgreement } from '@/lib/agreements/mutations';
import { agreementQuery } from '@/lib/agreements/queries';
import type { AgreementDetail } from '@/lib/agreements/reads';
import { agreementHref, layoutOf } from '@/lib/agreements/rules';
import type { UpdateAgreementForm, UpdateAgreementValues } from '@/lib/agreements/schema';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';

type EditForm = UseFormReturn<UpdateAgreementForm, unknown, UpdateAgreementValues>;

const resolver = lazyZodResolver(() =>
  import('@/lib/agreements/schema').then((module) => module.updateAgreementSchema),
);

export function EditAgreement({
  environmentId,
  serverId,
  agreementId,
}: {
  environmentId: string;
  serverId: string;
  agreementId: string;
}) {
  const { data, error, refetch } = useQuery(agreementQuery(environmentId, serverId, agreementId));
  const crumbs = useAgreementCrumbs(environmentId, serverId);
  const here = agreementHref(environmentId, serverId, agreementId);
  return (
    <>
      <PageHeader title="Edit agreement" crumbs={[...crumbs, { label: agreementId, href: here }]} />
      {error && !data && <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />}
      {data && <EditAgreementForm environmentId={environmentId} agreement={data} />}
    </>
  );
}

function EditAgreementForm({
  environmentId,
  agreement,
}: {
  environmentId: string;
  agreement: AgreementDetail;
}) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const update = useUpdateAgreement(environmentId);
  const [defaultValues] = useState(() => valuesOf(agreement));
  const form: EditForm = useForm({ defaultValues, resolver, mode: 'onTouched' });
  const here = agreementHref(environmentId, agreement.ServerId, agreement.AgreementId);
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await update.mutateAsync(values);
        toast.success('Agreement saved');
        router.push(here);
      }}
      submitLabel="Save"
      submitError={update.error?.error}
      submitDisabledReason={reasonAgainst(role, 'UpdateAgreement')}
      cancel={here}
      equivalent={async (values) => {
        const { toUpdateAgreementInput } = await import('@/lib/agreements/schema');
        const { ServerId, AgreementId } = agreement;
        const change = { operation: 'UpdateAgreement', input: toUpdateAgreementInput(values, agreement) };
        const id = `${ServerId}/${AgreementId}`;
        return { kind: 'Agreement', name: 'agreement', source: agreement, id, change };
      }}
    >
      <AgreementFields form={form as unknown as AgreementForm} environmentId={environmentId} />
    </Form>
  );
}

function valuesOf(agreement: AgreementDetail): UpdateAgreementForm {
  const {
    PayloadFilesDirectory = '',
    MdnFilesDirectory = '',
    StatusFilesDirectory = '',
  } = agreement.CustomDirectories ?? {};
  const { FailedFilesDirectory = '', TemporaryFilesDirectory = '' } = agreement.CustomDirectories ?? {};
  return {
    ServerId: agreement.ServerId,
    AgreementId: agreement.AgreementId,
    LocalProfileId: agreement.LocalProfileId ?? '',
    PartnerProfileId: agreement.PartnerProfileId ?? '',
    AccessRole: agreement.AccessRole ?? '',
    layout: layoutOf(agreement),
    BaseDirectory: agreement.BaseDirectory ?? '',
    CustomDirectories: {
      PayloadFilesDirectory,
      MdnFilesDirectory,
      StatusFilesDirectory,
      FailedFilesDirectory,
      TemporaryFilesDirectory,
    },
    Status: agreement.Status ?? 'ACTIVE',
    PreserveFilename: agreement.PreserveFilename === 'ENABLED',
    EnforceMessageSigning: agreement.EnforceMessageSigning === 'ENABLED',
    Description: agreement.Description ?? '',
  };
}

'use client';
// Changes an SFTP connector as it stood when the form was opened.

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { SftpFields, type SftpForm } from '@/components/connectors/sftp-fields';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { useToast } from '@/components/ui/toast';
import { useUpdateSftpConnector } from '@/lib/connectors/mutations';
import type { ConnectorDetail } from '@/lib/connectors/reads';
import { connectorHref } from '@/lib/connectors/rules';
import { sftpFormValues } from '@/lib/connectors/sftp-rules';
import type { UpdateSftpConnectorForm, UpdateSftpConnectorValues } from '@/lib/connectors/sftp-schema';
import { reasonAgainst } from '@/lib/permissions';

type EditForm = UseFormReturn<UpdateSftpConnectorForm, unknown, UpdateSftpConnectorValues>;

const resolver = lazyZodResolver(() =>
  import('@/lib/connectors/sftp-schema').then((module) => module.updateSftpConnectorSchema),
);

export function EditSftpConnector({
  environmentId,
  connector,
}: {
  environmentId: string;
  connector: ConnectorDetail;
}) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const update = useUpdateSftpConnector(environmentId);
  const [defaultValues] = useState(() => sftpFormValues(connector));
  const form: EditForm = useForm({ defaultValues, resolver, mode: 'onTouched' });
  const here = connectorHref(environmentId, connector.ConnectorId);
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await update.mutateAsync(values);
        toast.success('Connector saved');
        router.push(here);
      }}
      submitLabel="Save"
      submitError={update.error?.error}
      submitDisabledReason={reasonAgainst(role, 'UpdateConnector')}
      cancel={here}
      equivalent={async (values) => {
        const { toUpdateSftpConnectorInput } = await import('@/lib/connectors/sftp-schema');
        const change = { operation: 'UpdateConnector', input: toUpdateSftpConnectorInput(values) };
        return { kind: 'Connector', name: 'connector', source: connector, id: connector.ConnectorId, change };
      }}
    >
      <SftpFields form={form as unknown as SftpForm} environmentId={environmentId} />
    </Form>
  );
}

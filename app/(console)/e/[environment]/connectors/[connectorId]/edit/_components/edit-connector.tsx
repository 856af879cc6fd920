'use client';
// Changes a connector of either kind as it stood when the form was opened.

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { ConnectorFields, type ConnectorForm } from '@/components/connectors/connector-fields';
import { ErrorPanel } from '@/components/error-panel';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { PageHeader } from '@/components/page-header';
import { useToast } from '@/components/ui/toast';
import { useUpdateConnector } from '@/lib/connectors/mutations';
import { connectorQuery } from '@/lib/connectors/queries';
import type { ConnectorDetail } from '@/lib/connectors/reads';
import { connectorHref, connectorKind } from '@/lib/connectors/rules';
import type { UpdateConnectorForm, UpdateConnectorValues } from '@/lib/connectors/schema';
import { reasonAgainst } from '@/lib/permissions';
import { toTransferError } from '@/lib/transfer/errors';
import { EditSftpConnector } from './edit-sftp-connector';

type EditForm = UseFormReturn<UpdateConnectorForm, unknown, UpdateConnectorValues>;

const resolver = lazyZodResolver(() =>
  import('@/lib/connectors/schema').then((module) => module.updateConnectorSchema),
);

export function EditConnector({
  environmentId,
  connectorId,
}: {
  environmentId: string;
  connectorId: string;
}) {
  const { data, error, refetch } = useQuery(connectorQuery(environmentId, connectorId));
  const here = connectorHref(environmentId, connectorId);
  const isSftp = data && connectorKind(data) === 'SFTP';
  return (
    <>
      <PageHeader
        title="Edit connector"
        crumbs={[
          { label: 'Connectors', href: `/e/${environmentId}/connectors` },
          { label: connectorId, href: here },
        ]}
      />
      {error && !data && <ErrorPanel error={toTransferError(error)} onRetry={() => void refetch()} />}
      {isSftp && <EditSftpConnector environmentId={environmentId} connector={data} />}
      {data && !isSftp && <EditConnectorForm environmentId={environmentId} connector={data} />}
    </>
  );
}

function EditConnectorForm({
  environmentId,
  connector,
}: {
  environmentId: string;
  connector: ConnectorDetail;
}) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const update = useUpdateConnector(environmentId);
  const [defaultValues] = useState(() => valuesOf(connector));
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
        const { toUpdateConnectorInput } = await import('@/lib/connectors/schema');
        const change = {
          operation: 'UpdateConnector',
          input: toUpdateConnectorInput(values, connector as never),
        };
        return { kind: 'Connector', name: 'connector', source: connector, id: connector.ConnectorId, change };
      }}
    >
      <ConnectorFields form={form as unknown as ConnectorForm} environmentId={environmentId} />
    </Form>
  );
}

function valuesOf(connector: ConnectorDetail): UpdateConnectorForm {
  const config = connector.As2Config ?? {};
  return {
    ConnectorId: connector.ConnectorId,
    Url: connector.Url ?? '',
    As2Config: {
      LocalProfileId: config.LocalProfileId ?? '',
      PartnerProfileId: config.PartnerProfileId ?? '',
      MessageSubject: config.MessageSubject ?? '',
      Compression: config.Compression ?? 'DISABLED',
      EncryptionAlgorithm: config.EncryptionAlgorithm ?? 'NONE',
      SigningAlgorithm: config.SigningAlgorithm ?? 'NONE',
      MdnSigningAlgorithm: config.MdnSigningAlgorithm ?? 'DEFAULT',
      MdnResponse: config.MdnResponse ?? 'NONE',
      BasicAuthSecretId: config.BasicAuthSecretId ?? '',
      PreserveContentType: config.PreserveContentType === 'ENABLED',
      AsyncMdnConfig: {
        Url: config.AsyncMdnConfig?.Url ?? '',
        ServerIds: config.AsyncMdnConfig?.ServerIds ?? [],
      },
    },
    AccessRole: connector.AccessRole ?? '',
    LoggingRole: connector.LoggingRole ?? '',
  };
}

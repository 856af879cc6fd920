'use client';
// Asks for a new SFTP connector; the server's key is learned afterwards from a test, unless it is known.

import { useRouter } from 'next/navigation';
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { SftpFields, type SftpForm } from '@/components/connectors/sftp-fields';
import { Form } from '@/components/form/form';
import { FormSection } from '@/components/form/form-section';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TagsField } from '@/components/form/tag-editor';
import { useToast } from '@/components/ui/toast';
import { useCreateSftpConnector } from '@/lib/connectors/mutations';
import { connectorHref } from '@/lib/connectors/rules';
import { DEFAULT_CONNECTOR_POLICY, DEFAULT_PORT } from '@/lib/connectors/sftp-rules';
import type { CreateSftpConnectorForm, CreateSftpConnectorValues } from '@/lib/connectors/sftp-schema';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';

type NewForm = UseFormReturn<CreateSftpConnectorForm, unknown, CreateSftpConnectorValues>;

const resolver = lazyZodResolver(() =>
  import('@/lib/connectors/sftp-schema').then((module) => module.createSftpConnectorSchema),
);

const defaults: CreateSftpConnectorForm = {
  EgressType: 'SERVICE_MANAGED',
  Url: '',
  EgressConfig: { VpcLattice: { ResourceConfigurationArn: '', PortNumber: DEFAULT_PORT } },
  SftpConfig: { UserSecretId: '', TrustedHostKeys: '', MaxConcurrentConnections: '5' },
  SecurityPolicyName: DEFAULT_CONNECTOR_POLICY,
  AccessRole: '',
  LoggingRole: '',
  Tags: [],
};

export function NewSftpConnectorForm({
  environmentId,
  clone,
}: {
  environmentId: string;
  /** What the form begins with. */
  clone?: CreateSftpConnectorForm | undefined;
}) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const create = useCreateSftpConnector(environmentId);
  const form: NewForm = useForm({ defaultValues: clone ?? defaults, resolver, mode: 'onTouched' });
  const tags = useWatch({ control: form.control, name: 'Tags' });
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { connectorId } = await create.mutateAsync(values);
        toast.success('Connector created');
        router.push(connectorHref(environmentId, connectorId));
      }}
      submitLabel="Create connector"
      submitError={create.error?.error}
      submitDisabledReason={reasonAgainst(role, 'CreateConnector')}
      cancel={`/e/${environmentId}/connectors`}
      equivalent={async (values) => {
        const { toCreateSftpConnectorInput } = await import('@/lib/connectors/sftp-schema');
        return { kind: 'Connector', name: 'connector', source: toCreateSftpConnectorInput(values) };
      }}
    >
      <SftpFields form={form as unknown as SftpForm} environmentId={environmentId} />
      <FormSection title="Tags" summary={tags.length > 0 ? plural(tags.length, 'tag') : 'None'} folded>
        <TagsField form={form} name="Tags" />
      </FormSection>
    </Form>
  );
}

'use client';
// Asks for a new connector, with choices that most partners take.

import { useRouter } from 'next/navigation';
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { ConnectorFields, type ConnectorForm } from '@/components/connectors/connector-fields';
import { Form } from '@/components/form/form';
import { FormSection } from '@/components/form/form-section';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TagsField } from '@/components/form/tag-editor';
import { useToast } from '@/components/ui/toast';
import { useCreateConnector } from '@/lib/connectors/mutations';
import { connectorHref } from '@/lib/connectors/rules';
import type { CreateConnectorForm, CreateConnectorValues } from '@/lib/connectors/schema';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';

type NewForm = UseFormReturn<CreateConnectorForm, unknown, CreateConnectorValues>;

const resolver = lazyZodResolver(() =>
  import('@/lib/connectors/schema').then((module) => module.createConnectorSchema),
);

const defaults: CreateConnectorForm = {
  Url: '',
  As2Config: {
    LocalProfileId: '',
    PartnerProfileId: '',
    MessageSubject: '',
    Compression: 'ZLIB',
    EncryptionAlgorithm: 'AES256_CBC',
    SigningAlgorithm: 'SHA256',
    MdnSigningAlgorithm: 'DEFAULT',
    MdnResponse: 'SYNC',
    BasicAuthSecretId: '',
    PreserveContentType: true,
    AsyncMdnConfig: { Url: '', ServerIds: [] },
  },
  AccessRole: '',
  LoggingRole: '',
  Tags: [],
};

export function NewConnectorForm({
  environmentId,
  clone,
}: {
  environmentId: string;
  /** What the form begins with. */
  clone?: CreateConnectorForm | undefined;
}) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const create = useCreateConnector(environmentId);
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
        const { toCreateConnectorInput } = await import('@/lib/connectors/schema');
        return { kind: 'Connector', name: 'connector', source: toCreateConnectorInput(values) };
      }}
    >
      <ConnectorFields form={form as unknown as ConnectorForm} environmentId={environmentId} />
      <FormSection title="Tags" summary={tags.length > 0 ? plural(tags.length, 'tag') : 'None'} folded>
        <TagsField form={form} name="Tags" />
      </FormSection>
    </Form>
  );
}

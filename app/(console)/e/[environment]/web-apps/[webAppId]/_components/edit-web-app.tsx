'use client';

// Changes what of a web app can be changed: address, units, role and subnets.

import { useForm } from 'react-hook-form';
import { Form } from '@/components/form/form';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { TextField } from '@/components/form/text-field';
import { TextareaField } from '@/components/form/textarea-field';
import { UsedValueField } from '@/components/search-index/used-value-field';
import { useToast } from '@/components/ui/toast';
import { useUpdateWebApp } from '@/lib/web-apps/mutations';
import type { WebAppDetail } from '@/lib/web-apps/reads';
import { SESSIONS_PER_UNIT, webAppName, webAppRequest, withUpdate } from '@/lib/web-apps/rules';
import type { UpdateWebAppForm, UpdateWebAppValues } from '@/lib/web-apps/schema';

const resolver = lazyZodResolver<UpdateWebAppForm, UpdateWebAppValues>(() =>
  import('@/lib/web-apps/schema').then((module) => module.updateWebAppSchema),
);

export function EditWebApp({
  environmentId,
  webApp,
  onDone,
}: {
  environmentId: string;
  webApp: WebAppDetail;
  onDone: () => void;
}) {
  const toast = useToast();
  const vpc = webApp.DescribedEndpointDetails?.Vpc;
  const ownAddress = webApp.AccessEndpoint === webApp.WebAppEndpoint ? '' : webApp.AccessEndpoint;
  const form = useForm<UpdateWebAppForm, unknown, UpdateWebAppValues>({
    defaultValues: {
      WebAppId: webApp.WebAppId,
      Role: webApp.DescribedIdentityProviderDetails?.IdentityCenterConfig?.Role ?? '',
      AccessEndpoint: ownAddress ?? '',
      Units: webApp.WebAppUnits?.Provisioned ?? 1,
      inVpc: vpc !== undefined,
      SubnetIds: vpc?.SubnetIds?.join('\n') ?? '',
    },
    resolver,
    mode: 'onTouched',
  });
  const update = useUpdateWebApp(environmentId);
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        await update.mutateAsync(values);
        toast.success('Settings saved');
        onDone();
      }}
      submitLabel="Save"
      submitError={update.error?.error}
      cancel={onDone}
      guard={false}
      equivalent={async (values) => {
        const { toUpdateWebAppInput } = await import('@/lib/web-apps/schema');
        const source = webAppRequest(webApp);
        const input = toUpdateWebAppInput(values);
        const change = { operation: 'UpdateWebApp', input, after: withUpdate(source, input) };
        const name = webAppName(webApp.Tags) ?? 'web app';
        return { kind: 'WebApp', name, source, id: webApp.WebAppId, change };
      }}
    >
      <TextField
        form={form}
        name="AccessEndpoint"
        label="Custom address"
        optional={!ownAddress}
        mono
        placeholder="https://files.example.com"
        help="Its DNS and certificate are yours to make. Once set it can be changed, not taken away."
      />
      <TextField
        form={form}
        name="Units"
        label="Units"
        number
        help={`Each serves ${SESSIONS_PER_UNIT} people at a time and is billed by the hour. AWS allows four unless it raised that.`}
      />
      <UsedValueField
        form={form}
        name="Role"
        kind="role"
        usedBy="web-app"
        label="Role that reaches the files"
        mono
      />
      {vpc && <TextareaField form={form} name="SubnetIds" label="Subnets" mono rows={2} />}
    </Form>
  );
}

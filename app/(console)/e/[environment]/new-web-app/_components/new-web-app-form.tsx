'use client';

// Asks for a new web app: who signs in, with which role, and where it stands.

import { useRouter } from 'next/navigation';
import { type UseFormReturn, useForm, useWatch } from 'react-hook-form';
import { useCaller } from '@/components/caller';
import { Form } from '@/components/form/form';
import { FormSection } from '@/components/form/form-section';
import { lazyZodResolver } from '@/components/form/lazy-resolver';
import { RadioCardsField } from '@/components/form/radio-cards-field';
import { TagsField } from '@/components/form/tag-editor';
import { TextField } from '@/components/form/text-field';
import { TextareaField } from '@/components/form/textarea-field';
import { UsedValueField } from '@/components/search-index/used-value-field';
import { useToast } from '@/components/ui/toast';
import { plural } from '@/lib/format';
import { reasonAgainst } from '@/lib/permissions';
import { useCreateWebApp } from '@/lib/web-apps/mutations';
import { SESSIONS_PER_UNIT, webAppHref } from '@/lib/web-apps/rules';
import type { CreateWebAppForm, CreateWebAppValues } from '@/lib/web-apps/schema';

type WebAppForm = UseFormReturn<CreateWebAppForm, unknown, CreateWebAppValues>;

const resolver = lazyZodResolver<CreateWebAppForm, CreateWebAppValues>(() =>
  import('@/lib/web-apps/schema').then((module) => module.createWebAppSchema),
);

const defaults: CreateWebAppForm = {
  Name: '',
  InstanceArn: '',
  Role: '',
  AccessEndpoint: '',
  Units: 1,
  WebAppEndpointPolicy: 'STANDARD',
  EndpointType: 'PUBLIC',
  Vpc: { VpcId: '', SubnetIds: '', SecurityGroupIds: '', IpAddressType: 'IPV4' },
  Tags: [],
};

export function NewWebAppForm({ environmentId }: { environmentId: string }) {
  const router = useRouter();
  const toast = useToast();
  const { role } = useCaller();
  const form: WebAppForm = useForm({ defaultValues: defaults, resolver, mode: 'onTouched' });
  const create = useCreateWebApp(environmentId);
  const [type, tags, address, policy] = useWatch({
    control: form.control,
    name: ['EndpointType', 'Tags', 'AccessEndpoint', 'WebAppEndpointPolicy'],
  });
  const set = [address.trim(), policy === 'FIPS' && 'FIPS'].filter(Boolean).join(', ');
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { WebAppId } = await create.mutateAsync(values);
        toast.success('Web app created');
        router.push(webAppHref(environmentId, WebAppId) as never);
      }}
      submitLabel="Create web app"
      submitError={create.error?.error}
      submitDisabledReason={reasonAgainst(role, 'CreateWebApp')}
      cancel={`/e/${environmentId}/web-apps`}
      equivalent={async (values) => {
        const { toCreateWebAppInput } = await import('@/lib/web-apps/schema');
        return { kind: 'WebApp', name: values.Name || 'web app', source: toCreateWebAppInput(values) };
      }}
    >
      <TextField
        form={form}
        name="Name"
        label="Name"
        optional
        help="Kept as the tag Name. What people read is the title, given later."
        autoComplete="off"
      />
      <UsedValueField
        form={form}
        name="InstanceArn"
        kind="identity-center"
        usedBy="web-app"
        label="IAM Identity Center instance"
        mono
        autoComplete="off"
        placeholder="arn:aws:sso:::instance/ssoins-0123456789abcdef"
        help="Its people sign in. Cannot be changed later; AWS makes an application there."
      />
      <UsedValueField
        form={form}
        name="Role"
        kind="role"
        usedBy="web-app"
        label="Role that reaches the files"
        mono
        autoComplete="off"
        placeholder="arn:aws:iam::111122223333:role/web-app-bearer"
        help="It must trust transfer.amazonaws.com for sts:AssumeRole and sts:SetContext, and may ask S3 Access Grants for data."
      />
      <TextField
        form={form}
        name="Units"
        label="Units"
        number
        help={`Each serves ${SESSIONS_PER_UNIT} people at a time. AWS allows four unless it raised that.`}
      />
      <RadioCardsField
        form={form}
        name="EndpointType"
        label="Endpoint"
        help="Cannot be changed later."
        options={[
          {
            value: 'PUBLIC',
            label: 'Public',
            help: 'Opened from anywhere; the sign-in keeps strangers out.',
          },
          { value: 'VPC', label: 'In a VPC', help: 'Opened from inside your network only.' },
        ]}
      />
      {type === 'VPC' && <VpcFields form={form} />}
      <FormSection title="Address and policy" folded summary={set || 'As AWS gives them'}>
        <TextField
          form={form}
          name="AccessEndpoint"
          label="Custom address"
          optional
          mono
          placeholder="https://files.example.com"
          help="Its DNS and certificate are yours to make."
        />
        <RadioCardsField
          form={form}
          name="WebAppEndpointPolicy"
          label="Endpoint policy"
          help="Cannot be changed later."
          options={[
            { value: 'STANDARD', label: 'Standard' },
            { value: 'FIPS', label: 'FIPS', help: 'In Regions with FIPS endpoints only.' },
          ]}
        />
      </FormSection>
      <FormSection title="Tags" folded summary={tags.length > 0 ? plural(tags.length, 'tag') : 'None'}>
        <TagsField form={form} name="Tags" label="Tags" />
      </FormSection>
    </Form>
  );
}

function VpcFields({ form }: { form: WebAppForm }) {
  return (
    <>
      <UsedValueField
        form={form}
        name="Vpc.VpcId"
        kind="vpc"
        usedBy="web-app"
        label="VPC"
        mono
        placeholder="vpc-0123456789abcdef0"
      />
      <TextareaField
        form={form}
        name="Vpc.SubnetIds"
        label="Subnets"
        mono
        rows={2}
        placeholder="subnet-0123456789abcdef0"
        help="One a line."
      />
      <TextareaField
        form={form}
        name="Vpc.SecurityGroupIds"
        label="Security groups"
        optional
        mono
        rows={2}
        placeholder="sg-0123456789abcdef0"
        help="AWS does not tell them again."
      />
      <RadioCardsField
        form={form}
        name="Vpc.IpAddressType"
        label="IP addresses"
        options={[
          { value: 'IPV4', label: 'IPv4' },
          { value: 'DUALSTACK', label: 'IPv4 and IPv6' },
        ]}
      />
    </>
  );
}
